"""Going back to earlier moments of a run."""
