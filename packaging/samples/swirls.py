"""Style: a night over wheat fields in thick, swirling oil strokes, blue against gold."""

from __future__ import annotations

import numpy as np
from PIL import Image

from samples.brush import Painter, trace
from samples.canvas import (
    Array,
    Rng,
    blur,
    fbm,
    grain,
    mesh,
    mix,
    ramp,
    reduce_to,
    resize,
    rgb,
    smooth,
    to_image,
)  # fmt: skip

MOON = (0.785, 0.135, 0.046)
STARS = (
    (0.27, 0.075, 0.016), (0.395, 0.052, 0.012), (0.535, 0.095, 0.017), (0.655, 0.055, 0.011),
    (0.315, 0.335, 0.013), (0.93, 0.285, 0.015), (0.70, 0.345, 0.011), (0.045, 0.085, 0.014),
    (0.945, 0.055, 0.010), (0.245, 0.205, 0.012), (0.85, 0.385, 0.009), (0.03, 0.30, 0.012),
)  # fmt: skip
# Two great eddies that turn against each other carry the eye across the sky.
EDDIES = ((0.43, 0.215, 0.085, 1.0), (0.595, 0.275, 0.062, -1.0), (0.13, 0.20, 0.05, -1.0))


def _sky_flow(x: Array, y: Array) -> tuple[Array, Array]:
    vx = np.ones_like(x)
    vy = 0.45 * np.cos(x * 9.0 + 1.2) + 0.25 * np.sin(x * 21 + y * 8)
    whirls = [(cx, cy, r * 1.25, sign * 4.0) for cx, cy, r, sign in EDDIES]
    whirls += [(cx, cy, r * 2.6, 5.0) for cx, cy, r in (MOON, *STARS)]
    for cx, cy, radius, power in whirls:
        dx, dy = x - cx, y - cy
        r = np.hypot(dx, dy) + 1e-5
        pull = power * np.exp(-((r / radius) ** 2))
        # A little inward drift turns the circles into spirals.
        vx += pull * (-dy - 0.22 * dx) / r
        vy += pull * (dx - 0.22 * dy) / r
    return vx, vy


def _lines(x: Array) -> tuple[Array, Array, Array]:
    """Heights of the far ridge, the near hills and the edge of the wheat."""
    far = 0.468 - 0.035 * np.sin(x * 7.0 + 0.3) - 0.03 * np.exp(-(((x - 0.86) / 0.12) ** 2))
    near = 0.535 + 0.022 * np.sin(x * 9.0 + 2.2) + 0.008 * np.sin(x * 23)
    wheat = 0.615 + 0.028 * np.sin(x * 5.5 + 0.4) - 0.02 * x
    return far, near, wheat


def _cypress(x: Array, y: Array) -> Array:
    """Mask of two flame-like trees at the left (positive inside)."""
    inside = np.full_like(x, -1.0)
    for cx, top, foot, wide in ((0.135, 0.10, 0.80, 0.062), (0.222, 0.33, 0.80, 0.040)):
        t = np.clip((y - top) / (foot - top), 0, 1)
        lick = 0.30 * np.sin(y * 46 + cx * 90) + 0.22 * np.sin(y * 83 + 1.0 + x * 40)
        half = wide * (t**0.75) * (1.12 - 0.5 * t) * (1 + 0.35 * lick)
        centre = cx + 0.012 * np.sin(y * 15 + cx * 30)
        inside = np.maximum(inside, np.where(y > top, half - np.abs(x - centre), -1.0))
    return inside


