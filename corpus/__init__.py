"""Articles and what they say: reading, cleaning, annotating, storing."""

__version__ = "0.1.0"
