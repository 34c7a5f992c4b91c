"""Wet watercolour: washes that mingle, granulate and dry with a dark rim."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from samples.canvas import Array, Rng, fbm, mix, noise_at, resize, rgb, smooth

Shape = Callable[[Array, Array], Array]


def _noise(x: Array, y: Array, octaves: int, gain: float = 0.5) -> Array:
    """Noise for a wash; large washes are blotchy anyway and take it at half the resolution."""
    if x.size < 400_000:
        return noise_at(x, y, octaves, gain)
    small = noise_at(x[::2, ::2], y[::2, ::2], octaves, gain)
    return resize(small, x.shape[1], x.shape[0])


class Sheet:
    """Wet paper: every wash soaks in, multiplies what lies below and dries with a dark rim."""

    def __init__(self, wide: int, high: int, rng: Rng) -> None:
        self.wide, self.high, self.rng = wide, high, rng
        tooth = fbm(wide, high, rng, 240, 3, 0.7)
        self.tooth = np.clip(tooth * 0.5, -1.2, 1.2)
        paper = rgb("fbf7ec") * (1 + 0.010 * tooth + 0.008 * fbm(wide, high, rng, 4, 3))[..., None]
        self.paper = paper.astype(np.float32)
        self.picture = self.paper.copy()

    def lift(self, shape: Shape, box: tuple[float, float, float, float], share: float) -> None:
        """Bring back the paper, as if masking fluid had kept the washes off."""
        n = self.wide
        x0, y0 = max(0, int(box[0] * n)), max(0, int(box[1] * n))
        x1, y1 = min(n, int(box[2] * n) + 1), min(self.high, int(box[3] * n) + 1)
        if x1 - x0 < 1 or y1 - y0 < 1:
            return
        y, x = np.mgrid[y0:y1, x0:x1].astype(np.float32) / n
        inner = shape(x, y) + 0.002 * noise_at(x * 30, y * 30, 3)
        back = smooth(-0.0015, 0.0015, inner) * share
        old = self.picture[y0:y1, x0:x1]
        self.picture[y0:y1, x0:x1] = mix(old, self.paper[y0:y1, x0:x1], back)

    def wash(
        self, shape: Shape, box: tuple[float, float, float, float], first: str, second: str,
        load: float = 1.0, rim: float = 0.5, wet: float = 0.0, wobble: float = 1.0,
        bloom: float = 0.0, dry: float = 0.0, flow: float = 5.0,
    ) -> None:  # fmt: skip
        """Lay one wash; shape gives the inner distance in picture widths at (x, y).

        Two pigments mingle in it. wet softens the edge, rim is how much pigment dries there,
        bloom lets drops of clear water push the colour aside, dry skips over the paper's tooth.
        """
        n = self.wide
        x0, y0 = max(0, int(box[0] * n)), max(0, int(box[1] * n))
        x1, y1 = min(n, int(box[2] * n) + 1), min(self.high, int(box[3] * n) + 1)
        if x1 - x0 < 3 or y1 - y0 < 3:
            return
        y, x = np.mgrid[y0:y1, x0:x1].astype(np.float32) / n
        ox, oy = self.rng.random(2) * 200
        edge = 0.0035 * _noise(x * 26 + ox, y * 26 + oy, 4, 0.6) * wobble
        inner = shape(x, y) + edge
        tooth = self.tooth[y0:y1, x0:x1]
        soft = 0.0012 + wet
        cover = smooth(-soft, soft, inner + 0.0006 * tooth)
        if dry:
            cover = cover * smooth(-0.25, 0.25, tooth + 0.9 - 1.6 * dry + 20 * inner)
        mingle = _noise(x * flow + oy, y * flow + ox, 4, 0.55)
        pool = _noise(x * flow * 0.8 + ox, y * flow * 1.3 + oy, 3)
        amount = 0.80 + 0.28 * pool + 0.16 * tooth * (1 + 0.5 * load)
        amount = amount + rim * np.exp(-np.maximum(inner, 0) / 0.0022) * (
            1 - smooth(0, 0.01, np.float32(wet))
        )
        amount = amount + 0.35 * rim * np.exp(-np.maximum(inner, 0) / 0.010)
        if bloom:
            drop = _noise(x * 6 + ox * 2, y * 6, 2) + 0.22 * _noise(x * 40, y * 40 + ox, 3)
            back = smooth(0.85, 1.25, drop)
            crest = np.exp(-(((drop - 0.85) / 0.07) ** 2))
            amount = amount * (1 - 0.65 * bloom * back) + 0.40 * bloom * crest
        blend = smooth(-0.9, 0.9, mingle + 0.15 * tooth)
        ink = mix(-np.log(rgb(first) + 0.02), -np.log(rgb(second) + 0.02), blend)
        stop = ink * (np.clip(amount, 0.05, 2.6) * cover * load)[..., None]
        self.picture[y0:y1, x0:x1] *= np.exp(-stop).astype(np.float32)


def line(
    sheet: Sheet, points: tuple[tuple[float, float], ...], thick: float, first: str, second: str,
    load: float, taper: float = 0.75,
) -> None:  # fmt: skip
    """A brush line through a few points, tapering towards its end."""
    count = len(points) - 1

    def shape(x: Array, y: Array) -> Array:
        best = np.full(x.shape, -1.0, dtype=np.float32)
        for i in range(count):
            (ax, ay), (bx, by) = points[i], points[i + 1]
            dx, dy = bx - ax, by - ay
            t = np.clip(((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy + 1e-9), 0, 1)
            half = thick * (1 - taper * (i + t) / count)
            best = np.maximum(best, half - np.hypot(x - ax - t * dx, y - ay - t * dy))
        return best

    xs, ys = [p[0] for p in points], [p[1] for p in points]
    box = (min(xs) - 0.01, min(ys) - 0.01, max(xs) + 0.01, max(ys) + 0.01)
    sheet.wash(shape, box, first, second, load, 0.35, 0, 0.22, 0, 0, 20)


def disc(cx: float, cy: float, radius: float) -> Shape:
    return lambda x, y: np.asarray(radius - np.hypot(x - cx, y - cy))


def drop(sheet: Sheet, cx: float, cy: float, radius: float, code: str, load: float) -> None:
    box = (
        cx - 2 * radius - 0.003,
        cy - 2 * radius - 0.003,
        cx + 2 * radius + 0.003,
        cy + 2 * radius + 0.003,
    )
    sheet.wash(disc(cx, cy, radius), box, code, code, load, 0.6, 0, 0.25)
