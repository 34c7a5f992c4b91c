"""The settings of a picture: presets, style losses, and the controls around them."""
