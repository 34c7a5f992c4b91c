"""The transfer itself. Importing this package loads nothing; its modules load torch."""

from stylestudio.engine.allocator import use_large_pages

# Here, as torch looks once, when it first takes memory.
use_large_pages()
