"""Floor 3: the fields of one block."""
