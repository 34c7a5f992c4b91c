"""The pictures of the canvas: how they come about, are shown, kept, left and continued."""
