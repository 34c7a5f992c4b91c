"""What lies behind Details: curves and figures of a run."""
