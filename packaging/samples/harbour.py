"""Content: an old town on a river in late light, with a church, a bare tree and boats."""

from __future__ import annotations

import numpy as np
from PIL import Image

from samples import town, trees
from samples.canvas import (
    Array,
    Rng,
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
)
from samples.materials import surface
from samples.raster import Buffer, Camera, Face, shadow
from samples.skies import clouds

SUN = np.array([-0.78, 0.50, -0.30]) / np.linalg.norm([-0.78, 0.50, -0.30])
EYE = 4.6
TREE = 6  # the seed whose branches leave the church free
BARE = -3  # marks the bare tree, which would speckle itself with the shadows of its twigs


def camera(width: int, height: int, mirrored: bool = False) -> Camera:
    """The photographer on the opposite bank, or the same eye mirrored in the water."""
    sign = -1.0 if mirrored else 1.0
    axes = np.eye(3)
    eye = np.array([0.0, EYE * sign, 0.0])
    return Camera(width, height, eye, axes[0], axes[1] * sign, axes[2], 1.02, 0.455)


def sky(way: Array) -> Array:
    """Colour of the sky in given directions: wide clouds lit from the left."""
    unit = way / np.linalg.norm(way, axis=-1, keepdims=True)
    up = np.clip(np.abs(unit[..., 1]), 0.0, 1)
    base = ramp(
        up, [(0, "e9d9bd"), (0.06, "dcd6cb"), (0.18, "a9bfd3"), (0.34, "7ba0c8"), (0.6, "5580b5")]
    )
    side = unit[..., 0] / np.maximum(unit[..., 2], 0.2)
    tall = up**0.72
    alpha, lit = clouds(side * 2.3 + 12.3, -tall * 3.9 + 2.2, -0.15, (-0.75, -0.65))
    cloud = ramp(
        lit, [(0, "7c879b"), (0.3, "a5abb8"), (0.55, "d5d0ca"), (0.8, "f9efdc"), (1, "fffaf0")]
    )
    high = noise_at(side * 1.3 + 40 + tall, tall * 6.0 - side * 0.8, 5, 0.6)
    base = mix(base, rgb("f4efe6") * np.ones_like(base), smooth(0.1, 1.8, high) * 0.45)
    return mix(base, cloud, alpha * smooth(0.01, 0.12, up))


def _shade(buf: Buffer, faces: list[Face], light: Buffer) -> Array:
    """Colour every pixel of a buffer: albedo, sun with shadows, sky light and haze."""
    place = buf.place()
    high, wide = buf.depth.shape
    py, px = np.mgrid[0:high, 0:wide].astype(np.float32)
    way = buf.camera.rays(px, py)[1].astype(np.float32)
    sign = buf.camera.up[1]
    seen = np.isfinite(buf.depth)
    picture = np.zeros((high, wide, 3), dtype=np.float32)
    picture[~seen] = _hills(sky(way[~seen]), way[~seen], sign)
    albedo = buf.tint.copy()
    flat = buf.face.ravel()
    order = np.argsort(flat, kind="stable")
    cuts = np.searchsorted(flat[order], np.arange(len(faces) + 1))
    spots, tints = place.reshape(-1, 3), albedo.reshape(-1, 3)
    for number, part in enumerate(faces):
        mine = order[cuts[number] : cuts[number + 1]]
        if len(mine):
            tints[mine] = surface(part, spots[mine])
    albedo = np.clip(tints.reshape(albedo.shape), 0.01, 1) ** 2.2
    normal = buf.normal
    sun = np.clip(normal @ SUN.astype(np.float32), 0, 1)
    # Leaves and twigs would speckle themselves, so they look for shade a little farther away.
    loose = (buf.face < -1)[..., None]
    shade = shadow(light, place + np.where(loose, SUN.astype(np.float32) * 0.5, 0), normal)
    sun = sun * np.where(buf.face == BARE, 0.55 + 0.45 * shade, shade)
    # Corners collect shade: a place deeper than its surroundings sees less sky.
    log = np.log(np.where(seen, buf.depth, 200.0))
    cave = np.zeros_like(log)
    for radius in (6.0, 22.0):
        s = radius * wide / 2048
        gap = log - blur(log, s)
        # A wide gap is the outline of something far in front, which casts no shade here.
        cave += np.clip(gap * 9.0, 0, 0.45) * smooth(0.22, 0.06, gap)
    open_sky = (0.55 + 0.45 * normal[..., 1]) * (1 - np.clip(cave, 0, 0.7))
    low = smooth(9.0, 0.0, place[..., 1] - 2.0)
    warm, cool = np.array([1.55, 1.22, 0.86]), np.array([0.40, 0.49, 0.64])
    bounce = np.array([0.20, 0.16, 0.11]) * (0.4 + 0.6 * low)[..., None]
    lit = albedo * (sun[..., None] * warm * 1.28 + open_sky[..., None] * cool + bounce)
    lit = np.clip(lit, 0, 4) ** (1 / 2.2)
    lit = lit / (1 + 0.12 * lit**2)
    haze = 1 - np.exp(-np.where(seen, buf.depth, 0) / 330.0)
    lit = mix(lit, rgb("c9ccd2") * np.ones_like(lit), haze)
    return np.where(seen[..., None], lit, picture).astype(np.float32)


