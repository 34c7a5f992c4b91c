"""Where finished pictures are kept. No Qt, no torch."""
