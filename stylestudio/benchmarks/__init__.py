"""What ``stylestudio bench`` measures: ratios against the plain method, on this machine."""
