"""The queue of runs, to look at and to change."""
