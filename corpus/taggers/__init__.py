"""Taggers of names that the reader has installed, asked in place of Dateline's own model."""
