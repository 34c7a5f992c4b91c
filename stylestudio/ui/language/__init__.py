"""The words of the window in the language of the user."""