def _hills(picture: Array, way: Array, sign: float) -> Array:
    """Wooded hills behind the town, paler with distance."""
    side = way[..., 0] / way[..., 2]
    tall = way[..., 1] * 1.0
    layers = (
        (0.080, 3.0, 0.6, "a9b5c4", "b9bfc4"),
        (0.058, 4.4, 2.9, "8497a6", "9aa39a"),
        (0.030, 7.0, 5.0, "66796f", "8a8a62"),
    )
    for rise, rate, phase, dark, pale in layers:
        line = rise * (
            0.75 + 0.35 * np.sin(side * rate + phase) + 0.15 * np.sin(side * rate * 2.7 + phase * 2)
        )
        line = line + 0.004 * noise_at(side * 90 + phase * 9, side * 0, 3)
        inside = smooth(0.0, 0.0015, line - tall)
        wood = noise_at(side * 110, tall * 170 + phase * 7, 4, 0.65) + 0.6 * noise_at(
            side * 14, tall * 22, 2
        )
        colour = mix(rgb(dark), rgb(pale), smooth(-1.4, 1.4, wood))
        picture = mix(picture, colour, inside)
    return picture


def _plants(rng: Rng) -> trees.Cloud:
    """Crowns on the far left bank and along the quay."""
    clouds: list[trees.Cloud] = []
    autumn = (
        ("7a5a22", "c98f34"),
        ("5c6a2c", "9aa04a"),
        ("8a4a22", "cf7a34"),
        ("4a5f2e", "7f8f48"),
    )
    for i in range(26):
        z = 74 + 5.2 * i + 6 * rng.random()
        x = -16 - 0.40 * z - 9 * rng.random()
        r = 3.6 + 2.6 * rng.random()
        foot = np.array([x, 0.8, z])
        clouds.append(trees.trunk(foot, foot + np.array([0, 6.0, 0]), 0.35, "4a3c30", rng))
        clouds.append(
            trees.crown(foot + np.array([0, 4.0 + r * 0.7, 0]), r, 5200, autumn[i % 4], rng, 0.17)
        )
    for s, r in ((38.0, 2.1), (52.0, 2.4), (90.0, 2.8)):
        foot = town.at(s, -1.9, town.GROUND)
        clouds.append(trees.trunk(foot, foot + np.array([0, 3.4, 0]), 0.14, "54463a", rng))
        clouds.append(
            trees.crown(foot + np.array([0, 4.2, 0]), r, 5200, autumn[int(s) % 4], rng, 0.085)
        )
    return trees.join(clouds)


def _bank(rng: Rng) -> trees.Cloud:
    """Grass of the near bank at the left and of the far bank."""
    blades, beads = 110_000, 5
    x = -16 + 14.5 * rng.random(blades)
    z = 11.0 + 15.5 * rng.random(blades) ** 1.3
    edge = -2.9 - 0.30 * (z - 11) + 0.6 * noise_at(z * 0.55, z * 0, 3)
    inside = x < edge
    x, z, edge = x[inside], z[inside], edge[inside]
    lump = noise_at(x * 0.7, z * 0.7, 4)
    foot = np.clip((edge - x) * 0.5, -0.15, 1.0) + 0.12 * lump
    tall = (0.10 + 0.30 * rng.random(len(x)) ** 3) * np.clip(1.1 + 0.4 * lump, 0.4, 2)
    lean = 0.4 * rng.standard_normal((2, len(x)))
    blend = np.clip(0.42 + 0.30 * lump + 0.25 * rng.standard_normal(len(x)), 0, 1)
    ground = mix(rgb("3f4a22") * np.ones((len(x), 3)), rgb("9a8f4c"), blend)
    fallen = rng.random(len(x)) < 0.018
    ground = np.where(fallen[:, None], rgb("b8702c"), ground)
    parts = []
    for bead in range(beads):
        t = bead / (beads - 1)
        points = np.stack(
            [x + lean[0] * tall * t * t, foot + tall * t, z + lean[1] * tall * t], axis=1
        )
        normals = 0.35 * rng.standard_normal(points.shape) + np.array([-0.2, 1.0, -0.3])
        normals /= np.linalg.norm(normals, axis=1, keepdims=True)
        parts.append(
            (
                points,
                normals,
                (ground * (0.45 + 0.65 * t)).astype(np.float32),
                np.full(len(x), 0.016),
            )
        )
    return trees.join(parts)