def _plan(x: Array, y: Array, rng: Rng) -> tuple[Array, Array, Array, Array]:
    """Colours, direction and region number of the scene before any stroke is laid."""
    high, wide = x.shape
    cloud = fbm(wide, high, rng, 5, 4)
    vx, vy = _sky_flow(x, y)
    sky = ramp(
        y + 0.02 * cloud,
        [(0.0, "142a6e"), (0.16, "1d48a0"), (0.30, "2f6fbd"), (0.40, "6aa9c9"), (0.48, "cfd9a2")],
    )
    for cx, cy, radius, sign in EDDIES:
        dx, dy = x - cx, y - cy
        r, angle = np.hypot(dx, dy), np.arctan2(dy, dx)
        band = 0.5 + 0.5 * np.sin(2 * angle * sign + r * 150)
        near = np.exp(-((r / (radius * 1.7)) ** 2))
        sky = mix(sky, ramp(band, [(0, "173a8c"), (0.5, "5f9fd0"), (1, "e3ecd8")]), near * 0.9)
    river = np.exp(-(((y - 0.40 - 0.025 * np.sin(x * 8)) / 0.022) ** 2))
    sky = mix(sky, rgb("e9e6b8"), river * (0.55 + 0.3 * np.sin(x * 17)))
    for cx, cy, radius in (*STARS, MOON):
        r = np.hypot(x - cx, y - cy) / radius
        ring = 0.5 + 0.5 * np.cos(r * 5.2)
        halo = np.exp(-((r / 2.7) ** 2))
        glow = mix(rgb("f4d35a"), rgb("8fc0cc"), smooth(0.8, 3.2, r) * 0.8 + 0.2 * ring)
        sky = mix(sky, glow, np.clip(halo * (0.75 + 0.4 * ring), 0, 1))
        sky = mix(sky, rgb("fff0a0"), 1 - smooth(0.75, 1.1, r))
    moon = np.hypot(x - MOON[0], y - MOON[1]) < MOON[2]
    bite = np.hypot(x - MOON[0] + 0.020, y - MOON[1] + 0.012) < MOON[2] * 0.8
    sky[moon] = rgb("f6b52e")
    sky[moon & bite] = rgb("fbe487")

    far, near, wheat = _lines(x)
    region = np.zeros(x.shape, dtype=np.int32)
    colour = sky
    stripes = np.sin((y - far) * 160 + 6 * np.sin(x * 12))
    hills = mix(rgb("2b4a8f"), rgb("5a86b4"), 0.5 + 0.5 * stripes)
    colour = np.where((y > far)[..., None], hills, colour)
    region[y > far] = 1
    rows = np.sin((y - near) * 150 + 5 * np.sin(x * 14 + 1))
    meadow = ramp(0.5 + 0.5 * rows, [(0, "163f4f"), (0.5, "2f7a62"), (1, "8fb35b")])
    colour = np.where((y > near)[..., None], meadow, colour)
    region[y > near] = 2
    depth = (y - wheat) / 0.2
    wave = np.sin(depth * 16 + 5 * np.sin(x * 8 + depth * 2.0) + cloud)
    corn = ramp(0.5 + 0.5 * wave, [(0, "9a5a1c"), (0.35, "d08f24"), (0.7, "f0c03c"), (1, "fbe592")])
    corn = mix(corn, rgb("7d6a2a"), smooth(0.6, 1.1, depth) * 0.35)
    colour = np.where((y > wheat)[..., None], corn, colour)
    region[y > wheat] = 3
    # Directions on the ground follow the folds of the land.
    flat = np.gradient(far, axis=1) * wide
    vx, vy = (
        np.where(y > far, 1.0, vx),
        np.where(y > far, flat + 0.35 * np.sin(x * 24 + y * 60), vy),
    )
    sway = 0.75 * np.sin(x * 10 + depth * 3.1) + 0.25 * np.sin(x * 27)
    vx, vy = np.where(y > wheat, 1.0, vx), np.where(y > wheat, sway, vy)
    tree = _cypress(x, y)
    flame = 0.5 + 0.5 * np.sin(x * 170 + 4 * np.sin(y * 30) + 2 * cloud)
    leaves = ramp(flame, [(0, "0c1c22"), (0.5, "16402f"), (0.8, "3c6a35"), (1, "8a6a2a")])
    colour = np.where((tree > 0)[..., None], leaves, colour)
    region[tree > 0] = 4
    vx = np.where(tree > -0.004, 0.45 * np.sin(y * 40 + x * 60), vx)
    vy = np.where(tree > -0.004, -1.0, vy)
    return colour.astype(np.float32), vx, vy, region


