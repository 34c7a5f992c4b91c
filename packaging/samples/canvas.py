"""Shared drawing tools: noise, blur, sampling, relief light and reduction.

Every picture is a float array (height, width, 3) in 0..1 until it is saved, so that shading
can be added and multiplied without the banding which eight-bit steps would leave in skies.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

Array = npt.NDArray[Any]
Rng = np.random.Generator
Point = tuple[float, float]


def mesh(width: int, height: int) -> tuple[Array, Array]:
    """Return x and y of every pixel in units of the picture's width (square units)."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    return (x + 0.5) / width, (y + 0.5) / width


def smooth(low: float | Array, high: float | Array, value: Array) -> Array:
    """Smoothstep: 0 below low, 1 above high and a soft shoulder between."""
    t = np.clip((value - low) / (high - low), 0.0, 1.0)
    return t * t * (3.0 - 2.0 * t)


def mix(a: Any, b: Any, t: Any) -> Array:
    """Blend a to b by t; a mask without a colour axis is spread over the colours."""
    first, second = np.asarray(a, dtype=np.float32), np.asarray(b, dtype=np.float32)
    weight = np.asarray(t, dtype=np.float32)
    coloured = first.shape[-1:] == (3,) or second.shape[-1:] == (3,)
    axes = max(first.ndim, second.ndim)
    if coloured and weight.ndim and (axes == 1 or weight.ndim == axes - 1):
        weight = weight[..., None]
    return np.asarray(first + (second - first) * weight, dtype=np.float32)


def rgb(code: str) -> Array:
    """Turn 'e8b040' into three floats."""
    return np.array([int(code[i : i + 2], 16) / 255.0 for i in (0, 2, 4)], dtype=np.float32)


def ramp(value: Array, stops: Sequence[tuple[float, str]]) -> Array:
    """Colour a scalar field by a gradient of hex stops."""
    places = np.array([stop[0] for stop in stops])
    colours = np.stack([rgb(stop[1]) for stop in stops])
    channels = [np.interp(value, places, colours[:, c]) for c in range(3)]
    return np.stack(channels, axis=-1).astype(np.float32)


def resize(field: Array, width: int, height: int, how: Any = Image.Resampling.BICUBIC) -> Array:
    """Resample a float field; Pillow's 'F' mode is far quicker than anything in numpy."""
    image = Image.fromarray(np.ascontiguousarray(field, dtype=np.float32))
    return np.asarray(image.resize((width, height), how), dtype=np.float32)


def fbm(
    width: int, height: int, rng: Rng, cells: float, octaves: int = 5, gain: float = 0.5,
    stretch: float = 1.0,
) -> Array:  # fmt: skip
    """Fractal noise around 0 with a deviation near 1; cells counts the blobs across the width.

    stretch above 1 makes the blobs longer sideways, as in wood grain or brushed clouds.
    """
    total = np.zeros((height, width), dtype=np.float32)
    weight, power = 1.0, 0.0
    for _ in range(octaves):
        step = width / cells
        if step < 1.5:
            break
        across = max(2, int(cells / stretch) + 3)
        down = max(2, int(cells * height / width) + 3)
        grid = rng.standard_normal((down, across)).astype(np.float32)
        wide, high = int(step * stretch * across) + 1, int(step * down) + 1
        layer = resize(grid, max(wide, width), max(high, height))
        total += weight * layer[:height, :width]
        power += weight * weight
        weight *= gain
        cells *= 2.0
    return total / np.float32(max(power, 1e-6) ** 0.5 * 0.75)


def blur(field: Array, sigma: float) -> Array:
    """Gaussian blur by Fourier transform, reflected at the borders."""
    if field.ndim == 3:
        return np.stack([blur(field[..., c], sigma) for c in range(field.shape[2])], axis=-1)
    pad = min(int(3 * sigma) + 1, min(field.shape) - 1)
    big = np.pad(field.astype(np.float32), pad, mode="reflect")
    fy = np.fft.fftfreq(big.shape[0]).astype(np.float32)[:, None]
    fx = np.fft.rfftfreq(big.shape[1]).astype(np.float32)[None, :]
    kernel = np.exp(-2.0 * (np.pi * sigma) ** 2 * (fx * fx + fy * fy))
    out = np.fft.irfft2(np.fft.rfft2(big) * kernel, s=big.shape)
    return out[pad : big.shape[0] - pad, pad : big.shape[1] - pad].astype(np.float32)


def sample(field: Array, x: Array, y: Array) -> Array:
    """Read a field at fractional pixel places, clamped at the borders."""
    high, wide = field.shape[:2]
    x = np.clip(x, 0, wide - 1.001)
    y = np.clip(y, 0, high - 1.001)
    xi, yi = x.astype(np.int32), y.astype(np.int32)
    fx, fy = (x - xi).astype(np.float32), (y - yi).astype(np.float32)
    if field.ndim == 3:
        fx, fy = fx[..., None], fy[..., None]
    top = field[yi, xi] * (1 - fx) + field[yi, xi + 1] * fx
    low = field[yi + 1, xi] * (1 - fx) + field[yi + 1, xi + 1] * fx
    return np.asarray(top * (1 - fy) + low * fy)


