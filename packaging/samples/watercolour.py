"""Style: poppies before blue hills in wet watercolour on rough paper."""

from __future__ import annotations

import numpy as np
from PIL import Image

from samples.canvas import Array, blur, noise_at, reduce_to, to_image
from samples.wash import Sheet, disc, drop, line


def _poppy(sheet: Sheet, cx: float, cy: float, size: float, turn: float, tilt: float) -> None:
    """An open poppy: back petals, front petals, then a dark heart let into the wet red."""
    rng = sheet.rng
    reds = (("e8402a", "f58a4a"), ("d92b2b", "f0603a"), ("e2352f", "f7a15a"), ("cf2438", "ee5a3c"))
    for i, spin in enumerate((0.2, 2.0, 3.7, 5.2, 1.1)):
        angle = turn + spin + 0.25 * rng.standard_normal()
        reach = size * (0.92 + 0.22 * rng.random()) * (0.82 if i == 4 else 1)
        key = rng.random() * 50

        def petal(
            x: Array, y: Array, a: float = angle, r: float = reach, key: float = key
        ) -> Array:
            dx, dy = x - cx, (y - cy) / tilt
            u = dx * np.cos(a) + dy * np.sin(a)
            v = -dx * np.sin(a) + dy * np.cos(a)
            theta = np.arctan2(v, u - 0.46 * r)
            frill = 1 + 0.07 * np.sin(theta * 9 + key) + 0.08 * np.sin(theta * 4 + 2 * key)
            return np.asarray(0.60 * r * frill - np.hypot((u - 0.46 * r) * 1.05, v * 0.86))

        first, second = reds[int(rng.integers(len(reds)))]
        box = (cx - 1.5 * size, cy - 1.5 * size, cx + 1.5 * size, cy + 1.5 * size)
        sheet.lift(petal, box, 0.90 if i < 2 else 0.45)
        sheet.wash(petal, box, first, second, 0.70 + 0.2 * rng.random(), 0.55, 0, 0.6, 0.45, 0, 16)
        # Creases run from the heart to the rim.
        for _ in range(3):
            a = angle + 0.32 * rng.standard_normal()
            ex, ey = cx + np.cos(a) * reach * 0.85, cy + np.sin(a) * reach * 0.85 * tilt
            line(sheet, ((cx, cy), (ex, ey)), size * 0.022, "a8182c", "d8402e", 0.35, 0.3)

    def heart(x: Array, y: Array) -> Array:
        return np.asarray(size * 0.20 - np.hypot(x - cx, (y - cy) / tilt))

    box = (cx - size, cy - size, cx + size, cy + size)
    sheet.wash(heart, box, "3a2140", "57202c", 1.1, 0.2, 0.010, 2.0, 0, 0, 30)
    sheet.wash(lambda x, y: heart(x, y) - size * 0.09, box, "1c2a2a", "25183a", 1.3, 0.5)
    for _ in range(16):
        a, r = rng.random() * 6.28, size * (0.22 + 0.12 * rng.random())
        px, py = cx + r * np.cos(a), cy + r * np.sin(a) * tilt
        drop(sheet, px, py, 0.0022, "221a30", 1.2)


def _stem(sheet: Sheet, x: float, y: float, foot: float, lean: float) -> None:
    mid = (x + lean * 0.35, y + (foot - y) * 0.45)
    points = ((x + lean, foot), mid, (x + 0.15 * lean, y + (foot - y) * 0.15), (x, y))
    line(sheet, points, 0.0036, "4d7a3a", "7c8f3a", 1.1, 0.45)


def _leaf(
    sheet: Sheet, x: float, y: float, reach: float, angle: float, code: tuple[str, str]
) -> None:
    ex, ey = x + reach * np.cos(angle), y + reach * np.sin(angle)
    bend = (0.5 * (x + ex) + 0.12 * reach * np.sin(angle), 0.5 * (y + ey) - 0.12 * reach)

    def shape(px: Array, py: Array) -> Array:
        u = ((px - x) * (ex - x) + (py - y) * (ey - y)) / reach**2
        v = ((px - x) * -(ey - y) + (py - y) * (ex - x)) / reach
        v = v + 0.15 * reach * np.sin(np.pi * np.clip(u, 0, 1))
        half = reach * 0.10 * np.sin(np.pi * np.clip(u, 0, 1) ** 0.8)
        return np.where((u > 0) & (u < 1), half - np.abs(v), -0.02)

    pad = 0.3 * reach
    box = (min(x, ex) - pad, min(y, ey) - pad, max(x, ex) + pad, max(y, ey) + pad)
    sheet.wash(shape, box, code[0], code[1], 0.8, 0.5, 0, 0.4, 0.3, 0, 16)
    line(sheet, ((x, y), bend, (ex, ey)), 0.0009, "3c5a34", "4f6a3a", 0.4)


