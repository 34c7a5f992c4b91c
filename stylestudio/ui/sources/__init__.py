"""The left side of the window: the photo, the paintings, and how pictures get there."""
