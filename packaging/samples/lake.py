"""Content: snowy peaks and fir woods around a still lake, with a hut on the shore."""

from __future__ import annotations

import numpy as np
from PIL import Image

from samples import trees
from samples.canvas import (
    Array,
    blur,
    grain,
    mix,
    noise_at,
    ramp,
    reduce_to,
    rgb,
    sample,
    smooth,
    to_image,
)  # fmt: skip
from samples.hut import build_hut, material
from samples.mountains import GRID, REACH, SUN, build_land, ground, plants, sunlit
from samples.raster import Buffer, Camera
from samples.skies import clouds

EYE, FOCAL, HORIZON = 7.0, 0.95, 0.43


def _sky(side: Array, rise: Array) -> Array:
    """Blue mountain sky with fair-weather clouds above the peaks."""
    up = np.abs(rise)
    base = ramp(up, [(0, "e6e4dc"), (0.12, "b9d0e0"), (0.30, "78a8d4"), (0.6, "3f78b8")])
    alpha, lit = clouds(side * 2.6 + 35.4, -up * 4.6 + 8.3, 0.05, (0.8, -0.6))
    white = ramp(lit, [(0, "8797b0"), (0.4, "bcc6d2"), (0.75, "fbf6ec"), (1, "ffffff")])
    return mix(base, white, alpha * smooth(0.0, 0.08, up))


def _view(
    land: Array, light: Array, width: int, height: int, growth: trees.Cloud, sign: float
) -> tuple[Array, Array]:
    """See the land column by column from front to back, then add the hut and the trees."""
    eye = EYE * sign
    camera = Camera(
        width,
        height,
        np.array([0.0, eye, 0.0]),
        np.array([1.0, 0, 0]),
        np.array([0.0, sign, 0]),
        np.array([0.0, 0, 1.0]),
        FOCAL,
        HORIZON,
    )
    buf = Buffer(camera)
    columns = np.arange(width)
    side = ((columns + 0.5) / width - 0.5) / FOCAL
    skyline = (
        np.full(width, height, dtype=np.int64) if sign > 0 else np.full(width, -1, dtype=np.int64)
    )
    # Near banks would hide the far shore's image with land that lies under water; their grass
    # and trees are enough of a reflection.
    depth = 17.0 if sign > 0 else 110.0
    while depth < REACH * 0.96:
        gx, gz = (side * depth + REACH / 2) * GRID / REACH, np.full(width, depth * GRID / REACH)
        h = sample(land, gx, gz)
        h = h + np.clip(h, 0, 6) * 0.05 * noise_at(
            side * depth * 0.35, np.full(width, depth * 0.35), 2
        )
        y = HORIZON * width - sign * (h - eye) * FOCAL * width / depth
        top = (
            np.clip(np.ceil(y), 0, height).astype(np.int64)
            if sign > 0
            else np.clip(np.floor(y), -1, height - 1).astype(np.int64)
        )
        grow = ((skyline - top) if sign > 0 else (top - skyline)) * (h > 0)
        for k in range(int(grow.max()) if len(grow) else 0):
            part = columns[grow > k]
            rows = skyline[part] - 1 - k if sign > 0 else skyline[part] + 1 + k
            buf.depth[rows, part] = depth
        skyline = np.where(grow > 0, top, skyline)
        depth *= 1.0022
        depth += 0.05
    faces = build_hut()
    buf.add_points(*growth, mark=-2)
    buf.add_faces(faces)
    buf.face[~np.isfinite(buf.depth)] = -3
    place = buf.place()
    px, py = np.mgrid[0:height, 0:width].astype(np.float32)[::-1]
    way = camera.rays(px, py)[1]
    clear = ~np.isfinite(buf.depth)
    picture = np.zeros((height, width, 3), dtype=np.float32)
    picture[clear] = _sky(way[..., 0][clear], way[..., 1][clear])
    colour, normal, sun = buf.tint, buf.normal, np.ones(buf.depth.shape, dtype=np.float32)
    bare = (buf.face == -1) & np.isfinite(buf.depth)
    colour[bare], normal[bare], sun[bare] = ground(land, light, place[bare])
    for number, part in enumerate(faces):
        mine = buf.face == number
        if mine.any():
            colour[mine], normal[mine], sun[mine] = (
                material(part, place[mine]),
                buf.normal[mine],
                1.0,
            )
    seen = np.isfinite(buf.depth)
    lit = np.clip(normal @ SUN, 0, 1) * sun
    log = np.log(np.where(seen, buf.depth, 3000))
    gap = log - blur(log, width / 130)
    cave = np.clip(gap * 2.5, 0, 0.4) * smooth(0.3, 0.1, gap)
    sky_part = (0.6 + 0.4 * normal[..., 1]) * (1 - cave)
    linear = np.clip(colour, 0.01, 1) ** 2.2
    linear = linear * (
        lit[..., None] * np.array([1.75, 1.50, 1.16]) * 1.25
        + sky_part[..., None] * np.array([0.29, 0.37, 0.50])
    )
    shown = np.clip(linear, 0, 4) ** (1 / 2.2)
    shown = shown / (1 + 0.12 * shown**2)
    haze = 1 - np.exp(-np.where(seen, buf.depth, 0) / 3400.0)
    shown = mix(shown, rgb("b9cbdc") * np.ones_like(shown), haze)
    return np.where(seen[..., None], shown, picture).astype(np.float32), buf.depth


