"""Pictures from disk to pixels and back. Pillow and numpy, no torch, no Qt."""
