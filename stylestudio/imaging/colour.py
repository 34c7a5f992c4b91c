"""From whatever a file holds to 8-bit sRGB on white."""

from __future__ import annotations

import functools
import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

_WHITE = (255, 255, 255)

# TIFF 6.0, section 8: PhotometricInterpretation, and its value WhiteIsZero.
_PHOTOMETRIC, _WHITE_IS_ZERO = 262, 0

# Deep greyscale says nothing about its white point, so the smallest of the usual full scales
# that holds the brightest value is taken for it.
_INTEGER_WHITES = (2**8 - 1, 2**16 - 1, 2**24 - 1, 2**31 - 1, 2**32 - 1)

# Floating-point pictures are in [0, 1] by convention, and values a little above it are
# highlights to clip; a picture beyond this is in 8-bit or 16-bit units instead.
_BRIGHTEST_HIGHLIGHT = 16.0


@functools.cache
def srgb_profile() -> bytes:
    """An sRGB profile to embed, the same bytes each time.

    Little CMS writes the time of creation into the header (bytes 24 to 35, ICC.1:2022 section
    7.2); a fixed date instead keeps two saves of the same pixels byte-identical.
    """
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = b"".join(n.to_bytes(2, "big") for n in (2000, 1, 1, 0, 0, 0))
    return bytes(profile)


def split_alpha(picture: Image.Image, raw_mode: str) -> tuple[Image.Image, Image.Image | None]:
    """Separates a loaded picture into opaque colour and opacity.

    Args:
        picture: loaded, in any mode that the readers produce.
        raw_mode: how the file stores its samples, as Pillow names it ("RGB;16B"), or empty.

    Returns:
        The colour, in mode L, RGB, CMYK or LAB, and the opacity in mode L, or None where
        everything is opaque.
    """
    key = picture.info.get("transparency")
    # The PNG reader knows no 16-bit pairs: it widens grey and alpha to mode RGBA.
    was_grey = raw_mode == "LA;16B"
    mode = picture.mode
    if mode in ("P", "PA", "RGBa", "La"):
        plain = mode == "P" and not picture.has_transparency_data
        picture = picture.convert("LA" if mode == "La" else "RGB" if plain else "RGBA")
        mode = picture.mode
        key = None
    if mode in ("RGBA", "LA"):
        grey = mode == "LA" or was_grey
        return picture.getchannel(0) if grey else picture.convert("RGB"), picture.getchannel("A")
    alpha = None if key is None else _keyed_alpha(picture, key, raw_mode)
    if mode.startswith(("I", "F")):
        return Image.fromarray(_deep_to_8_bit(picture, raw_mode)), alpha
    if mode not in ("L", "RGB", "CMYK", "LAB"):
        picture = picture.convert("L" if mode == "1" else "RGB")
    return picture, alpha


def to_srgb(colour: Image.Image, icc_profile: bytes | None) -> Image.Image:
    """Converts to mode RGB in sRGB, through the embedded profile where there is a usable one.

    Relative colorimetric with black point compensation, as browsers and photo editors do.
    A profile that is broken or does not fit the picture's channels is ignored: the picture
    is worth more than its exact colours.

    Args:
        colour: in mode L, RGB, CMYK or LAB.
        icc_profile: what the file embeds, or None.
    """
    if icc_profile and icc_profile != srgb_profile():
        try:
            return _through_profile(colour, ImageCms.ImageCmsProfile(io.BytesIO(icc_profile)))
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass
    # Pillow converts Lab by its definition, and ink by subtraction.
    return colour if colour.mode == "RGB" else colour.convert("RGB")


def on_white(colour: Image.Image, alpha: Image.Image | None) -> Image.Image:
    """Lays an RGB picture on white; a painting has no holes, and paper is white."""
    if alpha is None or alpha.getextrema() == (255, 255):
        return colour
    ground = Image.new("RGB", colour.size, _WHITE)
    ground.paste(colour, mask=alpha)
    return ground


