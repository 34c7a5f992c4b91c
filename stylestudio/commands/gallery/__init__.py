"""``stylestudio gallery``: the pictures that there are, without a window. No torch, no Qt."""
