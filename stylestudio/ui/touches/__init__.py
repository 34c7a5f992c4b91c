"""Finishing touches, without painting again."""
