"""Land of the lake picture: weathered peaks as a height map, its woods and its colours."""

from __future__ import annotations

import numpy as np

from samples import trees
from samples.canvas import Array, Rng, blur, fbm, mix, noise_at, random_at, rgb, sample, smooth

SUN = np.array([0.84, 0.46, -0.16], dtype=np.float32) / np.float32(
    np.linalg.norm([0.84, 0.46, -0.16])
)
GRID, REACH = 1400, 2800.0  # cells and metres of the land map; x runs from -REACH/2


def build_land(rng: Rng) -> Array:
    """Height map in metres: a valley lake closed in by ridged mountains."""
    z, x = np.mgrid[0:GRID, 0:GRID].astype(np.float32) * (REACH / GRID)
    col, row = x * (GRID / REACH), z * (GRID / REACH)
    x -= REACH / 2
    bend = [fbm(GRID, GRID, rng, 6, 3) * 40 for _ in range(2)]
    ridges, weight, carry = np.zeros_like(x), 1.0, np.ones_like(x)
    for octave in range(7):
        layer = fbm(GRID, GRID, rng, 4.5 * 2**octave, 1)
        n = 1 - np.abs(sample(layer, col + bend[0], row + bend[1])) * 0.62
        n = np.clip(n, 0, 1) ** 2
        ridges += weight * n * carry
        carry = np.clip(n * 1.4, 0.15, 1)
        weight *= 0.50
    ridges = (ridges - ridges.mean()) / ridges.std()
    broad = fbm(GRID, GRID, rng, 14, 5)
    # The lake is a bowl; land climbs away from its shore.
    shore = np.hypot(x / 330.0, (z - 470.0) / 500.0) + 0.07 * broad
    climb = np.clip(shore - 1.0, 0, None)
    peaks = 0.0
    massif = (
        (-300, 1950, 400, 420), (-30, 2400, 420, 360), (430, 2150, 430, 400), (760, 1500, 260, 300),
        (-900, 1500, 380, 330), (150, 1500, 170, 260), (1050, 2300, 420, 400),
    )  # fmt: skip
    for px, pz, h, w in massif:
        d = np.hypot(x - px, z - pz) / w
        peaks = np.maximum(peaks, h * np.exp(-0.5 * d**1.5))
    rise = smooth(0.0, 1.3, climb)
    land = (
        -6
        + 55 * smooth(0.0, 0.6, climb)
        + rise * (50 + 0.98 * peaks + (34 + 0.22 * peaks) * ridges)
    )
    land = land + 5 * broad * smooth(0.0, 0.3, climb)
    land = _weather(land.astype(np.float32))
    # Fresh gullies over the weathered slopes.
    crag = np.abs(fbm(GRID, GRID, rng, 70, 4, 0.55)) + 0.5 * np.abs(fbm(GRID, GRID, rng, 30, 2))
    land = _weather(land - 11 * smooth(60, 240, land) * crag, 6)
    # Low banks frame the foreground; the right one carries the hut.
    left, right = -13.5 - 0.16 * (z - 40), 9.5 + 0.10 * (z - 44)
    wander = 2.2 * noise_at(x / 9, z / 9, 3)
    bank = np.maximum(smooth(-1, 9, left - x + wander), smooth(-1, 9, x - right + wander))
    near = bank * smooth(105, 66, z) * (8.0 + 0.6 * noise_at(x / 4, z / 4, 3))
    return np.maximum(land, -6 + near).astype(np.float32)


def _weather(land: Array, passes: int = 45) -> Array:
    """Let steep rock crumble to its angle of rest, which leaves crests, chutes and scree."""
    rest = 0.92 * REACH / GRID
    for _ in range(passes):
        move = np.zeros_like(land)
        for axis in (0, 1):
            drop = np.diff(land, axis=axis)
            slide = 0.22 * np.sign(drop) * np.maximum(np.abs(drop) - rest, 0)
            low = np.s_[:-1, :] if axis == 0 else np.s_[:, :-1]
            top = np.s_[1:, :] if axis == 0 else np.s_[:, 1:]
            move[low] += slide
            move[top] -= slide
        land = land + move
    return land


def sunlit(land: Array) -> Array:
    """Sunlight on the map: march towards the sun and see whether land rises above the ray."""
    z, x = np.mgrid[0:GRID, 0:GRID].astype(np.float32)
    clear = np.full(land.shape, 1e3, dtype=np.float32)
    for step in range(2, 150, 2):
        far = step * 1.6
        over = sample(land, x + SUN[0] * far, z + SUN[2] * far)
        ray = land + SUN[1] * far * (REACH / GRID)
        clear = np.minimum(clear, (ray - over) / far)
    return smooth(-0.05, 0.12, clear)


