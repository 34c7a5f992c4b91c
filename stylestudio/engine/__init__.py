"""The transfer itself. Importing this package loads nothing; its modules load torch."""
