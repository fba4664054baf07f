"""The zone that is written at a place in the text."""
