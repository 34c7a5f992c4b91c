"""The settings of the program: their window, and what comes of them."""
