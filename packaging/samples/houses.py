"""Geometry of houses and the church along the quay (all in metres)."""

from __future__ import annotations

import numpy as np

from samples.canvas import Array, Rng, rgb
from samples.raster import Face

UP = np.array([0.0, 1.0, 0.0])
# The quay runs from the right foreground into the distance on the left.
QUAY = np.array([24.0, 0.0, 36.0])
ALONG = np.array([-0.616, 0.0, 0.788])
INWARD = np.array([0.788, 0.0, 0.616])
GROUND = 2.1
PLASTER = (
    "d9b98a",
    "c98f63",
    "e4d3b0",
    "b9694c",
    "d8c27e",
    "a9b4a6",
    "cfa08a",
    "e8dcc6",
    "b8846a",
    "8fa0a8",
)
ROOFS = ("8a4330", "9c5138", "74382c", "a55f42", "6d4438")


def at(s: float, inward: float, y: float) -> Array:
    """A point given by its way along the quay, its distance behind it and its height."""
    return QUAY + ALONG * s + INWARD * inward + UP * y


def face(
    points: list[Array], along: Array, up: Array, material: str, tint: str, **values: float
) -> Face:
    return Face(np.array(points), points[0], along, up, material, dict(values), rgb(tint))


def house(
    s: float, width: float, back: float, depth: float, base: float, eaves: float, rise: float,
    gable: bool, plaster: str, roof: str, key: float, rng: Rng,
) -> list[Face]:  # fmt: skip
    """One house: four walls, a roof with an overhang, a chimney and perhaps dormers."""
    e, f = s + width, back + depth
    top, ridge = base + eaves, base + eaves + rise
    half, deep = s + width / 2, back + depth / 2
    wall = {
        "wide": width, "eaves": eaves, "rise": rise if gable else 0.0, "key": key,
        "storey": 2.75 + 0.3 * float(rng.random()), "pitch": 1.9 + 0.7 * float(rng.random()),
        "timber": float(rng.random() < 0.36), "shutter": float(rng.random() < 0.5),
    }  # fmt: skip
    side = wall | {
        "wide": depth,
        "rise": 0.0 if gable else rise,
        "key": key + 50,
        "timber": wall["timber"],
    }
    front = [at(s, back, base), at(e, back, base), at(e, back, top)]
    near = [at(s, f, base), at(s, back, base), at(s, back, top)]
    far = [at(e, back, base), at(e, f, base), at(e, f, top)]
    if gable:
        front += [at(half, back, ridge)]
    else:
        near += [at(s, deep, ridge)]
        far += [at(e, deep, ridge)]
    front += [at(s, back, top)]
    near += [at(s, f, top)]
    far += [at(e, back, top)]
    out = [
        face(front, ALONG, UP, "wall", plaster, **wall),
        face(near, -INWARD, UP, "wall", plaster, **side),
        face(far, INWARD, UP, "wall", plaster, **side),
    ]
    over, drop = 0.45, 0.45 * rise / (width / 2 if gable else depth / 2)
    if gable:
        for edge, sign in ((s, 1.0), (e, -1.0)):
            a, b = (
                at(edge - sign * over, back - 0.4, top - drop),
                at(edge - sign * over, f, top - drop),
            )
            c, d = at(half, f, ridge), at(half, back - 0.4, ridge)
            slope = (d - a) / np.linalg.norm(d - a)
            out.append(face([a, b, c, d], INWARD, slope, "roof", roof, key=key + sign))
            # The barge board keeps the roof from looking as thin as paper.
            low = UP * -0.32
            out.append(
                face(
                    [a, d, d + low, a + low],
                    slope,
                    np.cross(slope, INWARD),
                    "wood",
                    "5a3c2a",
                    key=key,
                )
            )
    else:
        for edge, sign in ((back, 1.0), (f, -1.0)):
            a, b = (
                at(s - 0.3, edge - sign * over, top - drop),
                at(e + 0.3, edge - sign * over, top - drop),
            )
            c, d = at(e + 0.3, deep, ridge), at(s - 0.3, deep, ridge)
            slope = (d - a) / np.linalg.norm(d - a)
            out.append(face([a, b, c, d], ALONG, slope, "roof", roof, key=key + sign))
        low = at(s - 0.3, back - over, top - drop)
        out.append(
            face(
                [
                    low,
                    low + ALONG * (width + 0.6),
                    low + ALONG * (width + 0.6) - UP * 0.25,
                    low - UP * 0.25,
                ],
                ALONG,
                UP,
                "wood",
                "4a3a30",
                key=key,
            )
        )
        count = int(rng.integers(1, 4))
        for i in range(count):
            c0 = s + width * (i + 0.5) / count
            out += dormer(
                c0,
                back + 0.8,
                top + 0.8 * rise / (depth / 2),
                rise / (depth / 2),
                plaster,
                roof,
                key + i,
            )
    cs, cb = (
        s + width * (0.25 + 0.5 * float(rng.random())),
        back + depth * (0.35 + 0.3 * float(rng.random())),
    )
    low_roof = ridge - rise * (0.55 if gable else 0.4)
    out += block(
        cs,
        cb,
        0.9,
        0.7,
        low_roof,
        ridge + 0.7 - low_roof + 0.5 * float(rng.random()),
        "stone",
        "9a6350",
    )
    return out


