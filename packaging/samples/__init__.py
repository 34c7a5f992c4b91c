"""Procedural pictures that ship with the program as its example photos and paintings."""
