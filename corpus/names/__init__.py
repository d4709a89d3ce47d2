"""Names: people, organisations, places, weapons."""
