"""A small deferred renderer: flat faces and splatted points into a buffer of surface facts.

The "photographs" need true perspective, cast shadows and reflections to be believed; a buffer of
depth, normal and texture place per pixel gives all three to plain numpy code.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from PIL import Image, ImageDraw

from samples.canvas import Array


@dataclass
class Face:
    """A flat polygon in space with a texture frame in metres and the name of its material."""

    points: Array
    origin: Array
    along: Array
    up: Array
    material: str
    values: dict[str, float] = field(default_factory=dict)
    tint: Array = field(default_factory=lambda: np.ones(3, dtype=np.float32))

    @property
    def normal(self) -> Array:
        """Unit vector at right angles to the face."""
        n = np.cross(self.along, self.up)
        return np.asarray(n / np.linalg.norm(n))


@dataclass
class Camera:
    """Perspective with a shifted lens (upright walls stay upright), or parallel light rays."""

    width: int
    height: int
    eye: Array
    right: Array
    up: Array
    ahead: Array
    focal: float
    horizon: float
    parallel: bool = False

    def project(self, points: Array) -> tuple[Array, Array, Array]:
        """Pixel x, pixel y and depth of points in space."""
        rel = points - self.eye
        depth = rel @ self.ahead
        scale = self.focal / (1.0 if self.parallel else np.maximum(depth, 0.05))
        x = (0.5 + (rel @ self.right) * scale) * self.width
        y = self.horizon * self.width - (rel @ self.up) * scale * self.width
        return x, y, depth

    def rays(self, px: Array, py: Array) -> tuple[Array, Array]:
        """Origin and direction per pixel, scaled so that distance along it is the depth."""
        a = ((px + 0.5) / self.width - 0.5)[..., None] / self.focal
        b = (self.horizon - (py + 0.5) / self.width)[..., None] / self.focal
        slide = a * self.right + b * self.up
        if self.parallel:
            return self.eye + slide, np.broadcast_to(self.ahead, slide.shape)
        return np.broadcast_to(self.eye, slide.shape), slide + self.ahead


class Buffer:
    """What each pixel sees: depth, which face or point, and normal and tint for points."""

    def __init__(self, camera: Camera) -> None:
        shape = (camera.height, camera.width)
        self.camera = camera
        self.depth = np.full(shape, np.inf, dtype=np.float32)
        self.face = np.full(shape, -1, dtype=np.int32)
        self.normal = np.zeros((*shape, 3), dtype=np.float32)
        self.tint = np.zeros((*shape, 3), dtype=np.float32)

    def add_faces(self, faces: list[Face]) -> None:
        """Draw faces with a depth test; their numbers are their places in the list."""
        cam = self.camera
        for number, face in enumerate(faces):
            x, y, depth = cam.project(face.points)
            if depth.min() < 0.3 and not cam.parallel:
                continue
            x0, x1 = max(0, int(x.min())), min(cam.width, int(x.max()) + 2)
            y0, y1 = max(0, int(y.min())), min(cam.height, int(y.max()) + 2)
            if x0 >= x1 or y0 >= y1:
                continue
            image = Image.new("1", (x1 - x0, y1 - y0))
            outline = [
                (float(px - x0 - 0.5), float(py - y0 - 0.5)) for px, py in zip(x, y, strict=True)
            ]
            ImageDraw.Draw(image).polygon(outline, fill=1)
            py, px = np.nonzero(np.asarray(image))
            py, px = py + y0, px + x0
            start, way = cam.rays(px.astype(np.float32), py.astype(np.float32))
            n = face.normal
            facing = way @ n
            facing = np.where(np.abs(facing) < 1e-6, 1e-6, facing)
            t = ((face.origin - start) @ n / facing).astype(np.float32)
            seen = (t < self.depth[py, px]) & (t > 0.1)
            py, px = py[seen], px[seen]
            self.depth[py, px] = t[seen]
            self.face[py, px] = number
            toward = (
                n if float((face.points.mean(axis=0) - cam.eye) @ n) < 0 or cam.parallel else -n
            )
            self.normal[py, px] = toward

    def add_points(
        self, points: Array, normals: Array, tints: Array, radius: Array, mark: int
    ) -> None:
        """Draw small discs (leaves, bark, stones), nearer ones over farther ones."""
        cam = self.camera
        x, y, depth = cam.project(points)
        size = radius * cam.focal * cam.width / (1.0 if cam.parallel else np.maximum(depth, 0.05))
        good = (depth > 0.3) & (x > -8) & (y > -8) & (x < cam.width + 8) & (y < cam.height + 8)
        order = np.flatnonzero(good)
        order = order[np.argsort(-depth[order], kind="stable")]
        x, y, depth, size = x[order], y[order], depth[order].astype(np.float32), size[order]
        reach = int(min(6, np.ceil(size.max()))) if len(size) else 0
        for dy in range(-reach, reach + 1):
            for dx in range(-reach, reach + 1):
                part = dx * dx + dy * dy <= np.maximum(size, 0.55) ** 2
                if not part.any():
                    continue
                ix, iy = x[part].astype(np.int64) + dx, y[part].astype(np.int64) + dy
                ok = (ix >= 0) & (iy >= 0) & (ix < cam.width) & (iy < cam.height)
                ix, iy, src = ix[ok], iy[ok], order[part][ok]
                d = depth[part][ok]
                ok = d < self.depth[iy, ix]
                ix, iy, src, d = ix[ok], iy[ok], src[ok], d[ok]
                self.depth[iy, ix] = d
                # The last writer of a pixel is the nearest because of the order above.
                self.face[iy, ix] = mark
                self.normal[iy, ix] = normals[src]
                self.tint[iy, ix] = tints[src]

    def place(self) -> Array:
        """Position in space of every pixel (meaningless where nothing was drawn)."""
        py, px = np.mgrid[0 : self.camera.height, 0 : self.camera.width].astype(np.float32)
        start, way = self.camera.rays(px, py)
        depth = np.where(np.isfinite(self.depth), self.depth, 0)[..., None]
        return np.asarray(start + way * depth, dtype=np.float32)


def shadow(light: Buffer, place: Array, normal: Array, bias: float = 0.12) -> Array:
    """Share of sunlight (0..1) reaching each place, softened over a few light rays."""
    x, y, depth = light.camera.project(place + normal * bias)
    total = np.zeros(x.shape, dtype=np.float32)
    taps = ((0, 0), (1.3, 0.4), (-1.2, 0.7), (0.5, -1.4), (-0.6, -1.1), (0.2, 1.7))
    for dx, dy in taps:
        ix = np.clip((x + dx).astype(np.int32), 0, light.camera.width - 1)
        iy = np.clip((y + dy).astype(np.int32), 0, light.camera.height - 1)
        total += (depth - 0.05 <= light.depth[iy, ix]).astype(np.float32)
    return total / len(taps)