def _through_profile(colour: Image.Image, profile: ImageCms.ImageCmsProfile) -> Image.Image:
    space = profile.profile.xcolor_space.strip()
    if colour.mode == "L" and space == "RGB":
        colour = colour.convert("RGB")
    if {"L": "GRAY", "RGB": "RGB", "CMYK": "CMYK", "LAB": "Lab"}[colour.mode] != space:
        raise ValueError(f"a profile for {space} in a picture of mode {colour.mode}")
    flags = ImageCms.Flags.BLACKPOINTCOMPENSATION
    if colour.mode == "L":
        # Little CMS's shortcut for grey is up to 9 levels off in the shadows of a linear profile.
        # Without it, it is slow, but there are only 256 greys to convert.
        flags |= ImageCms.Flags.NOOPTIMIZE
        ramp = Image.frombytes("L", (256, 1), bytes(range(256)))
        table = np.asarray(_transformed(ramp, profile, flags))[0]
        return Image.fromarray(table[np.asarray(colour)])
    return _transformed(colour, profile, flags)


def _transformed(
    colour: Image.Image, profile: ImageCms.ImageCmsProfile, flags: ImageCms.Flags
) -> Image.Image:
    transform = ImageCms.buildTransform(
        profile,
        ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile())),
        colour.mode,
        "RGB",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags,
    )
    converted = ImageCms.applyTransform(colour, transform)
    if converted is None:
        raise ValueError("the transform gave no picture")
    return converted


def _keyed_alpha(picture: Image.Image, key: object, raw_mode: str) -> Image.Image | None:
    """The opacity of a picture whose transparent pixels are those of one colour.

    Pillow leaves the colour in the file's own depth, though it scales the pixels to 8 bits.
    """
    if not isinstance(key, (int, tuple)):
        return None
    colour = np.atleast_1d(np.asarray(key, dtype=np.int64))
    if raw_mode == "RGB;16B":
        colour >>= 8
    elif raw_mode in ("L;2", "L;4"):
        colour *= 85 if raw_mode == "L;2" else 17
    values = np.asarray(picture.convert("L") if picture.mode == "1" else picture)
    values = values.reshape(*values.shape[:2], -1)
    if values.shape[2] != colour.size:
        return None
    matches = np.ones(values.shape[:2], dtype=np.bool_)
    for channel, value in enumerate(colour):
        matches &= values[:, :, channel] == value
    return Image.fromarray(np.where(matches, np.uint8(0), np.uint8(255)))


def _deep_to_8_bit(picture: Image.Image, raw_mode: str) -> NDArray[np.uint8]:
    """Scales greyscale of more than 8 bits a pixel to 8; Pillow's own conversion clips it."""
    tags = getattr(picture, "tag_v2", {})
    values = np.asarray(picture)
    scaled: NDArray[np.uint8]
    if picture.mode.startswith("I;16"):
        bits = 12 if raw_mode == "I;12" else 16
        scaled = _table(bits)[values]
    else:
        if raw_mode == "I;32N":
            # Unsigned in the file, signed in Pillow: the upper half has become negative.
            values = values.view(np.uint32)
        values = values.astype(np.float32)
        values[np.isnan(values)] = 0
        white = _white_point(values, picture.mode, raw_mode)
        scaled = np.asarray(np.rint(np.clip(values / white, 0, 1) * 255), dtype=np.uint8)
    # Pillow turns WhiteIsZero round for 8 bits and fewer, not for these.
    if tags.get(_PHOTOMETRIC) == _WHITE_IS_ZERO:
        np.invert(scaled, out=scaled)
    return scaled


def _table(bits: int) -> NDArray[np.uint8]:
    # All 65,536 entries also where only 4,096 are legal: a damaged file may hold the others.
    white = 2**bits - 1
    return np.asarray(np.rint(np.minimum(np.arange(2**16) / white, 1) * 255), dtype=np.uint8)


def _white_point(values: NDArray[np.float32], mode: str, raw_mode: str) -> float:
    peak = float(values.max(where=np.isfinite(values), initial=0))
    if mode == "F" and peak < _BRIGHTEST_HIGHLIGHT:
        return 1.0
    if raw_mode in ("I;16S", "I;16BS"):
        return 2**15 - 1
    # As float32, like the values: 2³¹ - 1 is rounded up there.
    return next((float(white) for white in _INTEGER_WHITES if np.float32(white) >= peak), peak)
