"""Floor 4: what is meant."""
