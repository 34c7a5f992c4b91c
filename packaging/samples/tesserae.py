"""Setting tesserae: rows of small stones that follow the outlines of the drawing."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from samples.canvas import Array, Rng, blur, distance


@dataclass
class Setting:
    """The stones laid so far: centre, angle and side of each, and the ground they cover."""

    taken: Array
    x: list[float] = field(default_factory=list)
    y: list[float] = field(default_factory=list)
    angle: list[float] = field(default_factory=list)
    side: list[float] = field(default_factory=list)

    def place(self, px: float, py: float, angle: float, side: float, overlap: float) -> bool:
        """Lay one stone unless too much of its bed is taken."""
        reach = int(side * 0.75) + 2
        x0, y0 = int(px) - reach, int(py) - reach
        x1, y1 = x0 + 2 * reach + 1, y0 + 2 * reach + 1
        high, wide = self.taken.shape
        if px < 0 or py < 0 or px >= wide or py >= high:
            return False
        x0, y0, x1, y1 = max(x0, 0), max(y0, 0), min(x1, wide), min(y1, high)
        bed = self.taken[y0:y1, x0:x1]
        dx = np.arange(x0, x1, dtype=np.float32)[None, :] - px
        dy = np.arange(y0, y1, dtype=np.float32)[:, None] - py
        c, s = np.cos(angle), np.sin(angle)
        half = side * 0.5
        inside = (np.abs(dx * c + dy * s) < half) & (np.abs(dy * c - dx * s) < half)
        total = int(inside.sum())
        if total == 0 or int((inside & bed).sum()) > overlap * total:
            return False
        bed |= inside
        self.x.append(px)
        self.y.append(py)
        self.angle.append(angle)
        self.side.append(side)
        return True


def edges(label: Array) -> Array:
    """Pixels where the drawing changes from one region to the next."""
    edge = np.zeros(label.shape, dtype=bool)
    edge[:, 1:] |= label[:, 1:] != label[:, :-1]
    edge[1:, :] |= label[1:, :] != label[:-1, :]
    edge[0, :] = edge[-1, :] = True
    edge[:, 0] = edge[:, -1] = True
    return edge


def lay(label: Array, side: Array, rng: Rng) -> Setting:
    """Lay rows outward from every outline, then fill the gaps with ever smaller chips.

    side gives the wanted stone size at each pixel; rows keep to the region they began in.
    """
    away = distance(edges(label))
    gy, gx = np.gradient(blur(away, 1.2))
    high, wide = label.shape
    bed = Setting(np.zeros(label.shape, dtype=bool))
    rows = np.floor(away / side)
    middle = np.abs(away / side - rows - 0.5) < 0.12
    order = np.flatnonzero(middle.ravel())
    order = order[np.argsort(rows.ravel()[order] + 0.9 * rng.random(len(order)), kind="stable")]
    for start in order:
        sy, sx = divmod(int(start), wide)
        if bed.taken[sy, sx]:
            continue
        level = float(away[sy, sx])
        for sign in (1.0, -1.0):
            px, py = float(sx), float(sy)
            for count in range(400):
                ix, iy = int(px), int(py)
                if not (0 <= ix < wide and 0 <= iy < high) or label[iy, ix] != label[sy, sx]:
                    break
                ax, ay = float(gx[iy, ix]), float(gy[iy, ix])
                norm = max((ax * ax + ay * ay) ** 0.5, 1e-4)
                ax, ay = ax / norm, ay / norm
                s = float(side[iy, ix])
                first = count == 0 and sign < 0
                if not first and not bed.place(px, py, float(np.arctan2(ay, ax)), s, 0.12):
                    break
                px, py = px - sign * ay * s, py + sign * ax * s
                ix, iy = min(max(int(px), 0), wide - 1), min(max(int(py), 0), high - 1)
                off = level - float(away[iy, ix])
                if abs(off) < s:
                    px, py = px + off * float(gx[iy, ix]), py + off * float(gy[iy, ix])
    for scale, overlap in ((0.8, 0.16), (0.6, 0.15), (0.42, 0.12)):
        room = np.flatnonzero((blur((~bed.taken).astype(np.float32), 1.6) > 0.55).ravel())
        rng.shuffle(room)
        for start in room:
            sy, sx = divmod(int(start), wide)
            if not bed.taken[sy, sx]:
                angle = float(np.arctan2(gy[sy, sx], gx[sy, sx]))
                bed.place(float(sx), float(sy), angle, float(side[sy, sx]) * scale, overlap)
    return bed
