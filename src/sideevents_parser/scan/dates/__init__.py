"""The day that is written at a place in the text."""
