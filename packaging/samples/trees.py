"""Trees as clouds of small discs: leafy crowns and bare branching ones."""

from __future__ import annotations

import numpy as np

from samples.canvas import Array, Rng, mix, noise_at, rgb

Cloud = tuple[Array, Array, Array, Array]  # points, normals, tints, radii


def join(clouds: list[Cloud]) -> Cloud:
    points, normals, tints, radii = (np.concatenate(part) for part in zip(*clouds, strict=True))
    return points, normals, tints, radii


def crown(
    centre: Array, radius: float, leaves: int, code: tuple[str, str], rng: Rng, leaf: float = 0.16
) -> Cloud:
    """A leafy crown: clumps of leaves on the hull of an uneven ball."""
    clumps = max(8, leaves // 260)
    way = rng.standard_normal((clumps, 3))
    way /= np.linalg.norm(way, axis=1, keepdims=True)
    way[:, 1] = np.abs(way[:, 1]) * 1.1 - 0.35
    hearts = centre + way * radius * (0.45 + 0.45 * rng.random((clumps, 1))) * np.array(
        [1.0, 1.05, 1.0]
    )
    which = rng.integers(clumps, size=leaves)
    off = rng.standard_normal((leaves, 3)) * radius * 0.17
    points = hearts[which] + off
    normals = points - centre + 1.4 * off + 0.25 * radius * rng.standard_normal((leaves, 3))
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    blend = np.clip(
        0.5 + 0.3 * rng.standard_normal(clumps)[which] + 0.2 * rng.standard_normal(leaves), 0, 1
    )
    tints = mix(rgb(code[0]) * np.ones((leaves, 3)), rgb(code[1]), blend)
    deep = np.clip(np.linalg.norm(points - centre, axis=1) / radius, 0.3, 1.1)
    tints = tints * (0.35 + 0.65 * deep)[:, None]
    return points, normals, tints.astype(np.float32), np.full(leaves, leaf)


def trunk(foot: Array, top: Array, thick: float, code: str, rng: Rng) -> Cloud:
    return limbs(
        np.array([foot]), np.array([top]), np.array([thick]), np.array([thick * 0.7]), code, rng
    )


def limbs(
    a: Array, b: Array, ra: Array, rb: Array, code: str, rng: Rng, step: float = 0.022
) -> Cloud:
    """Round branches from a to b, covered by discs with the normals of a cylinder."""
    length = np.linalg.norm(b - a, axis=1)
    counts = np.maximum(6, (length / step * np.maximum(1, (ra + rb) / step * 2.4))).astype(int)
    which = np.repeat(np.arange(len(a)), counts)
    t, w = rng.random(len(which)), 2 * rng.random(len(which)) - 1
    way = ((b - a) / np.maximum(length, 1e-6)[:, None])[which]
    side = np.cross(way, np.array([0.0, 0.0, 1.0]))
    side /= np.maximum(np.linalg.norm(side, axis=1, keepdims=True), 1e-6)
    front = np.cross(side, way)
    front *= np.where(front[:, 2:3] > 0, -1.0, 1.0)
    r = (ra[which] * (1 - t) + rb[which] * t)[:, None]
    bulge = np.sqrt(np.clip(1 - w * w, 0, 1))[:, None]
    normals = side * w[:, None] + front * bulge
    points = a[which] + (b - a)[which] * t[:, None] + normals * r
    # Bark splits into ridges along the branch.
    along = t * length[which] + 0.37 * which
    ridge = noise_at(w * 5.0 + 0.6 * which, along * 2.2, 3)
    thick = np.clip(ra[which] / 0.10, 0.15, 1.0)
    bark = 0.84 + thick * (0.26 * ridge + 0.10 * rng.standard_normal(len(which)))
    tints = rgb(code) * np.clip(bark, 0.3, 1.4)[:, None]
    return points, normals, tints.astype(np.float32), np.full(len(which), step * 1.1)


def bare(foot: Array, height: float, lean: float, rng: Rng, code: str = "75634f") -> Cloud:
    """A leafless tree: every branch forks, bends upward and thins until it is a twig."""
    starts, ends, r0s, r1s = [], [], [], []
    stack = [(foot, np.array([lean, 1.0, 0.0]), height * 0.27, height * 0.036, 0)]
    while stack:
        base, way, length, thick, level = stack.pop()
        way = way / np.linalg.norm(way)
        pieces = 6
        for i in range(pieces):
            way = way + 0.075 * (1 + 0.25 * level) * rng.standard_normal(3)
            way = way + np.array([0, 0.035 * level, 0])
            way /= np.linalg.norm(way)
            tip = base + way * length / pieces
            # The foot of the trunk flares into its roots.
            flare = [1.0 + (0.45 * max(0.0, 1 - j / 3) if level == 0 else 0.0) for j in (i, i + 1)]
            thin = thick * 0.94
            (
                starts.append(base),
                ends.append(tip),
                r0s.append(thick * flare[0]),
                r1s.append(thin * flare[1]),
            )
            base, thick = tip, thin
            if 1 <= level < 6 and i > 1 and rng.random() < 0.34:
                out = way + 0.75 * rng.standard_normal(3) * np.array([1.0, 0.7, 0.8])
                stack.append((base, out, length * 0.55, thick * 0.45, level + 2))
        if level < 7:
            for turn in (-1.0, 1.0) if rng.random() < 0.75 else (-1.0, 0.15, 1.0):
                spread = 0.36 + 0.28 * rng.random()
                out = (
                    way + turn * spread * np.array([1.0, 0.1, 0.0]) + 0.25 * rng.standard_normal(3)
                )
                share = 0.74 if turn * rng.standard_normal() > 0 else 0.60
                stack.append(
                    (base, out, length * (0.70 + 0.14 * rng.random()), thick * share, level + 1)
                )
    return limbs(np.array(starts), np.array(ends), np.array(r0s), np.array(r1s), code, rng, 0.016)
