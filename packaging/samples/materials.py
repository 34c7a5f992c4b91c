"""Surface colours of the town: plaster with windows, tiles, stone, wood and paving."""

from __future__ import annotations

import numpy as np

from samples.canvas import Array, mix, noise_at, random_at, rgb, smooth
from samples.raster import Face


def wall(u: Array, v: Array, part: Face) -> Array:
    """Plastered or half-timbered wall with rows of windows, worn by rain."""
    val = part.values
    key, wide, eaves, rise = val["key"], val["wide"], val["eaves"], val["rise"]
    storey, timber, shutter = val["storey"], val["timber"], val["shutter"]
    patch = noise_at(u * 0.5 + key * 3, v * 0.5, 4)
    fine = noise_at(u * 7 + key, v * 7, 2)
    drip = noise_at(u * 3.5 + key * 7, v * 0.25, 3)
    tone = 1 + 0.08 * patch + 0.05 * fine + 0.05 * drip
    albedo = part.tint * tone[..., None]
    dirt = smooth(1.6, 0.0, v + 0.4 * patch) * 0.45 + 0.22 * smooth(0.3, 1.3, drip) * smooth(
        0, eaves, v
    )
    albedo = mix(albedo, rgb("5a5044") * np.ones_like(albedo), dirt)
    cols = max(1, int(wide / val["pitch"]))
    cell = wide / cols
    col = np.floor(u / cell)
    cu = u - (col + 0.5) * cell
    row = np.floor((v - 0.35) / storey)
    cv = v - 0.35 - row * storey - 1.45
    centre_u, centre_v = (col + 0.5) * cell, 0.35 + row * storey + 1.45
    roof = eaves + (rise * (1 - np.abs(centre_u / wide - 0.5) * 2) if rise else 0.0)
    fits = (centre_v + 0.95 < roof) & (row >= 0) & (np.abs(centre_u - wide / 2) < wide / 2 - 0.4)
    if timber:
        studs = (
            (np.abs(np.abs(cu) - cell / 2) < 0.10)
            | (np.abs(cv + 1.45) < 0.13)
            | (np.abs(cv + 0.62) < 0.07)
        )
        brace = (
            np.abs(cu - (cv + 0.4) * np.where(random_at(col, row + key) > 0.5, 0.32, -0.32)) < 0.08
        )
        brace &= random_at(row + 5, col + key) > 0.45
        beams = (studs | brace) & (row >= 1)
        wood = rgb("4b3324") * (1 + 0.15 * noise_at(u * 3, v * 9, 3))[..., None]
        albedo = np.where(beams[..., None], wood, albedo)
    w, h = 0.46, 0.70
    ground = row == 0
    door = ground & (random_at(col, row * 0 + key + 3) > 0.66)
    half_h = np.where(ground & door, 1.15, h)
    cy = np.where(ground & door, cv + 0.35, cv)
    inside = fits & (np.abs(cu) < w) & (np.abs(cy) < half_h)
    trim = fits & (np.abs(cu) < w + 0.13) & (np.abs(cy) < half_h + 0.13)
    shade = fits & (np.abs(cu) < w + 0.15) & (cy < -half_h - 0.10) & (cy > -half_h - 0.45)
    albedo = np.where(
        shade[..., None],
        albedo * (0.72 + 0.6 * np.clip(-cy - half_h - 0.10, 0, 0.45))[..., None],
        albedo,
    )
    albedo = np.where(
        trim[..., None], mix(part.tint, rgb("e9e0cc"), 0.62) * tone[..., None], albedo
    )
    if shutter:
        leaf = fits & (np.abs(np.abs(cu) - w - 0.27) < 0.24) & (np.abs(cy) < h) & ~door
        colours = [rgb(c) for c in ("3f5e4c", "6a3a30", "4a5d70", "7a6a4a")]
        paint = colours[int(key) % 4] * (0.85 + 0.25 * ((v * 9) % 1.0))[..., None]
        albedo = np.where(leaf[..., None], paint, albedo)
    pick = random_at(col + 9, row + key)
    sky = mix(
        rgb("1c2229"),
        rgb("9fb4c4"),
        np.clip(
            (pick - 0.45) * 1.5 + 0.35 * (cy / h) + 0.2 * noise_at(u * 2, v * 2 + key, 2), 0, 1
        ),
    )
    glass = np.where(((pick < 0.25) & (np.abs(cu) > 0.14))[..., None], rgb("b9ad94"), sky)
    glass = (
        glass
        * (0.55 + 0.45 * smooth(half_h, half_h - 0.25, cy) * smooth(-w, -w + 0.14, cu))[..., None]
    )
    bars = (
        (np.abs(cu) < 0.03)
        | (np.abs(cy - 0.15) < 0.028)
        | (np.abs(np.abs(cu) - w) < 0.06)
        | (np.abs(np.abs(cy) - half_h) < 0.06)
    )
    pane = np.where(bars[..., None], rgb("ded6c4"), glass)
    boards = mix(rgb("4a3020"), rgb("35513f"), random_at(col, row + key + 1))
    pane = np.where(
        (door & ~(np.abs(cy - 0.85) < 0.2))[..., None],
        boards * (0.8 + 0.3 * ((u * 6) % 1.0))[..., None],
        pane,
    )
    return np.where(inside[..., None], pane, albedo)


