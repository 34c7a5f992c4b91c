"""Style: a woodcut of a pine above a sunlit bay, black lines and two colour blocks."""

from __future__ import annotations

import numpy as np
from PIL import Image

from samples.canvas import (
    Array,
    Point,
    Rng,
    blur,
    fbm,
    mesh,
    mix,
    noise_at,
    polygon,
    random_at,
    reduce_to,
    rgb,
    smooth,
    to_image,
)  # fmt: skip

SUN = (0.62, 0.235, 0.098)
SEA = 0.475
# Foliage pads of the pine: centre, half width, half height.
PADS = (
    (0.155, 0.130, 0.130, 0.050), (0.300, 0.085, 0.095, 0.036), (0.075, 0.225, 0.095, 0.042),
    (0.330, 0.205, 0.085, 0.034), (0.225, 0.250, 0.075, 0.030), (0.405, 0.290, 0.070, 0.026),
    (0.060, 0.335, 0.080, 0.034),
)  # fmt: skip
TRUNK = ((0.215, 0.66), (0.200, 0.56), (0.235, 0.46), (0.205, 0.36), (0.165, 0.28), (0.170, 0.14))
LIMBS = (
    ((0.222, 0.43), (0.29, 0.36), (0.345, 0.345), (0.405, 0.30)),
    ((0.205, 0.36), (0.26, 0.29), (0.30, 0.255), (0.335, 0.215)),
    ((0.19, 0.33), (0.13, 0.34), (0.07, 0.345)),
    ((0.168, 0.27), (0.12, 0.25), (0.08, 0.235)),
    ((0.168, 0.20), (0.23, 0.14), (0.30, 0.10)),
)


def carve(phi: Array, along: Array, tone: Array, rough: Array) -> Array:
    """Cut gouges into an inked block: ink is 1 where the wood was left standing.

    phi counts the gouges sideways and along runs down their length. Each gouge starts and ends
    at its own place and has its own depth, as cuts by hand do.
    """
    phi = phi + 0.10 * rough
    number = np.floor(phi)
    side = np.abs(phi - number - 0.5)
    length = along + 9.0 * random_at(number)
    piece = np.floor(length)
    place = length - piece
    taper = np.clip(np.minimum(place / 0.10, (1 - place) / 0.28), 0, 1) ** 0.6
    depth = 0.80 + 0.45 * random_at(number, piece)
    half = 0.5 * np.clip(tone, 0, 1.15) * (taper * depth) + 0.012 * rough
    return (side > half).astype(np.float32)


