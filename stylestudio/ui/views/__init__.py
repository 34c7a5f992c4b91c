"""Where pictures are looked at and compared: one shared zoom, five ways to see them."""