class _Dabber:
    """Single short strokes at given places, for the few things that are drawn by hand."""

    def __init__(self, painter: Painter, unit: float, rng: Rng) -> None:
        self.painter, self.unit, self.rng = painter, unit, rng

    def dab(self, x0: float, y0: float, x1: float, y1: float, width: float, code: str) -> None:
        k = self.unit
        xs, ys = np.array([x0, (x0 + x1) / 2, x1]) * k, np.array([y0, (y0 + y1) / 2, y1]) * k
        first = rgb(code) * (1 + 0.10 * self.rng.standard_normal())
        second = first * (1.12 + 0.1 * self.rng.standard_normal())
        self.painter.stroke(xs, ys, width * k, first, second, 0.18)

    def arc(
        self, cx: float, cy: float, radius: float, start: float, width: float, code: str
    ) -> None:
        a = start + np.linspace(0, 1.5, 9)
        k = self.unit
        first = rgb(code) * (1 + 0.05 * self.rng.standard_normal())
        xs, ys = (cx + radius * np.cos(a)) * k, (cy + radius * np.sin(a)) * k
        self.painter.stroke(xs, ys, width * k, first, first * 1.06, 0.1)


def _lamps(hand: _Dabber) -> None:
    """Close the hearts of eddies, stars and moon with rings of thick, pale paint."""
    for cx, cy, radius, _sign in EDDIES:
        for ring, code in enumerate(("5b98cf", "9cc6de", "d3e4e4")):
            for part in range(4):
                hand.arc(cx, cy, radius * 0.09 * (3 - ring), part * 1.57 + ring, 0.008, code)
    for i, (cx, cy, radius) in enumerate((*STARS, MOON)):
        moon = i == len(STARS)
        tones = ("f7c53a", "fbe07a", "fff3b8") if moon else ("f6d566", "fdeea0", "fffbe0")
        for ring, (share, code) in enumerate(zip((0.86, 0.52, 0.18), tones, strict=True)):
            for part in range(5):
                width = radius * (0.34 if moon else 0.5)
                hand.arc(cx, cy, radius * share, part * 1.26 + ring, width, code)


def _village(hand: _Dabber) -> None:
    """Crowded roofs among trees, a few lit windows and a steeple, each laid in a few strokes."""
    rng = hand.rng
    walls = ("33507f", "48688f", "2b446f", "6a7f96", "55708a", "7d8a8c")
    for row, y in enumerate((0.545, 0.558, 0.573)):
        x = 0.405 + 0.02 * row
        while x < 0.79 - 0.015 * row:
            w = 0.020 + 0.016 * rng.random()
            base = y + 0.005 * np.sin(x * 40) + 0.004 * rng.standard_normal()
            h = 0.014 + 0.008 * rng.random()
            if rng.random() < 0.30:
                for _ in range(7):
                    bx, by = x + w * rng.random(), base - 0.022 * rng.random()
                    hand.dab(
                        bx,
                        by + 0.006,
                        bx + 0.004,
                        by - 0.006,
                        0.008,
                        ("17394a", "24594c", "3f7a4e")[int(rng.integers(3))],
                    )
                x += w * 0.7
                continue
            wall = walls[int(rng.integers(len(walls)))]
            hand.dab(x, base - h * 0.5, x + w * 0.6, base - h * 0.5, h, wall)
            hand.dab(x + w * 0.55, base - h * 0.5, x + w, base - h * 0.5, h, "22385e")
            roof = ("9c4a2c", "b8642f", "6f3434", "7f4f3c", "3f5f7a")[int(rng.integers(5))]
            top, eave = base - h * 1.75, base - h * 0.95
            hand.dab(x - 0.003, eave, x + w * 0.42, top, 0.0085, roof)
            hand.dab(x + w * 0.36, top, x + w + 0.003, eave, 0.0085, roof)
            if rng.random() < 0.65:
                wx = x + w * (0.2 + 0.35 * rng.random())
                hand.dab(wx, base - h * 0.7, wx, base - h * 0.25, 0.0048, "ffdc6a")
            x += w * (0.92 + 0.25 * rng.random())
    x = 0.563
    for dx, code in ((-0.005, "5a7698"), (0.005, "31486f")):
        hand.dab(x + dx, 0.566, x + dx, 0.505, 0.011, code)
        hand.dab(
            x + dx * 0.9, 0.507, x + dx * 0.05, 0.432, 0.0075, ("3c5c86", "22375c")[int(dx > 0)]
        )
    hand.dab(x - 0.002, 0.528, x - 0.002, 0.518, 0.005, "ffdc6a")


