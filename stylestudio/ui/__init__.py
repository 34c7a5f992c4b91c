"""The window. One widget a file; nothing here imports torch."""