def draw(size: int = 1024, seed: int = 9) -> Image.Image:
    """Take the photograph with its longer side at size pixels."""
    rng = np.random.default_rng(seed)
    width, height = size * 2, int(size * 0.75) * 2
    land = build_land(rng)
    light = sunlit(land)
    growth = plants(land, rng)
    above, depth = _view(land, light, width, height, growth, 1.0)
    # Ripples hide detail, so the mirrored view may be drawn at half the resolution.
    below, _ = _view(land, light, width // 2, height // 2, growth, -1.0)
    row, col = np.mgrid[0:height, 0:width].astype(np.float32)
    down = (HORIZON - (row + 0.5) / width) / FOCAL
    t = EYE / np.maximum(-down, 1e-4)
    wet = (down < -1e-3) & (t < depth)
    x = ((col + 0.5) / width - 0.5) / FOCAL * t
    near = 1 / (1 + t / 40)
    breeze = smooth(0.1, 1.2, noise_at(x / 60 + 4, t / 26, 3)) * smooth(60, 200, t)
    ripple = noise_at(x * 0.5, t * 0.8, 4, 0.6)
    shift = ripple * width * (0.0035 + 0.016 * near + 0.012 * breeze)
    mirror = np.zeros_like(above)
    for stretch, share in ((1.6, 0.25), (1.0, 0.5), (0.4, 0.25)):
        mirror += share * sample(below, (col + 0.2 * shift) / 2, (row + shift * stretch) / 2)
    slope = np.clip(-down / np.sqrt(1 + down**2), 0, 1)
    bed = mix(
        rgb("1f4a50"),
        rgb("5f7a62"),
        smooth(0.25, 0.45, slope) * (0.5 + 0.5 * smooth(-1, 1, noise_at(x * 1.1, t * 1.1, 4))),
    )
    water = mix(bed, mirror * 0.95, np.clip(0.95 - 1.25 * slope, 0.35, 0.95))
    water = mix(water, rgb("c5d6e2") * np.ones_like(water), breeze * 0.35)
    picture = np.where(wet[..., None], water, above)
    picture = picture + 0.5 * blur(np.clip(picture - 0.8, 0, 1), width / 90)
    small = reduce_to(np.clip(picture, 0, 1), size, height // 2)
    small = small + 0.03 * np.sin(2 * np.pi * (small - 0.5))
    return to_image(grain(small, rng, 0.007))
