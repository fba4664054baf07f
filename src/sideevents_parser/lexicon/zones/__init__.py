"""Zone names and places, as sorted tables."""
