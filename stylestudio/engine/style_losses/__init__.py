"""One file a style loss. Importing this package loads nothing; see ``registry``."""
