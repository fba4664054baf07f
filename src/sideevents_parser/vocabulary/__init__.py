"""Floor 0: the words that all other floors speak. Imports nothing of ours."""