def roof(u: Array, v: Array, part: Face) -> Array:
    """Clay tiles in staggered rows, each fired to its own shade, with moss in the hollows."""
    key = part.values["key"]
    row = np.floor(v / 0.30)
    shift = u / 0.24 + 0.5 * (row % 2)
    col = np.floor(shift)
    each = random_at(col, row, np.full_like(col, key + 70))
    bow = 0.84 + 0.22 * smooth(0.0, 0.5, (v / 0.30) % 1.0) * (
        1 - 0.55 * np.abs((shift % 1.0) - 0.5)
    )
    age = noise_at(u * 0.35 + key, v * 0.35, 4)
    albedo = part.tint * (bow * (0.80 + 0.42 * each))[..., None]
    albedo = mix(albedo, rgb("6f6a4a") * bow[..., None], smooth(0.3, 1.6, age) * 0.55)
    return mix(albedo, rgb("b58a68") * bow[..., None], smooth(0.5, 1.8, -age) * 0.45)


def masonry(u: Array, v: Array, part: Face, high: float, long: float) -> Array:
    """Coursed stone with dark joints, stained towards the water."""
    row = np.floor(v / high)
    shift = u / long + 0.47 * row + 0.3 * random_at(row)
    col = np.floor(shift)
    joint = np.minimum(np.abs((v / high) % 1.0 - 0.5), 0.5) > 0.44
    joint |= np.abs((shift % 1.0) - 0.5) > 0.47
    each = 0.80 + 0.36 * random_at(col, row)
    tone = each * (1 + 0.10 * noise_at(u * 2, v * 2, 4)) * np.where(joint, 0.62, 1.0)
    albedo = part.tint * tone[..., None]
    if part.material == "quay":
        wet = smooth(2.1, 1.0, v + 0.3 * noise_at(u * 0.5, v, 3))
        albedo = mix(albedo, rgb("3a3f2c") * tone[..., None], wet * 0.85)
    if part.material == "tower":
        for level, half, tall in ((19.3, 0.75, 1.5), (12.0, 0.4, 1.1), (6.0, 0.4, 1.1)):
            for centre in (2.4, 4.6) if half > 0.5 else (3.5,):
                du, dv = np.abs(u - centre), v - level
                arch = (
                    (du < half)
                    & (dv > -tall)
                    & (dv < tall * 0.6 + np.sqrt(np.clip(half**2 - du**2, 0, None)))
                )
                slat = 0.5 + 0.4 * ((v * 2.4) % 1.0)
                albedo = np.where(arch[..., None], rgb("3a342e") * slat[..., None], albedo)
        clock = np.hypot(u - 3.5, v - 15.7)
        albedo = np.where((clock < 1.15)[..., None], rgb("e8e0c8"), albedo)
        albedo = np.where((np.abs(clock - 1.05) < 0.12)[..., None], rgb("8a6a30"), albedo)
        hand = (clock < 0.95) & (
            (np.abs(u - 3.5) < 0.07) & (v > 15.7)
            | (np.abs(v - 15.7) < 0.07) & (u > 3.5) & (clock < 0.7)
        )
        albedo = np.where(hand[..., None], rgb("2a2622"), albedo)
        bands = np.abs(v % 9.6 - 9.3) < 0.22
        albedo = np.where(bands[..., None], albedo * 1.12, albedo)
    return albedo


def surface(part: Face, place: Array) -> Array:
    """Colour of a face at places in space."""
    rel = place - part.origin
    u, v = rel @ part.along, rel @ part.up
    if part.material == "wall":
        return wall(u, v, part)
    if part.material == "roof":
        return roof(u, v, part)
    if part.material in ("tower", "quay"):
        return masonry(u, v, part, 0.55, 1.1)
    if part.material == "stone":
        return masonry(u, v, part, 0.16, 0.34)
    if part.material == "paving":
        return masonry(u, v, part, 0.4, 0.4)
    if part.material == "copper":
        seam = np.where(np.abs((u / 0.7) % 1.0 - 0.5) > 0.44, 0.75, 1.0)
        stain = noise_at(u * 2.5, v * 0.3, 4)
        return part.tint * (seam * (1 + 0.14 * stain + 0.06 * noise_at(u * 4, v * 4, 2)))[..., None]
    streak = noise_at(u * 1.5 + part.values["key"] * 5, v * 14, 3)
    return part.tint * (0.95 + 0.10 * streak + 0.05 * noise_at(u * 9, v * 9, 2))[..., None]
