"""What the program says by itself: in the window and on the desktop."""
