"""Paint, Stop and Pause, how long it takes, and how far it is."""