def _tube(
    x: Array, y: Array, points: tuple[Point, ...], thick: float
) -> tuple[Array, Array, Array]:
    """Distance inside a tapering limb, place along it and side (-1..1)."""
    best = np.full(x.shape, -1.0, dtype=np.float32)
    along, side = np.zeros_like(best), np.zeros_like(best)
    count = len(points) - 1
    for i in range(count):
        (ax, ay), (bx, by) = points[i], points[i + 1]
        dx, dy = bx - ax, by - ay
        t = np.clip(((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy), 0, 1)
        off = np.hypot(x - ax - t * dx, y - ay - t * dy)
        half = thick * (1 - 0.78 * (i + t) / count)
        closer = half - off > best
        best = np.where(closer, half - off, best)
        along = np.where(closer, i + t, along)
        turn = np.sign((x - ax) * dy - (y - ay) * dx)
        side = np.where(closer, turn * off / np.maximum(half, 1e-4), side)
    return best, along, side


def _ridge(x: Array, base: float, rise: float, seed: float, peaks: tuple[Point, ...]) -> Array:
    """Height of a mountain outline: a few chosen peaks with a broken edge."""
    line = np.zeros_like(x)
    for cx, wide in peaks:
        line = np.maximum(line, 1 - np.abs(x - cx) / wide)
    broken = 0.10 * noise_at(x * 9, np.full_like(x, seed), 4)
    return base - rise * np.clip(line + broken * np.clip(line * 3, 0, 1), 0, 2)


def _edge(inside: Array, width: float) -> Array:
    """Key line along the border of a region given by its inner distance."""
    return ((inside > -width * 0.3) & (inside < width)).astype(np.float32)


def draw(size: int = 1024, seed: int = 5) -> Image.Image:
    """Cut and print the picture with its longer side at size pixels."""
    rng = np.random.default_rng(seed)
    width, height = size, int(size * 0.79)
    k = 2
    x, y = mesh(width * k, height * k)
    rough = noise_at(x * 60, y * 60, 3)
    swing = noise_at(x * 5, y * 5, 2)
    hand = 0.0035 * noise_at(x * 14, y * 14, 3)
    wx, wy = x + hand, y + 0.0035 * noise_at(x * 14 + 40, y * 14, 3)
    aspect = height / width

    # Sky: rings of cuts around the sun, opening towards it.
    sr = np.hypot(wx - SUN[0], wy - SUN[1])
    sa = np.arctan2(wy - SUN[1], wx - SUN[0])
    tone = 0.98 - 0.62 * smooth(0.10, 0.72, sr) - 0.10 * smooth(0.2, 0.0, y)
    ink = carve(sr * 92 + 0.9 * swing, sa * 4.2 + 0.4 * swing, tone, rough)
    red = np.zeros_like(x)
    blue = smooth(0.30, 0.0, y + 0.02 * swing) * 0.95
    disc = sr < SUN[2]
    ink[disc] = 0
    red[disc] = 1
    rays = carve(sa * 17, sr * 14 + 2, 0.75 + 0.0 * x, rough)
    ring = (sr > SUN[2]) & (sr < SUN[2] * 1.55)
    ink = np.where(ring, rays * (sr > SUN[2] * 1.06) * smooth(1.55, 1.2, sr / SUN[2]).round(), ink)

    # Cloud banks: white paper with a few lines below each billow.
    for cx, cy, half, lift in (
        (0.84, 0.335, 0.20, 0.042),
        (0.475, 0.375, 0.17, 0.030),
        (0.88, 0.10, 0.14, 0.032),
    ):
        t = (wx - cx) / half
        billow = np.abs(np.sin(t * 5.2 + cx * 9)) * 0.55 + np.abs(np.sin(t * 11 + 1)) * 0.2
        top = cy - lift * np.sqrt(np.clip(1 - t * t, 0, 1)) * (0.55 + billow)
        inside = np.minimum(wy - top, cy + 0.010 * np.cos(t * 7) - wy)
        inside = np.where(np.abs(t) < 1, inside, -1)
        shade = carve(
            (wy - top) * 150, wx * 9, 1.08 - 0.75 * smooth(0.3, 1.0, (wy - top) / lift), rough
        )
        ink = np.where(inside > 0, shade, ink)
        blue = np.where(inside > 0, 0, blue)
        ink = np.maximum(ink, _edge(inside, 0.0022 + 0.001 * swing))

    # Mountains, far to near: cuts run down the slopes, left flanks lit.
    ranges = (
        (SEA, 0.16, 1.0, ((0.50, 0.16), (0.80, 0.20), (0.33, 0.15), (1.0, 0.2)), 0.95),
        (SEA, 0.12, 7.0, ((0.93, 0.17), (0.73, 0.10), (0.41, 0.09)), 0.72),
    )
    for base, rise, key, peaks, light in ranges:
        line = _ridge(wx, base, rise, key, peaks)
        inside = np.minimum(wy - line, SEA - wy)
        slope = np.gradient(line, axis=1) * width * k
        # A second noise breaks the flanks into facets, each lit or in shade.
        facet = noise_at(wx * 16 + 1.2 * (wy - line) * 20 + key, (wy - line) * 9, 3)
        lit = smooth(-0.5, 0.7, facet - np.clip(slope, -1, 1) * 0.9)
        cut = carve(
            wx * 120 + (wy - line) * (46 * np.sign(facet)) + 0.6 * swing,
            wy * 16,
            light * (0.15 + 0.9 * lit),
            rough,
        )
        ink = np.where(inside > 0, cut, ink)
        blue = np.where(inside > 0, 0.75 - 0.45 * lit, blue)
        ink = np.maximum(ink, _edge(inside, 0.0030 + 0.001 * swing))

    # Sea: rows of wave cuts that widen towards the front; the sun's path stays open.
    depth = np.clip((y - SEA) / (aspect - SEA), 0, 1)
    sea = y > SEA
    rows = (
        34 * np.sqrt(depth + 0.004)
        + 0.35 * np.sin(x * (60 - 38 * depth) + depth * 60)
        + 0.3 * swing
    )
    path = np.exp(-(((x - SUN[0]) / (0.05 + 0.10 * depth)) ** 2))
    tone = (
        0.42 + 0.16 * noise_at(x * 6, rows * 0.35, 2) + 0.45 * path + 0.12 * smooth(0.2, 0, depth)
    )
    water = carve(rows, x * (16 - 9 * depth), tone, rough)
    ink = np.where(sea, water, ink)
    blue = np.where(sea, 0.95 - 0.75 * path, blue)
    glint = (path > 0.33) & (random_at(np.floor(rows), np.floor(x * 14 + rows * 0.37)) > 0.32)
    red = np.where(sea & glint & (depth > 0.01), 1.0, red)
    blue = np.where(sea & glint, 0, blue)

    # Two sails.
    for cx, cy, s in ((0.80, 0.535, 0.060), (0.735, 0.505, 0.030)):
        sail = polygon(
            width * k,
            height * k,
            [(cx, cy), (cx + 0.1 * s, cy - s), (cx + 0.62 * s, cy - 0.04 * s)],
            1,
        )
        jib = polygon(
            width * k,
            height * k,
            [(cx - 0.05 * s, cy - 0.02 * s), (cx + 0.02 * s, cy - 0.85 * s), (cx - 0.4 * s, cy)],
            1,
        )
        hull = polygon(
            width * k,
            height * k,
            [
                (cx - 0.5 * s, cy + 0.02 * s),
                (cx + 0.72 * s, cy),
                (cx + 0.5 * s, cy + 0.16 * s),
                (cx - 0.32 * s, cy + 0.17 * s),
            ],
            1,
        )
        cloth = np.maximum(sail, jib)
        grown = blur(cloth, 2.2 * size / 1024 * k / 2) > 0.12
        ink = np.where(grown, 1, ink)
        ink = np.where(
            cloth > 0.5,
            carve(
                (x - cx) * 300 + y * 40,
                y * 20,
                1.0 - 0.6 * sail * smooth(cx, cx + 0.6 * s, x),
                rough,
            ),
            ink,
        )
        ink = np.where(hull > 0.5, 1, ink)
        red, blue = red * (1 - grown), blue * (1 - grown)

    # Headland with the pine: mostly black, cut by short strokes.
    top = (
        0.64
        + 0.05 * np.sin(wx * 8 + 1.5)
        + 0.30 * smooth(0.30, 0.62, wx)
        - 0.05 * smooth(0.2, 0, wx)
    )
    top = top + 0.012 * noise_at(wx * 20, wx * 0, 3)
    inside = wy - top
    facet = noise_at(wx * 11, wy * 11, 3)
    lit = smooth(-0.2, 1.1, facet + 0.9 * smooth(0.06, 0.0, inside))
    rock = carve(
        wx * 70 + wy * 48 * np.sign(facet + 0.2) + swing, wy * 13 - wx * 8, 0.05 + 0.85 * lit, rough
    )
    ink = np.where(inside > 0, rock, ink)
    ink = np.maximum(ink, _edge(inside, 0.004))
    red, blue = red * (inside <= 0), blue * (inside <= 0)
    for part, thick in ((TRUNK, 0.034), *((limb, 0.013) for limb in LIMBS)):
        inner, along, side = _tube(wx, wy, part, thick)
        bark = carve(
            side * 3.4 + along * 0.9 + 0.5 * swing,
            along * 4.0 + side * 0.8,
            0.62 - 0.75 * np.clip(side + 0.1, -0.5, 1),
            rough,
        )
        ink = np.where(inner > 0, bark, ink)
        ink = np.maximum(ink, _edge(inner, 0.0035))
        red, blue = red * (inner <= 0), blue * (inner <= 0)
    for cx, cy, half, lift in PADS:
        dx, dy = (wx - cx) / half, (wy - cy) / lift
        angle = np.arctan2(dy - 0.75, dx * 1.4)
        lobes = 0.10 * np.abs(np.sin(angle * 7 + cx * 60)) + 0.05 * noise_at(x * 60, y * 60, 2)
        r = np.hypot(dx, np.where(dy > 0.35, dy * 1.5, dy)) - lobes
        # Needles fan out from many little crowns rather than from one centre.
        cell = np.floor(dx * 3.3 + 40)
        fx = (dx * 3.3 + 40 - cell - 0.5) / 3.3
        fan = np.arctan2(dy - 0.5 + 0.3 * random_at(cell), fx * 2.4)
        away = np.hypot(dy - 0.5, fx * 2.4)
        light = smooth(0.75, -0.9, dy + 0.55 * dx + 0.35 * rough * 0.4)
        needles = carve(fan * 7.5, away * 2.2 + 0.3 * rough, 0.16 + 0.62 * light, rough)
        ink = np.where(r < 0.86, needles, ink)
        ink = np.where((r >= 0.86) & (r < 0.97), 1.0, ink)
        blue = np.where(r < 0.97, 0.0, blue)
        red = np.where(r < 0.97, 0.0, red)

    # Birds.
    for cx, cy, s in ((0.70, 0.125, 0.020), (0.745, 0.095, 0.014), (0.665, 0.09, 0.011)):
        t = (x - cx) / s
        wing = cy - 0.45 * s * np.abs(np.sin(np.abs(t) * 2.2)) * (1 - 0.3 * np.abs(t))
        ink = np.where((np.abs(t) < 1) & (np.abs(y - wing) < 0.10 * s * (1.15 - np.abs(t))), 1, ink)
    return to_image(_print(ink, red, blue, rng, width, height, k))


def _print(ink: Array, red: Array, blue: Array, rng: Rng, width: int, height: int, k: int) -> Array:
    """Pull the three blocks onto warm paper: wood grain, worn ink and a slight misfit."""
    wide, high = width * k, height * k
    grain = fbm(wide, high, rng, 110, 3, 0.6, 14.0) + 0.6 * fbm(wide, high, rng, 30, 3, 0.5, 10.0)
    speck = fbm(wide, high, rng, 300, 2)
    fibre = fbm(wide, high, rng, 160, 4, 0.7)
    paper = rgb("f1e2c3") * (1 + 0.022 * fibre + 0.02 * fbm(wide, high, rng, 5, 3))[..., None]
    shift = max(1, wide // 700)
    red = blur(np.roll(red, (shift, shift), (0, 1)), 1.2)
    blue = blur(np.roll(blue, (-shift, shift), (0, 1)), 1.2)
    worn = np.clip(0.86 + 0.10 * grain + 0.06 * speck, 0.3, 1)
    picture = paper * mix(np.ones(3), rgb("3f8f9c"), np.clip(blue, 0, 1) * worn * 0.9)
    picture = picture * mix(np.ones(3), rgb("dd4526"), np.clip(red, 0, 1) * worn)
    # Ink creeps a little and rounds the corners of the cuts.
    line = smooth(0.36, 0.64, blur(ink, 1.5 * width / 1024) + 0.025 * speck)
    cover = line * np.clip(0.95 + 0.05 * grain - 0.10 * (speck > 1.9), 0, 1)
    picture = mix(picture, rgb("1b1917") * np.ones_like(picture), np.clip(cover, 0, 1))
    return reduce_to(picture, width, height)
