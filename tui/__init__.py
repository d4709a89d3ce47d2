"""The terminal: commands, screen, panes."""