def _landscape(sheet: Sheet, aspect: float) -> None:
    """Sky, hills and meadow, from the palest wash to the strongest."""
    rng = sheet.rng
    frame = (0.0, 0.0, 1.0, aspect)

    def inner(x: Array, y: Array) -> Array:
        return np.minimum(
            np.minimum(x - 0.022, 0.978 - x), np.minimum(y - 0.022, aspect - 0.022 - y)
        )

    def sky(x: Array, y: Array) -> Array:
        cloud = noise_at(x * 3.2 + 5, y * 6.5, 4, 0.55)
        return np.minimum(inner(x, y), 0.30 - y - 0.055 * cloud - 0.05 * np.sin(x * 5))

    sheet.wash(inner, frame, "fdf0d2", "fbe3cf", 0.9, 0.5, 0, 1, 0, 0, 2)
    sheet.wash(sky, frame, "86bce6", "b3b2e6", 0.62, 0.15, 0.035, 1, 0.8, 0, 3)
    sheet.wash(
        lambda x, y: sky(x, y) - 0.10, frame, "4f8fd0", "7f8fd6", 0.42, 0.1, 0.04, 1, 0.6, 0, 3
    )
    sheet.wash(
        lambda x, y: np.minimum(inner(x, y), 0.035 - np.abs(y - 0.315 - 0.012 * np.sin(x * 6))),
        frame, "f8b58a", "f6cf7a", 0.75, 0.1, 0.03, 2, 0, 0, 3,
    )  # fmt: skip
    hills = (
        (0.335, 0.050, 4.0, 0.4, "b9b4dc", "c9bfe0", 0.9),
        (0.370, 0.045, 5.5, 2.1, "8f9fd0", "a59acb", 0.9),
        (0.412, 0.034, 4.6, 4.0, "5f86b4", "7a86b0", 0.9),
        (0.455, 0.028, 6.5, 0.9, "5f9a92", "86ac80", 0.8),
    )  # fmt: skip
    for base, lift, rate, phase, first, second, load in hills:

        def hill(
            x: Array, y: Array, b: float = base, h: float = lift, r: float = rate, p: float = phase
        ) -> Array:
            top = (
                b
                - h * (np.sin(x * r + p) + 0.5 * np.sin(x * r * 2.3 + 2 * p))
                + 0.005 * noise_at(x * 18, x * 0 + p, 3)
            )
            fade = (b + 0.10 - y) * 0.25
            return np.minimum(np.minimum(inner(x, y), y - top), fade)

        sheet.wash(hill, frame, first, second, load, 0.55, 0.0, 0.5, 0.9, 0, 5)
    for _ in range(46):
        x = 0.04 + 0.92 * rng.random()
        y = 0.462 + 0.012 * np.sin(x * 14) + 0.01 * rng.standard_normal()
        r = 0.008 + 0.016 * rng.random()

        def bush(px: Array, py: Array, x: float = x, y: float = y, r: float = r) -> Array:
            return np.minimum(r - np.hypot(px - x, (py - y) * 1.1), inner(px, py))

        pair = (("3f6f52", "6f8f4a"), ("2f5f5f", "4f7f5a"), ("7f8a3c", "a08a3a"))[
            int(rng.integers(3))
        ]
        sheet.wash(
            bush, (x - 0.05, y - 0.05, x + 0.05, y + 0.05), *pair, 0.55, 0.4, 0.003, 1.4, 0.4, 0, 14
        )

    def meadow(x: Array, y: Array) -> Array:
        return np.minimum(inner(x, y), y - 0.472 - 0.012 * np.sin(x * 6))

    sheet.wash(meadow, frame, "c9cf6a", "a9c46a", 0.75, 0.3, 0.004, 1.5, 0.8, 0, 5)
    sheet.wash(
        lambda x, y: meadow(x, y) - 0.11 - 0.03 * noise_at(x * 5, y * 9, 3),
        frame,
        "7fa858",
        "b8b24c",
        0.7,
        0.3,
        0.012,
        2,
        0.9,
        0,
        6,
    )
    sheet.wash(
        lambda x, y: meadow(x, y) - 0.22 - 0.03 * noise_at(x * 6 + 9, y * 9, 3),
        frame,
        "4f8a5a",
        "5f7f9a",
        0.6,
        0.3,
        0.015,
        2,
        0.9,
        0,
        6,
    )