def _water(below: Array, buf: Buffer, width: int, height: int) -> tuple[Array, Array]:
    """River surface: the mirrored town, broken by ripples, over dark green depths."""
    py, px = np.mgrid[0:height, 0:width].astype(np.float32)
    _, way = buf.camera.rays(px, py)
    down = np.minimum(way[..., 1], -1e-4)
    t = (-EYE / down).astype(np.float32)
    wet = (way[..., 1] < -1e-3) & (t < buf.depth)
    x, z = way[..., 0] * t, t
    near = 1.0 / (1.0 + t / 26.0)
    long = noise_at(x * 0.55, z * 0.9, 3, 0.55)
    short = noise_at(x * 2.6 + 0.8 * long, z * 3.4 + 30, 3, 0.6)
    calm = smooth(-0.8, 1.1, noise_at(x * 0.05 + 3, z * 0.06, 3))
    swell = (0.6 * long + 0.36 * short) * (0.35 + 0.65 * calm)
    lean = noise_at(x * 0.9 + 50, z * 1.6, 3)
    reach = width * (0.006 + 0.030 * near)
    total = np.zeros((height, width, 3), dtype=np.float32)
    for k, share in ((-1.2, 0.25), (0.0, 0.5), (1.2, 0.25)):
        dy = swell * reach + k * reach * 0.35
        total += share * sample(below, (px + lean * reach * 0.22) / 2, (py + dy) / 2)
    slope = np.clip(-down / np.sqrt(way[..., 0] ** 2 + down**2 + 1), 0, 1)
    mirror = np.clip(0.93 - 1.15 * slope + 0.16 * swell * near, 0.30, 0.95)
    deep = mix(rgb("2c3b34"), rgb("4d5a48"), smooth(-1, 1, long))
    colour = mix(deep, total * 0.94, mirror)
    spark = smooth(1.3, 2.2, short + 0.5 * long) * near * 0.16
    return np.clip(colour + spark[..., None], 0, 1), wet


def draw(size: int = 1024, seed: int = 4) -> Image.Image:
    """Take the photograph with its longer side at size pixels."""
    rng = np.random.default_rng(seed)
    width, height = size * 2, int(size * 0.75) * 2
    faces = town.build(rng)
    plants, grass = _plants(rng), _bank(rng)
    branches = np.random.default_rng(TREE)
    tree = trees.bare(np.array([-7.6, 0.9, 19.5]), 11.8, 0.06, branches)
    # The sun's own view of the town holds what lies in light.
    across = np.cross(np.array([0.0, 1.0, 0.0]), -SUN)
    across /= np.linalg.norm(across)
    lift = np.cross(-SUN, across)
    middle = np.array([0.0, 8.0, 62.0])
    sunlight = Camera(width, width, middle + SUN * 220, across, lift, -SUN, 1 / 135.0, 0.5, True)
    light = Buffer(sunlight)
    light.add_faces(faces)
    light.add_points(*plants, mark=-2)
    light.add_points(*tree, mark=BARE)
    views = []
    for mirrored in (False, True):
        # Ripples hide detail, so the mirrored view may be drawn at half the resolution.
        half = 2 if mirrored else 1
        buf = Buffer(camera(width // half, height // half, mirrored))
        buf.add_faces(faces)
        buf.add_points(*plants, mark=-2)
        buf.add_points(*tree, mark=BARE)
        buf.add_points(*grass, mark=-2)
        views.append((_shade(buf, faces, light), buf))
    (above, buf), (below, _) = views
    water, wet = _water(below, buf, width, height)
    picture = np.where(wet[..., None], water, above)
    # A trace of lens glow, a slow vignette and film grain bind the parts together.
    glow = blur(np.clip(picture - 0.75, 0, 1), width / 90)
    picture = np.clip(picture + 0.6 * glow, 0, 1)
    small = reduce_to(picture, size, height // 2)
    y, x = np.mgrid[0 : height // 2, 0:size].astype(np.float32)
    far = ((x / size - 0.5) ** 2 + (y / size - 0.375) ** 2) * 4
    small = small * (1.03 - 0.16 * far)[..., None]
    small = small + 0.05 * np.sin(np.pi * 2 * (np.clip(small, 0, 1) - 0.5)) * 0.6
    return to_image(grain(small, rng, 0.008))
