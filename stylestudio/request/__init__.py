"""What the user asks for, as one frozen value. Pure Python."""
