"""The Help menu and what it opens."""
