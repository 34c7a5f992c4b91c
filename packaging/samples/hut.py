"""The log hut and its jetty in the lake picture."""

from __future__ import annotations

import numpy as np

from samples.canvas import Array, noise_at, random_at, rgb
from samples.raster import Face


def build_hut() -> list[Face]:
    """A log hut with a shingle roof on a jetty at the right-hand shore."""
    up, east, south = np.array([0.0, 1, 0]), np.array([1.0, 0, 0]), np.array([0.0, 0, 1.0])
    turn = 0.5
    along = east * np.cos(turn) + south * np.sin(turn)
    back = -east * np.sin(turn) + south * np.cos(turn)
    base = np.array([14.2, 1.75, 50.0])

    def p(a: float, b: float, h: float) -> Array:
        return base + along * a + back * b + up * h

    def face(points: list[Array], a: Array, b: Array, name: str, tint: str) -> Face:
        return Face(np.array(points), points[0], a, b, name, {}, rgb(tint))

    w, d, h, r = 5.2, 6.5, 2.7, 2.6
    out = [
        face(
            [p(0, 0, 0), p(w, 0, 0), p(w, 0, h), p(w / 2, 0, h + r), p(0, 0, h)],
            along,
            up,
            "logs",
            "8a5a38",
        ),
        face([p(0, d, 0), p(0, 0, 0), p(0, 0, h), p(0, d, h)], -back, up, "logs", "8a5a38"),
        face([p(w, 0, 0), p(w, d, 0), p(w, d, h), p(w, 0, h)], back, up, "logs", "8a5a38"),
    ]
    for edge, sign in ((0.0, -1.0), (w, 1.0)):
        a, b = p(edge + sign * 0.7, -0.7, h - 0.7), p(edge + sign * 0.7, d + 0.5, h - 0.7)
        c, e = p(w / 2, d + 0.5, h + r), p(w / 2, -0.7, h + r)
        slope = (e - a) / np.linalg.norm(e - a)
        out.append(face([a, b, c, e], back, slope, "shingle", "7a4436"))
        out.append(
            face(
                [a, e, e - up * 0.28, a - up * 0.28],
                slope,
                np.cross(slope, back),
                "plank",
                "d8c8a4",
            )
        )
    out.append(
        face(
            [p(1.0, 3, h), p(1.9, 3, h), p(1.9, 3, h + r + 1.0), p(1.0, 3, h + r + 1.0)],
            along,
            up,
            "stone",
            "8d857a",
        )
    )
    out.append(
        face(
            [p(1.0, 4, h), p(1.0, 3, h), p(1.0, 3, h + r + 1), p(1.0, 4, h + r + 1)],
            -back,
            up,
            "stone",
            "8d857a",
        )
    )
    for a, b, way in ((p(0, 0, -2.5), p(w, 0, -2.5), along), (p(0, d, -2.5), p(0, 0, -2.5), -back)):
        out.append(face([a, b, b + up * 2.5, a + up * 2.5], way, up, "stone", "8a8276"))
    deck = base - up * 0.75
    for i in range(40):
        s = -9.0 + i * 0.36
        a = deck + along * s - back * 2.6
        wide = along * 0.33
        out.append(
            face(
                [a, a + wide, a + wide + back * 2.4, a + back * 2.4],
                along,
                back,
                "plank",
                ("a08a68", "8d7a5c", "ab9574")[i % 3],
            )
        )
    for i in range(6):
        a = deck + along * (-8.8 + i * 2.3) - back * 2.6
        out.append(
            face(
                [
                    a - up * 1.6,
                    a + along * 0.28 - up * 1.6,
                    a + along * 0.28 + up * 0.25,
                    a + up * 0.25,
                ],
                along,
                up,
                "plank",
                "5d4a38",
            )
        )
    edge = deck - back * 2.6 + along * -9.0
    out.append(
        face(
            [edge - up * 0.2, edge + along * 14.4 - up * 0.2, edge + along * 14.4, edge],
            along,
            up,
            "plank",
            "6b563e",
        )
    )
    return out


def material(part: Face, place: Array) -> Array:
    rel = place - part.origin
    u, v = rel @ part.along, rel @ part.up
    if part.material == "logs":
        tone = 0.55 + 0.55 * np.sqrt(np.clip(1 - (2 * ((v / 0.30) % 1.0) - 1) ** 2, 0, 1))
        colour = part.tint * (tone * (1 + 0.10 * noise_at(u * 1.3, v * 9, 3)))[..., None]
        for centre in (1.3, 3.9):
            du, dv = np.abs(u - centre), np.abs(v - 1.5)
            colour = np.where(((du < 0.52) & (dv < 0.62))[..., None], rgb("e6dcc2"), colour)
            glass = (du < 0.42) & (dv < 0.52) & (np.minimum(du, dv) > 0.04)
            colour = np.where(glass[..., None], rgb("4a3a26"), colour)
        return colour
    if part.material == "shingle":
        tone = (
            0.75
            + 0.4 * ((v / 0.34) % 1.0)
            + 0.12 * noise_at(np.floor(u / 0.25), np.floor(v / 0.34), 1)
        )
        return part.tint * (tone + 0.1 * noise_at(u, v, 3))[..., None]
    if part.material == "stone":
        row = np.floor(v / 0.32)
        shift = u / 0.55 + 0.4 * row
        joint = (np.abs((v / 0.32) % 1.0 - 0.5) > 0.43) | (np.abs(shift % 1.0 - 0.5) > 0.46)
        return (
            part.tint
            * ((0.75 + 0.45 * random_at(row, np.floor(shift))) * np.where(joint, 0.6, 1))[..., None]
        )
    return part.tint * (0.95 + 0.12 * noise_at(u * 2, v * 12, 3))[..., None]
