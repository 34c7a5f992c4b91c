"""Geometry of the old town: its rows of houses, the quay and the boats (all in metres)."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from samples.canvas import Array, Rng
from samples.houses import ALONG, GROUND, INWARD, PLASTER, ROOFS, UP, at, block, church, face, house
from samples.raster import Face

__all__ = ["GROUND", "at", "build"]


def boat(cx: float, cz: float, turn: float, length: float, tint: str) -> list[Face]:
    """An open rowing boat built from short planks."""
    out: list[Face] = []
    ahead = np.array([np.sin(turn), 0.0, np.cos(turn)])
    side = np.array([np.cos(turn), 0.0, -np.sin(turn)])
    stations = np.linspace(0, 1, 15)

    def rib(t: float, level: float, sign: float) -> Array:
        beam = (
            0.26 * length * np.sin(np.pi * min(1.0, 0.16 + 0.84 * t)) ** 0.7 * (0.55 + 0.45 * level)
        )
        beam = 0.0 if t > 0.995 else beam
        lift = 0.02 + level * (0.50 + 0.42 * (2 * t - 0.9) ** 2)
        return (
            np.array([cx, 0, cz])
            + ahead * (t - 0.5) * length
            + side * sign * beam * 0.5
            + UP * lift
        )

    for sign in (-1.0, 1.0):
        for t0, t1 in pairwise(stations):
            for low, top, code in ((-0.3, 0.45, tint), (0.45, 0.85, tint), (0.85, 1.0, "e9dcc0")):
                a, b = rib(t0, low, sign), rib(t1, low, sign)
                c, d = rib(t1, top, sign), rib(t0, top, sign)
                out.append(
                    face([a, b, c, d], (b - a) / np.linalg.norm(b - a), UP, "wood", code, key=top)
                )
            floor = [
                rib(t0, 0.25, -1.0),
                rib(t1, 0.25, -1.0),
                rib(t1, 0.25, 1.0),
                rib(t0, 0.25, 1.0),
            ]
            if sign > 0:
                out.append(face(floor, ahead, side, "wood", "6b4a30", key=9.0))
    for t in (0.12, 0.45, 0.72):
        bench = [rib(t, 0.7, -1), rib(t + 0.05, 0.7, -1), rib(t + 0.05, 0.7, 1), rib(t, 0.7, 1)]
        out.append(face(bench, side, ahead, "wood", "c09a66", key=4.0))
    out.append(
        face(
            [rib(0, -0.3, -1), rib(0, -0.3, 1), rib(0, 1, 1), rib(0, 1, -1)],
            side,
            UP,
            "wood",
            tint,
            key=2.0,
        )
    )
    return out


def build(rng: Rng) -> list[Face]:
    """All faces of the town."""
    faces: list[Face] = []
    s, i = -14.0, 0
    while s < 128:
        width = float(6.2 + 4.2 * rng.random())
        gable = bool(rng.random() < 0.62)
        eaves = float(7.2 + 4.4 * rng.random())
        rise = width * float(0.62 + 0.2 * rng.random()) if gable else 4.6
        faces += house(
            s,
            width,
            float(rng.random() * 0.9),
            11.5,
            GROUND,
            eaves,
            rise,
            gable,
            PLASTER[(i * 3 + 1) % 10],
            ROOFS[i % 5],
            float(i),
            rng,
        )
        s += width + (1.6 if rng.random() < 0.12 else 0.04)
        i += 1
    for row, (back, base) in enumerate(((19.0, 4.6), (34.0, 8.5), (50.0, 13.0))):
        s = -20.0 - 7 * row
        while s < 150:
            width = float(7 + 4 * rng.random())
            gable = bool(rng.random() < 0.5)
            if not (row == 1 and 46 < s < 84):
                faces += house(
                    s,
                    width,
                    back + 2 * float(rng.random()),
                    10,
                    base,
                    7 + 3 * float(rng.random()),
                    5.0,
                    gable,
                    PLASTER[int(rng.integers(10))],
                    ROOFS[int(rng.integers(5))],
                    200.0 + i,
                    rng,
                )
            s += width + 2.5 * float(rng.random())
            i += 1
    faces += church(70.0, 33.0)
    a, b = at(-40, -3.4, -1.0), at(150, -3.4, -1.0)
    lip = UP * (GROUND + 1.0)
    faces.append(
        face(
            [a + ALONG * 24, b, b + lip, a + ALONG * 24 + lip], ALONG, UP, "quay", "a1947e", key=1.0
        )
    )
    faces.append(
        face(
            [
                at(-16, -3.4, GROUND),
                at(150, -3.4, GROUND),
                at(150, 60, GROUND),
                at(-16, 60, GROUND),
            ],
            ALONG,
            INWARD,
            "paving",
            "a39a88",
            key=2.0,
        )
    )
    for n in range(28):
        faces += block(-14 + 5.2 * n, -3.25, 0.16, 0.16, GROUND, 0.95, "wood", "3a3632")
    faces += boat(-0.9, 18.6, 1.0, 4.6, "7c2f26")
    faces += boat(5.6, 27.0, -0.75, 4.4, "2f5560")
    faces += boat(0.8, 47.0, -0.55, 5.0, "d9d2c0")
    return faces
