"""Style: a mosaic of leaping fish under a sun, in smalti, marble and gold."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw

from samples.canvas import (
    Array,
    Rng,
    blur,
    fbm,
    mesh,
    mix,
    noise_at,
    ramp,
    reduce_to,
    relief,
    rgb,
    smooth,
    to_image,
)  # fmt: skip
from samples.tesserae import lay

SUN = (0.545, 0.190)
# Fish leap along arcs: centre, radius, head angle, tail angle, half width, colour family.
FISH = (
    (0.300, 0.545, 0.215, -0.62, -2.40, 0.056, 1),
    (0.765, 0.575, 0.170, -2.45, -0.55, 0.050, 0),
)
FAMILIES = (
    ("c62f1f", "ea6a24", "f8d48a", "7c1c22"),
    ("16646f", "2fa39a", "efe6c0", "123552"),
)


class Plan:
    """Region labels, colours and stone sizes of the drawing, filled in back to front."""

    def __init__(self, x: Array) -> None:
        self.label = np.zeros(x.shape, dtype=np.int32)
        self.colour = np.zeros((*x.shape, 3), dtype=np.float32)
        self.gold = np.zeros(x.shape, dtype=np.float32)
        self.fine = np.ones(x.shape, dtype=np.float32)

    def put(
        self, where: Array, label: int, colour: Array, gold: float = 0.0, fine: float = 1.0
    ) -> None:
        """Cover a part of the drawing with a new region."""
        self.label[where] = label
        self.colour[where] = colour[where] if colour.ndim == 3 else colour
        self.gold[where] = gold
        self.fine[where] = fine


def _fish(plan: Plan, x: Array, y: Array, fish: tuple[float, ...], label: int) -> None:
    cx, cy, radius, head, tail, half, family = fish
    back, middle, belly, dark = (rgb(c) for c in FAMILIES[int(family)])
    angle = np.arctan2(y - cy, x - cx)
    u = (angle - head) / (tail - head)
    v = np.hypot(x - cx, y - cy) - radius
    # A blunt head, a full belly and a narrow stalk before the tail.
    body = (
        half * np.clip(np.sin(np.pi * np.clip(u, 0, 1) ** 0.62), 0, 1) ** 0.8 * (1.06 - 0.35 * u)
        + 0.004
    )
    t = v / body
    fork = np.clip((u - 0.93) / 0.22, 0, 1)
    fan = half * (0.14 + 1.10 * fork**0.8)
    is_tail = (u > 0.93) & (u < 1.17 - 0.11 * (1 - np.abs(v) / half)) & (np.abs(v) < fan)
    plan.put(is_tail, label + 5, mix(middle, dark, 0.5 + 0.5 * np.sin(v / half * 14)), 0, 0.72)
    crest = np.clip(np.sin(np.pi * np.clip((u - 0.27) / 0.42, 0, 1)), 0, 1) ** 0.6
    fin = (u > 0.27) & (u < 0.69) & (v > 0) & (v < body + half * 0.48 * crest)
    plan.put(fin, label + 4, mix(dark, middle, 0.5 + 0.5 * np.sin(u * 120 + v * 60)), 0, 0.72)
    low = (
        (u > 0.33)
        & (u < 0.50)
        & (v < 0)
        & (v > -body - half * 0.40 * np.sin(np.pi * np.clip((u - 0.33) / 0.17, 0, 1)))
    )
    plan.put(low, label + 6, mix(dark, middle, 0.5 + 0.5 * np.sin(u * 150)), 0, 0.72)
    inside = (u > 0) & (u < 0.97) & (np.abs(t) < 1)
    plan.put(inside, label, np.broadcast_to(dark, plan.colour.shape), 0, 0.72)
    # Overlapping scales: arcs in rows, light at the rim.
    along, across = u * 11.0, t * 2.6
    odd = np.floor(across) % 2
    cell = (along + 0.5 * odd) % 1.0
    rim = np.hypot(cell - 0.1, (across % 1.0) - 0.5)
    scale = mix(back, middle, smooth(-0.7, 0.5, -t))
    scale = mix(scale, belly, smooth(0.35, 0.95, -t))
    scale = mix(scale, belly, smooth(0.45, 0.62, rim) * 0.55)
    scale = mix(scale, dark, smooth(0.70, 0.85, t))
    core = inside & (np.abs(t) < 0.86)
    plan.put(core, label + 1, scale, 0, 0.72)
    face = core & (u < 0.205 + 0.03 * (1 - t * t))
    plan.put(face, label + 2, mix(middle, belly, smooth(0.3, -0.6, t) * np.ones_like(u)), 0, 0.66)
    gill = core & (np.abs(u - 0.205 - 0.03 * (1 - t * t)) < 0.018)
    plan.put(gill, label + 3, dark, 0, 0.66)
    eye = np.hypot((u - 0.115) * radius * abs(tail - head), v - half * 0.22)
    plan.put(eye < half * 0.27, label + 7, rgb("f4ead0"), 0, 0.55)
    plan.put(eye < half * 0.13, label + 8, rgb("17161c"), 0, 0.5)


def _draw_plan(x: Array, y: Array, aspect: float) -> Plan:
    plan = Plan(x)
    # Gold sky with rays in two golds.
    sun_r = np.hypot(x - SUN[0], y - SUN[1])
    sun_a = np.arctan2(y - SUN[1], x - SUN[0])
    ray = np.floor(sun_a / np.pi * 12 + 0.25 * np.sin(sun_r * 14))
    sky = np.where((ray % 2 == 0)[..., None], rgb("e0aa36"), rgb("efc75e"))
    sky = mix(sky, rgb("d97b3a"), smooth(0.26, 0.52, sun_r) * 0.55)
    everywhere = np.ones(x.shape, dtype=bool)
    plan.put(everywhere, 1, sky, 1.0)
    plan.label += (ray % 2).astype(np.int32)
    for i, (outer, code) in enumerate(
        (
            (0.122, "b3341f"),
            (0.111, "e8702a"),
            (0.090, "f4a63a"),
            (0.068, "c8412a"),
            (0.056, "f3c14b"),
            (0.030, "fbeaa6"),
        )
    ):
        wave = outer * (1 + (0.10 * np.cos(sun_a * 16) if i < 2 else 0.0))
        plan.put(sun_r < wave, 10 + i, rgb(code), 0.8 if i in (2, 4) else 0.0, 0.8)
    # Waves: bands that steepen into curls, white on their crests.
    bands = (
        (0.455, 0.040, 10.5, 0.3), (0.515, 0.046, 9.0, 1.7), (0.580, 0.048, 8.0, 3.4),
        (0.650, 0.050, 7.0, 5.2),
    )  # fmt: skip
    for i, (base, lift, rate, phase) in enumerate(bands):
        t = x * rate * 2 + phase
        lean = t + 0.85 * np.sin(t + 0.6)
        top = base - lift * (0.5 + 0.5 * np.sin(lean)) ** 1.4
        d = (y - top) / 0.085
        stripes = (
            (0.0, "f3eedb"),
            (0.12, "a9dcd2"),
            (0.28, "3fa7b5"),
            (0.52, "1f6fa3"),
            (0.80, "173f7d"),
            (1.15, "10265a"),
        )
        for j, (start, code) in enumerate(stripes):
            plan.put(
                d > start * (1 + 0.2 * np.sin(t * 0.5 + j)), 30 + 10 * i + j, rgb(code), 0, 0.85
            )
        if i == 1:
            _fish(plan, x, y, FISH[0], 100)
        if i == 2:
            _fish(plan, x, y, FISH[1], 120)
    # Frame: dark line, tooth pattern, gold line.
    depth = np.minimum(np.minimum(x, 1 - x), np.minimum(y, aspect - y))
    run = np.where(np.minimum(x, 1 - x) < np.minimum(y, aspect - y), y, x)
    plan.put(depth < 0.066, 200, rgb("f0e4c4"), 0, 0.9)
    tooth = np.abs(((run / 0.052) % 1.0) - 0.5) * 2
    plan.put((depth < 0.066) & (depth < 0.018 + 0.040 * tooth), 201, rgb("8c2a22"), 0, 0.8)
    plan.put((depth < 0.066) & (depth > 0.057), 202, rgb("1c2c4c"), 0, 0.9)
    plan.put(depth < 0.017, 203, rgb("d9a136"), 1.0, 0.9)
    plan.put(depth < 0.008, 204, rgb("1c2c4c"), 0, 0.9)
    return plan


def draw(size: int = 1024, seed: int = 8) -> Image.Image:
    """Set the mosaic with its longer side at size pixels."""
    rng = np.random.default_rng(seed)
    wide, high = size, int(size * 0.79)
    k = 2
    x, y = mesh(wide, high)
    plan = _draw_plan(x + 0.002 * noise_at(x * 20, y * 20, 2), y, high / wide)
    unit = size / 1024
    bed = lay(plan.label, plan.fine * 11.5 * unit, rng)

    # Draw every stone with slightly unequal corners, numbered so that each gets its own glass.
    image = Image.new("I", (wide * k, high * k), 0)
    pen = ImageDraw.Draw(image)
    for i in range(len(bed.x)):
        half = bed.side[i] * 0.5 * k * 0.99
        turn = bed.angle[i] + 0.06 * rng.standard_normal()
        corners = []
        for q in range(4):
            reach = half * 1.414 * (1 + 0.07 * rng.standard_normal())
            a = turn + np.pi / 4 + q * np.pi / 2 + 0.05 * rng.standard_normal()
            corners.append((bed.x[i] * k + reach * np.cos(a), bed.y[i] * k + reach * np.sin(a)))
        pen.polygon(corners, fill=i + 1)
    stone = np.asarray(image).astype(np.int32)
    joint = stone == 0
    for axis in (0, 1):
        for step in (-1, 1):
            joint |= np.roll(stone, step, axis) != stone
    return to_image(_glaze(plan, bed.x, bed.y, stone, joint, rng, wide, high, k))


def _glaze(
    plan: Plan, xs: list[float], ys: list[float], stone: Array, joint: Array, rng: Rng,
    wide: int, high: int, k: int,
) -> Array:  # fmt: skip
    """Give each stone its colour, tilt and polish, and fill the joints with mortar."""
    ix = np.clip(np.array(xs, dtype=int), 0, wide - 1)
    iy = np.clip(np.array(ys, dtype=int), 0, high - 1)
    count = len(ix)
    base = plan.colour[iy, ix]
    gold = plan.gold[iy, ix]
    # Stones come from several melts: shift warmth and value, with an odd one now and then.
    value = 1 + 0.12 * rng.standard_normal(count) + 0.20 * (rng.random(count) < 0.06)
    warm = 0.045 * rng.standard_normal((count, 1)) * np.array([1.0, 0.2, -1.0])
    tilt = rng.standard_normal(count)
    flash = np.clip(gold * smooth(0.5, 2.0, tilt) + 0.25 * smooth(1.5, 2.2, tilt), 0, 1)
    tone = np.clip(base * value[:, None] + warm, 0.02, 1)
    tone = tone * (1 + (0.06 + 0.16 * gold) * tilt)[:, None]
    tone = mix(tone, rgb("fff2c0") * np.ones_like(tone), flash * 0.6)
    table = np.vstack([np.zeros((1, 3)), tone]).astype(np.float32)
    colour = table[stone]
    solid = (~joint).astype(np.float32)
    body = smooth(0.25, 1.0, blur(solid, 1.6 * wide / 1024))
    lean_x = np.concatenate([[0], rng.standard_normal(count)])[stone]
    lean_y = np.concatenate([[0], rng.standard_normal(count)])[stone]
    y, x = np.mgrid[0 : high * k, 0 : wide * k].astype(np.float32)
    glass = fbm(wide * k, high * k, rng, 180, 3, 0.6)
    rough = fbm(wide * k, high * k, rng, 420, 2)
    diffuse, shine = relief(body * 2.6 + 0.10 * glass, 1.0)
    sheen = 0.5 + 0.5 * np.sin(lean_x * 3 + (x * lean_x + y * lean_y) * 0.035)
    lit = np.clip(diffuse, 0.5, 1.35) * (0.93 + 0.10 * sheen) * (1 + 0.035 * glass)
    face = colour * lit[..., None] + (shine * 0.10)[..., None]
    mortar = ramp(0.5 + 0.25 * rough, [(0, "2b2622"), (0.5, "5b5047"), (1, "8a7c6c")])
    shade = 0.75 + 0.35 * blur(1 - solid, 3)
    picture = mix(mortar * shade[..., None], face, smooth(0.30, 0.62, blur(solid, 0.8)))
    uneven = 1 + 0.05 * fbm(wide * k, high * k, rng, 6, 3)
    return reduce_to(np.clip(picture * uneven[..., None], 0, 1), wide, high)