def draw(size: int = 1024, seed: int = 11) -> Image.Image:
    """Paint the picture with its longer side at size pixels."""
    rng = np.random.default_rng(seed)
    wide, high = size, int(size * 0.79)
    k = 2
    x, y = mesh(wide, high)
    colour, vx, vy, region = _plan(x, y, rng)
    # A thin underpainting in the same colours keeps gaps between strokes from showing canvas.
    under = np.stack(
        [resize(blur(colour[..., c], 3.0), wide * k, high * k) for c in range(3)], axis=-1
    )
    painter = Painter(wide * k, high * k, rng, under * 0.82)
    unit = wide * k
    palette = [rgb(c) for c in ("1b3f9a", "4fa0c8", "f3c23d", "e8e0a8", "2a6a6a")]
    # (stroke width, length, how often the canvas is covered, regions)
    layers = (
        (0.020, 0.12, 3.0, (0, 1, 2, 3)),
        (0.0105, 0.085, 2.6, (0,)), (0.0065, 0.055, 2.2, (0,)),
        (0.010, 0.07, 2.6, (1, 2)), (0.006, 0.045, 2.0, (1, 2)),
        (0.011, 0.075, 2.6, (3,)), (0.0062, 0.05, 2.4, (3,)),
        (0.012, 0.075, 3.0, (4,)), (0.0065, 0.05, 2.4, (4,)),
    )  # fmt: skip
    for number, (width, length, cover, regions) in enumerate(layers):
        if number == 7:
            _lamps(_Dabber(painter, unit, rng))
            _village(_Dabber(painter, unit, rng))
        inside = np.isin(region, regions)
        count = int(inside.sum() / (wide * wide) / (width * length) * cover)
        spots = rng.choice(np.flatnonzero(inside.ravel()), count)
        sy, sx = np.divmod(spots, wide)
        steps = 18
        lengths = length * (0.6 + 0.7 * rng.random(count))
        xs, ys = trace(vx, vy, sx + 0.5, sy + 0.5, steps, float(length * wide / steps))
        base = colour[sy, sx]
        for i in range(count):
            part = max(4, int(steps * lengths[i] / (length * 1.3)))
            lo = (steps - part) // 2
            px, py = xs[i, lo : lo + part], ys[i, lo : lo + part]
            # Do not let a stroke run over the outline of what it paints.
            here = region[
                np.clip(py.astype(int), 0, high - 1), np.clip(px.astype(int), 0, wide - 1)
            ]
            same = np.isin(here, regions) if number else np.ones(part, dtype=bool)
            px, py = px[same], py[same]
            if len(px) < 4:
                continue
            if rng.random() < 0.5:
                px, py = px[::-1], py[::-1]
            tint = palette[int(rng.integers(len(palette)))]
            first = mix(base[i], tint, 0.16 * rng.random()) * (1 + 0.13 * rng.standard_normal())
            second = mix(base[i], tint, 0.10 * rng.random()) * (1 + 0.13 * rng.standard_normal())
            painter.stroke(px * k, py * k, width * unit, first, second, 0.25 + 0.3 * rng.random())
    picture = painter.lit(0.55, 0.35)
    return to_image(grain(reduce_to(picture, wide, high), rng, 0.01))
