"""An oil brush: loads of bristles that leave colour and a relief of paint on the canvas."""

from __future__ import annotations

import numpy as np

from samples.canvas import Array, Rng, blur, relief, sample


def trace(
    vx: Array, vy: Array, x: Array, y: Array, steps: int, stride: float, both: bool = True
) -> tuple[Array, Array]:
    """Follow a direction field from many starting places at once: (strokes, steps) each.

    Strokes start in their middle by default, so that they sit on the spot they take colour from.
    """
    back = steps // 2 if both else 0
    xs = np.zeros((len(x), steps), dtype=np.float32)
    ys = np.zeros_like(xs)
    for sign, count, start in ((-1.0, back, back), (1.0, steps - back, back)):
        px, py = x.astype(np.float32).copy(), y.astype(np.float32).copy()
        for i in range(count):
            at = start + i if sign > 0 else start - 1 - i
            if sign > 0 and i == 0:
                xs[:, at], ys[:, at] = px, py
                continue
            ux, uy = sample(vx, px, py), sample(vy, px, py)
            norm = stride * sign / np.maximum(np.hypot(ux, uy), 1e-5)
            px, py = px + ux * norm, py + uy * norm
            xs[:, at], ys[:, at] = px, py
    return xs, ys


class Painter:
    """A canvas that remembers how thick its paint is, so that light can graze over it."""

    def __init__(self, width: int, height: int, rng: Rng, ground: Array) -> None:
        self.width, self.height, self.rng = width, height, rng
        self.colour = np.ones((height, width, 3), dtype=np.float32) * ground
        self.paint = np.zeros((height, width), dtype=np.float32)
        # Bristle marks: fine across the stroke and long along it, drifting slowly.
        bank = rng.standard_normal((1400, 512)).astype(np.float32)
        fine = blur_axes(bank, 30.0, 0.8)
        broad = blur_axes(bank[::-1], 60.0, 3.0)
        self.bristles = (fine / fine.std() + 0.8 * broad / broad.std()) / 1.3

    def stroke(
        self, xs: Array, ys: Array, width: float, first: Array, second: Array, dry: float = 0.3
    ) -> None:
        """Drag a brush loaded with two colours along a path; it runs dry towards the end."""
        ds = np.hypot(np.diff(xs), np.diff(ys)).sum()
        count = max(4, int(ds / 0.75))
        where = np.linspace(0, len(xs) - 1, count)
        idx = np.arange(len(xs))
        px, py = np.interp(where, idx, xs), np.interp(where, idx, ys)
        tx, ty = np.gradient(px), np.gradient(py)
        norm = np.maximum(np.hypot(tx, ty), 1e-6)
        nx, ny = -ty / norm, tx / norm
        across = max(3, int(width / 0.72))
        t = np.linspace(-1, 1, across, dtype=np.float32)
        s = np.linspace(0, 1, count, dtype=np.float32)
        oy = int(self.rng.integers(0, max(1, self.bristles.shape[0] - count)))
        ox = int(self.rng.integers(0, max(1, self.bristles.shape[1] - across)))
        marks = self.bristles[oy : oy + count, ox : ox + across]
        marks = marks[np.arange(count) % len(marks)][:, np.arange(across) % marks.shape[1]]
        taper = np.clip(np.minimum(s / 0.10, (1 - s) / 0.22), 0, 1) ** 0.5
        half = 0.5 * width * (0.45 + 0.55 * taper)
        gx = px[:, None] + nx[:, None] * half[:, None] * t
        gy = py[:, None] + ny[:, None] * half[:, None] * t
        thin = dry * (1.2 * s[:, None] ** 2 + 0.9 * np.abs(t) ** 6) * 3.2 - 2.0
        keep = (marks > thin) & (gx >= 0) & (gy >= 0) & (gx < self.width) & (gy < self.height)
        xi, yi = gx[keep].astype(np.int32), gy[keep].astype(np.int32)
        blend = np.clip(0.5 + 0.55 * t + 0.22 * marks, 0, 1)[keep][:, None]
        tone = (1.0 + 0.055 * marks[keep])[:, None]
        self.colour[yi, xi] = (first + (second - first) * blend) * tone
        body = (0.55 - 0.25 * s[:, None]) * (1 - t**4) + 0.30 * np.exp(
            -(((np.abs(t) - 0.8) / 0.12) ** 2)
        )
        ridge = (body + 0.16 * marks) * (0.4 + 0.6 * taper[:, None])
        self.paint[yi, xi] = 0.35 * self.paint[yi, xi] + ridge[keep] * width**0.5

    def lit(self, strength: float, gloss: float) -> Array:
        """Return the painting under a light from the upper left."""
        height = blur(self.paint, 0.9)
        diffuse, shine = relief(height, strength)
        shade = np.clip(diffuse, 0.45, 1.4)[..., None]
        return np.clip(self.colour * shade + (gloss * shine)[..., None] * 0.5, 0, 1)


def blur_axes(field: Array, down: float, across: float) -> Array:
    """Blur by different amounts along the two axes (circular: the bank may repeat)."""
    fy = np.fft.fftfreq(field.shape[0])[:, None]
    fx = np.fft.rfftfreq(field.shape[1])[None, :]
    kernel = np.exp(-2.0 * np.pi**2 * ((down * fy) ** 2 + (across * fx) ** 2))
    out = np.fft.irfft2(np.fft.rfft2(field) * kernel, s=field.shape)
    return np.asarray(out, dtype=np.float32)
