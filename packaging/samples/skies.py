"""Heaped clouds for the two photographs."""

from __future__ import annotations

import numpy as np

from samples.canvas import Array, noise_at, smooth


def _heap(x: Array, y: Array, fine: int) -> Array:
    """Density of cloud: large masses whose edges are built from ever smaller billows."""
    mass = noise_at(x, y, 2, 0.5)
    total, weight = np.zeros_like(mass), 0.62
    for octave in range(fine):
        f = 2.3 * 2.05**octave
        billow = 1.0 - 1.5 * np.abs(noise_at(x * f + 13 * octave, y * f + 5 * octave, 1))
        total += weight * billow
        weight *= 0.56
    return np.asarray(mass + 0.62 * total)


def clouds(x: Array, y: Array, cover: float, toward: tuple[float, float]) -> tuple[Array, Array]:
    """Opacity and brightness (0..1) of clouds; toward points at the sun in the same units."""
    dense = _heap(x, y, 6)
    inside = dense - cover
    alpha = smooth(0.0, 0.75, inside)
    light = np.zeros_like(dense)
    for far, share in ((0.07, 0.5), (0.20, 0.3), (0.45, 0.2)):
        there = _heap(x + toward[0] * far, y + toward[1] * far, 4)
        light += share * np.clip(there - cover + 0.2, 0, 1.6)
    lit = np.clip(1.02 - 0.52 * light + 0.10 * (1 - alpha), 0, 1)
    return alpha, lit