def draw(size: int = 1024, seed: int = 21) -> Image.Image:
    """Paint the sheet with its longer side at size pixels."""
    rng = np.random.default_rng(seed)
    wide, high = size, int(size * 0.79)
    k = 2 if size >= 600 else 1
    sheet = Sheet(wide * k, high * k, rng)
    aspect = high / wide
    _landscape(sheet, aspect)
    bottom = aspect - 0.03
    # Distant poppies are mere touches; they grow towards the reader.
    for _ in range(80):
        d = rng.random() ** 1.5
        drop(
            sheet,
            0.04 + 0.92 * rng.random(),
            0.487 + 0.10 * d,
            0.002 + 0.006 * d,
            ("e8452f", "f0703a")[int(rng.integers(2))],
            0.9,
        )
    for _ in range(120):
        x, y = 0.03 + 0.94 * rng.random(), bottom - 0.16 * rng.random() ** 1.5
        code = (("3f7040", "8a9a3a"), ("5f8f4a", "a8ae4a"), ("2f5f5a", "5f8a5a"))[
            int(rng.integers(3))
        ]
        reach, lean = 0.04 + 0.11 * rng.random(), 0.25 * rng.standard_normal()
        tip = (x + reach * lean, max(y - reach, 0.45))
        line(
            sheet,
            ((x, y), (x + reach * lean * 0.3, y - reach * 0.55), tip),
            0.0026,
            *code,
            0.75,
            0.9,
        )
    flowers = (
        (0.120, 0.560, 0.040, 0.85), (0.905, 0.545, 0.042, 0.8), (0.345, 0.530, 0.036, 0.75),
        (0.660, 0.525, 0.034, 0.7),
        (0.225, 0.635, 0.062, 0.80), (0.790, 0.625, 0.066, 0.78), (0.520, 0.600, 0.074, 0.82),
        (0.385, 0.690, 0.050, 0.7),
        (0.655, 0.705, 0.052, 0.72), (0.080, 0.690, 0.050, 0.72), (0.930, 0.700, 0.046, 0.7),
    )  # fmt: skip
    for x, y, _s, _t in flowers:
        _stem(sheet, x, y, bottom, 0.05 * rng.standard_normal())
    for _ in range(26):
        x = 0.05 + 0.9 * rng.random()
        _leaf(
            sheet,
            x,
            bottom - 0.03 - 0.07 * rng.random(),
            0.06 + 0.07 * rng.random(),
            -1.57 + 0.55 * rng.standard_normal(),
            (("3f7a4a", "8fa04a"), ("4f8a6a", "5f7fa0"))[int(rng.integers(2))],
        )
    for _ in range(15):
        x, y = 0.05 + 0.9 * rng.random(), 0.53 + 0.16 * rng.random()
        _stem(sheet, x, y, bottom, 0.03 * rng.standard_normal())
        around = (x - 0.03, y - 0.03, x + 0.03, y + 0.03)
        sheet.lift(disc(x, y, 0.011), around, 0.85)
        for i in range(9):
            a = i * 0.7 + rng.random()
            r = 0.011
            line(
                sheet,
                ((x, y), (x + r * np.cos(a), y + 0.8 * r * np.sin(a))),
                0.0016,
                "2f4fb8",
                "6a5fd0",
                1.0,
                -0.9,
            )
    for x, y, s, t in flowers:
        _poppy(sheet, x, y, s, rng.random() * 6.28, t)
    for _ in range(90):
        code = ("e8452f", "4f86c6", "5f8f4a", "f0a04a", "7a6ac0")[int(rng.integers(5))]
        drop(
            sheet,
            rng.random(),
            aspect * rng.random(),
            0.0008 + 0.0022 * rng.random() ** 3,
            code,
            0.5,
        )
    light = 1 + 0.035 * np.gradient(blur(sheet.tooth, 1.0), axis=0) * k * 2
    return to_image(reduce_to(np.clip(sheet.picture * light[..., None], 0, 1), wide, high))
