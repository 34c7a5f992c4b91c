"""The headless commands, one file each. ``cli`` reads the arguments and calls them."""
