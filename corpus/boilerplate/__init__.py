"""What of a page is not the article: lines, heads, tails and furniture, each kind with its rules."""
