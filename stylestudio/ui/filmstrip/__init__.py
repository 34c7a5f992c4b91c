"""The row of kept pictures along the bottom of the window."""