def plants(land: Array, rng: Rng) -> trees.Cloud:
    """Fir woods: thousands of small cones on the lower slopes, a few tall ones in front."""
    clouds: list[trees.Cloud] = []
    count = 60000
    x, z = (rng.random(count) - 0.5) * 1900, 110 + 1600 * rng.random(count) ** 1.2
    gx, gz = (x + REACH / 2) * GRID / REACH, z * GRID / REACH
    h = sample(land, gx, gz)
    wood = noise_at(x / 110, z / 110, 3)
    good = (h > 2.0) & (h < 150 + 45 * wood) & (wood > -0.9) & (np.abs(x) < 0.62 * z + 30)
    x, z, h = x[good], z[good], h[good]
    tall = (10 + 9 * rng.random(len(x))).astype(np.float32)
    clouds.append(_cones(x, h - 0.5, z, tall, np.where(z < 500, 150, 44), rng))
    front = (
        (-20.5, 40, 21), (-24, 46, 25), (-18.2, 49, 15), (-29, 54, 27), (-17.0, 38, 7),
        (27, 50, 24),
        (23.5, 58, 20), (31, 55, 28), (-34, 62, 28), (36, 64, 29), (19.5, 66, 15),
        (-22, 36, 11), (25.6, 42, 10),
        (-27, 66, 22), (15.5, 72, 12), (41, 72, 27), (-40, 72, 25),
    )  # fmt: skip
    fx, fz, ft = (np.array(v, dtype=np.float32) for v in zip(*front, strict=True))
    fh = sample(land, (fx + REACH / 2) * GRID / REACH, fz * GRID / REACH)
    clouds.append(_cones(fx, fh - 0.3, fz, ft, (ft * 900).astype(int), rng))
    for tx, ty, tz, tt in zip(fx, fh, fz, ft, strict=True):
        foot = np.array([tx, ty - 0.5, tz])
        clouds.append(
            trees.trunk(foot, foot + np.array([0, tt * 0.9, 0]), tt * 0.007, "40352a", rng)
        )
    clouds.append(_meadow(land, rng))
    return trees.join(clouds)


def _meadow(land: Array, rng: Rng) -> trees.Cloud:
    """Grass, reeds at the water's edge and scattered flowers on the near banks."""
    count = 1_000_000
    z = 17 + 75 * rng.random(count) ** 1.6
    x = (rng.random(count) - 0.5) * (1.15 * z + 8)
    h = sample(land, (x + REACH / 2) * GRID / REACH, z * GRID / REACH)
    good = (h > -0.25) & ((h > 0.30) | (rng.random(count) < 0.25))
    x, z, h = x[good], z[good], h[good]
    reed = h < 0.35
    lump = noise_at(x * 0.5, z * 0.5, 3)
    tall = np.where(reed, 1.0, 0.35 + 0.15 * lump) * rng.random(len(x)) ** 0.7
    points = np.stack([x + 0.1 * tall, h + tall, z], axis=1)
    normals = 0.5 * rng.standard_normal(points.shape) + np.array([0.1, 1.0, -0.2])
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    blend = np.clip(0.45 + 0.35 * lump + 0.25 * rng.standard_normal(len(x)), 0, 1)
    tints = mix(rgb("46582a") * np.ones_like(points), rgb("a8a050"), blend)
    tints = np.where(
        reed[:, None], mix(rgb("5a5a30") * np.ones_like(points), rgb("b09a5a"), blend), tints
    )
    bloom = (rng.random(len(x)) < 0.012) & ~reed & (tall > 0.25)
    tints = np.where(
        bloom[:, None], np.where((lump > 0)[:, None], rgb("f2e6f0"), rgb("e8c23a")), tints
    )
    return (
        points,
        normals,
        (tints * (0.55 + 0.6 * tall / (tall.max() + 0.01))[:, None]).astype(np.float32),
        np.full(len(x), 0.022),
    )


