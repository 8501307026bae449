"""`python -m tracker.cli`, the same as `tracker`."""

from tracker.cli.app import main

main()