_TABLE = np.random.default_rng(20).standard_normal((256, 256)).astype(np.float32)
# Wrapped by one cell and flattened: one flat index per corner is far quicker to look up.
_FLAT = np.pad(_TABLE, ((0, 1), (0, 1)), mode="wrap").ravel()


def noise_at(x: Array, y: Array, octaves: int = 4, gain: float = 0.5) -> Array:
    """Fractal noise at any coordinates, so that textures can stick to surfaces in space."""
    x, y = np.asarray(x, dtype=np.float32), np.asarray(y, dtype=np.float32)
    total = np.zeros(np.broadcast(x, y).shape, dtype=np.float32)
    weight, power = 1.0, 0.0
    for octave in range(octaves):
        px, py = x * 2.0**octave + 17.3 * octave, y * 2.0**octave + 9.1 * octave
        xf, yf = np.floor(px), np.floor(py)
        place = (yf.astype(np.int32) & 255) * 257 + (xf.astype(np.int32) & 255)
        fx, fy = px - xf, py - yf
        fx, fy = fx * fx * (3 - 2 * fx), fy * fy * (3 - 2 * fy)
        corner, right = _FLAT.take(place), _FLAT.take(place + 1)
        top = corner + (right - corner) * fx
        place += 257
        corner, right = _FLAT.take(place), _FLAT.take(place + 1)
        low = corner + (right - corner) * fx
        total += np.float32(weight) * (top + (low - top) * fy)
        power += weight * weight
        weight *= gain
    return total / np.float32(power**0.5 * 0.7)


def random_at(*keys: Array) -> Array:
    """A random number in 0..1 for each combination of whole-number keys (a hash)."""
    total = np.zeros(np.broadcast(*keys).shape, dtype=np.uint64)
    for key in keys:
        total = (total ^ key.astype(np.int64).astype(np.uint64)) * np.uint64(0x9E3779B97F4A7C15)
        total ^= total >> np.uint64(29)
    total = total * np.uint64(0xBF58476D1CE4E5B9)
    return ((total >> np.uint64(40)).astype(np.float64) / float(1 << 24)).astype(np.float32)


def distance(mask: Array) -> Array:
    """Distance in pixels to the nearest set pixel, by jump flooding (no SciPy needed)."""
    high, wide = mask.shape
    far = np.float32(1e6)
    gy, gx = np.mgrid[0:high, 0:wide].astype(np.float32)
    bx, by = np.where(mask, gx, far), np.where(mask, gy, far)
    best = (bx - gx) ** 2 + (by - gy) ** 2
    step = 1 << (max(high, wide) - 1).bit_length() - 1
    while step >= 1:
        for dy in (-step, 0, step):
            for dx in (-step, 0, step):
                if dx == 0 and dy == 0:
                    continue
                to = np.s_[max(0, -dy) : high - max(0, dy), max(0, -dx) : wide - max(0, dx)]
                at = np.s_[max(0, dy) : high + min(0, dy), max(0, dx) : wide + min(0, dx)]
                cx, cy = bx[at], by[at]
                trial = (cx - gx[to]) ** 2 + (cy - gy[to]) ** 2
                near = trial < best[to]
                best[to] = np.where(near, trial, best[to])
                bx[to] = np.where(near, cx, bx[to])
                by[to] = np.where(near, cy, by[to])
        step //= 2
    return np.sqrt(best)


def polygon(width: int, height: int, points: Sequence[Point], soft: int = 2) -> Array:
    """Antialiased mask of a polygon whose points are in units of the picture's width."""
    image = Image.new("L", (width * soft, height * soft))
    scaled = [(x * width * soft, y * width * soft) for x, y in points]
    ImageDraw.Draw(image).polygon(scaled, fill=255)
    small = image.reduce(soft) if soft > 1 else image
    return np.asarray(small, dtype=np.float32) / 255.0


def relief(height: Array, strength: float, angle: float = -2.2) -> tuple[Array, Array]:
    """Light a height field from the upper left: (diffuse around 1, narrow highlight 0..1)."""
    gy, gx = np.gradient(height * strength)
    norm = 1.0 / np.sqrt(gx * gx + gy * gy + 1.0)
    lx, ly, lz = np.cos(angle) * 0.62, np.sin(angle) * 0.62, 0.78
    facing = (-gx * lx - gy * ly + lz) * norm
    half = (-gx * lx * 0.55 - gy * ly * 0.55 + 0.94) * norm
    return facing / lz, np.clip(half, 0, 1) ** 40


def reduce_to(picture: Array, width: int, height: int) -> Array:
    """Bring a supersampled picture down to its final size."""
    channels = [resize(picture[..., c], width, height, Image.Resampling.LANCZOS) for c in range(3)]
    return np.clip(np.stack(channels, axis=-1), 0, 1)


def grain(picture: Array, rng: Rng, amount: float) -> Array:
    """Add fine film grain, strongest in the middle tones as on real film."""
    noise = rng.standard_normal(picture.shape[:2]).astype(np.float32)
    noise = 0.6 * noise + 0.9 * blur(noise, 0.8)
    tone = picture.mean(axis=-1)
    return picture + (noise * amount * (0.5 + 2.0 * tone * (1 - tone)))[..., None]


def to_image(picture: Array) -> Image.Image:
    """Round to eight bits per channel."""
    return Image.fromarray((np.clip(picture, 0, 1) * 255.0 + 0.5).astype(np.uint8))