def _cones(x: Array, h: Array, z: Array, tall: Array, leaves: Array, rng: Rng) -> trees.Cloud:
    """Firs as leaf discs on drooping, ragged tiers of boughs."""
    which = np.repeat(np.arange(len(x)), leaves.astype(int))
    t = 1 - np.sqrt(rng.random(len(which)))
    layers = np.maximum(7, tall[which] * 1.05)
    a = rng.random(len(which)) * 2 * np.pi
    # Each bough starts at its own height, so that the tiers do not close into rings.
    arm = np.floor(a / (2 * np.pi) * 9)
    rough = t * layers + 0.9 * random_at(arm, which)
    tier = rough % 1.0
    reach = 0.42 + 0.58 * random_at(np.floor(rough), arm + 31, which)
    spread = np.abs(((a / (2 * np.pi) * 9) % 1.0) - 0.5) * 2
    r = tall[which] * 0.175 * (1.02 - t) ** 0.8 * (1.10 - 0.50 * tier) * reach
    out = rng.random(len(which)) ** 0.35
    r = r * (1 - 0.45 * spread) * out
    y = h[which] + tall[which] * (0.05 + 0.95 * t) - 0.42 * r + 0.03 * tall[which] * tier
    points = np.stack([x[which] + r * np.cos(a), y, z[which] + r * np.sin(a)], axis=1)
    normals = np.stack([np.cos(a), 0.75 - 0.9 * tier, np.sin(a)], axis=1)
    normals = normals + 0.35 * rng.standard_normal((len(which), 3))
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    tone = (
        (0.50 + 0.55 * (1 - tier)) * (0.35 + 0.75 * out**2) * (0.8 + 0.4 * rng.random(len(which)))
    )
    kind = np.clip(0.4 + 0.3 * rng.standard_normal(len(x)), 0, 1)[which]
    gold = ((rng.random(len(x)) < 0.09) & (z > 100))[which]
    tints = mix(rgb("22392c") * np.ones_like(points), rgb("4a5c36"), kind)
    tints = np.where(gold[:, None], rgb("a07c36"), tints) * tone[:, None]
    size = np.where(leaves[which] > 1000, 0.045, np.where(leaves[which] > 100, 0.34, 0.85))
    return points, normals, tints.astype(np.float32), size


def ground(land: Array, light: Array, place: Array) -> tuple[Array, Array, Array]:
    """Rock, scree, snow and meadow by height and slope, with fine bumps in the normals."""
    x, z = place[..., 0], place[..., 2]
    gx, gz = (x + REACH / 2) * GRID / REACH, z * GRID / REACH
    dz, dx = np.gradient(land, REACH / GRID)
    far = np.clip(z / 300.0, 0.15, 4.0)
    bump = 0.50 * noise_at(x / (3.2 * far), z / (3.2 * far), 3, 0.7)
    bump2 = 0.50 * noise_at(x / (3.2 * far) + 60, z / (3.2 * far), 3, 0.7)
    sx, sz = -sample(dx, gx, gz), -sample(dz, gx, gz)
    dz, dx = np.gradient(blur(land, 2.5), REACH / GRID)
    steep = 1 / np.sqrt(sample(dx, gx, gz) ** 2 + sample(dz, gx, gz) ** 2 + 1) + 0.04 * bump
    nx, nz = sx + 0.26 * bump, sz + 0.26 * bump2
    ny = 1 / np.sqrt(nx * nx + nz * nz + 1)
    normal = np.stack([nx * ny, ny, nz * ny], axis=-1).astype(np.float32)
    height = place[..., 1]
    tilt = height + 0.22 * x + 24 * noise_at(x / 160, z / 160, 2)
    strata = noise_at(x / 130 + 0.4 * bump, tilt / 15 + 0.8 * bump, 4)
    rock = mix(
        rgb("6b6259"),
        rgb("a39a8a"),
        smooth(-1.3, 1.3, 0.55 * strata + bump + 0.6 * noise_at(x / 22, z / 22 + height / 60, 4)),
    )
    grass = mix(rgb("56662f"), rgb("9c9450"), smooth(-1, 1, bump + noise_at(x / 25, z / 25, 3)))
    shore = mix(rgb("5f594a"), rgb("948a74"), smooth(-1, 1, noise_at(x / 0.8, z / 0.8, 3)))
    wood = noise_at(x / 110, z / 110, 3)
    colour = mix(
        grass,
        rgb("34482f") * np.ones_like(grass),
        smooth(-0.9, 0.0, wood) * smooth(210, 130, height - 45 * wood) * 0.85,
    )
    colour = mix(
        colour,
        rock,
        np.clip(smooth(0.76, 0.66, steep) * 0.9 + smooth(170, 260, height + 50 * bump), 0, 1),
    )
    colour = mix(colour, shore, smooth(0.45, 0.1, height + 0.2 * bump))
    line = height + 45 * bump + 40 * noise_at(x / 140, z / 140, 3)
    snow = smooth(215, 330, line) * smooth(0.50, 0.66, steep + 0.08 * bump)
    colour = mix(colour, rgb("f4f6fa") * np.ones_like(colour), snow)
    return colour, normal, sample(light, gx, gz)
