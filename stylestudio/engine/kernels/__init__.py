"""The ways to compute one frozen 3×3 convolution; ``calibration`` picks the fastest for each."""
