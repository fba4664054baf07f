"""``python -m sideevents_parser`` is the command ``sideevents``."""

from sideevents_parser.cli import main

main()