def dormer(
    c: float, back: float, y: float, slope: float, plaster: str, roof: str, key: float
) -> list[Face]:
    """A small gabled window house standing out of a roof."""
    w, h, r = 0.75, 1.25, 0.7
    tail = (h + r) / slope
    wall = {
        "wide": 2 * w,
        "eaves": h,
        "rise": 0.0,
        "key": key,
        "storey": 1.5,
        "pitch": 1.5,
        "timber": 0.0,
        "shutter": 0.0,
    }
    pts = [
        at(c - w, back, y),
        at(c + w, back, y),
        at(c + w, back, y + h),
        at(c, back, y + h + r),
        at(c - w, back, y + h),
    ]
    out = [face(pts, ALONG, UP, "wall", plaster, **wall)]
    for sign in (-1.0, 1.0):
        a, b = at(c + sign * w, back, y), at(c + sign * w, back, y + h)
        out.append(
            face(
                [a, b, at(c + sign * w, back + h / slope, y + h)],
                INWARD,
                UP,
                "wood",
                "8a7a66",
                key=key,
            )
        )
        p, q = at(c + sign * (w + 0.2), back - 0.25, y + h - 0.15), at(c, back - 0.25, y + h + r)
        s2 = (q - p) / np.linalg.norm(q - p)
        out.append(
            face(
                [
                    p,
                    q,
                    at(c, back + tail, y + h + r),
                    at(c + sign * (w + 0.2), back + h / slope, y + h - 0.15),
                ],
                INWARD,
                s2,
                "roof",
                roof,
                key=key,
            )
        )
    return out


def block(
    s: float, back: float, w: float, d: float, y: float, h: float, material: str, tint: str
) -> list[Face]:
    """An upright box."""
    e, f = s + w, back + d
    corners = [(s, back), (e, back), (e, f), (s, f)]
    out = []
    for i in range(4):
        (a0, b0), (a1, b1) = corners[i], corners[(i + 1) % 4]
        p, q = at(a0, b0, y), at(a1, b1, y)
        way = (q - p) / np.linalg.norm(q - p)
        out.append(face([p, q, q + UP * h, p + UP * h], way, UP, material, tint, key=s))
    out.append(face([at(a, b, y + h) for a, b in corners], ALONG, INWARD, material, tint, key=s))
    return out


def church(s: float, back: float) -> list[Face]:
    """Nave and tower with belfry windows and a steep copper-green spire."""
    rng = np.random.default_rng(3)
    out = house(s - 22, 24, back + 0.5, 11, 5.0, 11.5, 8.5, False, "cdbf9f", "7a4a38", 900.0, rng)
    w, y, h = 7.0, 4.0, 23.5
    out += block(s + 1, back, w, w, y, h, "tower", "d3c2a0")
    out += block(s + 0.7, back - 0.3, w + 0.6, w + 0.6, y + h, 0.6, "stone", "b9a888")
    foot = [
        (s + 0.7, back - 0.3),
        (s + 1.3 + w, back - 0.3),
        (s + 1.3 + w, back + w + 0.3),
        (s + 0.7, back + w + 0.3),
    ]
    tip = at(s + 1 + w / 2, back + w / 2, y + h + 14.5)
    for i in range(4):
        p, q = at(*foot[i], y + h + 0.6), at(*foot[(i + 1) % 4], y + h + 0.6)
        mid = (p + q) / 2
        slope = (tip - mid) / np.linalg.norm(tip - mid)
        out.append(
            face(
                [p, q, tip],
                (q - p) / np.linalg.norm(q - p),
                slope,
                "copper",
                "6f8f80",
                key=float(i),
            )
        )
    return out
