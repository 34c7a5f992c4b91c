"""The two files a film can be: frames encoded one by one, then joined.

Pillow joins them too, but only all at once: nothing could stop it, and that a film becomes too
large would show at its end. Its WebP encoder finds nothing in common between two states of a
painting at the qualities used here, so that the files are of the same size.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Sequence
from typing import Protocol

import numpy as np
from PIL import GifImagePlugin, Image

from stylestudio.imaging.colour import srgb_profile

#: A frame's part of the sample from which a film's colours are chosen.
_SAMPLE_PX = (160, 120)
_COLOURS = 256
#: In per cent of the sample.
_RARE = 0.2
_GIF_TICK_MS = 10


class FilmFile(Protocol):
    """A kind of file for films.

    Attributes:
        qualities: those to be tried, falling; at least one.
    """

    qualities: tuple[int, ...]

    def begin(self, pictures: Sequence[Image.Image], quality: int) -> None:
        """Prepare for a film of these frames, in mode RGB and of any size."""

    def frame(self, picture: Image.Image) -> bytes:
        """A frame, in mode RGB and of the film's size, as it stands in the file."""

    def whole(
        self, frames: Sequence[bytes], durations: Sequence[int], size: tuple[int, int]
    ) -> bytes:
        """The file, which repeats for ever.

        Args:
            frames: what `frame` gave, in the order of the film.
            durations: how long each is shown, in milliseconds.
            size: width and height.
        """


class WebpFile:
    """An animated WebP (WebP container specification, "Extended File Format")."""

    def __init__(self) -> None:
        self.qualities: tuple[int, ...] = (88, 76, 62)
        self._quality = self.qualities[0]

    def begin(self, pictures: Sequence[Image.Image], quality: int) -> None:
        """The frames share nothing but their quality."""
        self._quality = quality

    def frame(self, picture: Image.Image) -> bytes:
        """A key frame: the only chunk of a picture's own file."""
        buffer = io.BytesIO()
        picture.save(buffer, "WEBP", quality=self._quality, method=4)
        return buffer.getvalue()[12:]

    def whole(
        self, frames: Sequence[bytes], durations: Sequence[int], size: tuple[int, int]
    ) -> bytes:
        """The frames with their durations, behind the profile."""
        sides = _three(size[0] - 1) + _three(size[1] - 1)
        # There is a profile (0x20), and it is an animation (0x02).
        parts = [_webp_chunk(b"VP8X", bytes([0x22, 0, 0, 0]) + sides)]
        parts.append(_webp_chunk(b"ICCP", srgb_profile()))
        # The colour behind the frames, which cover it, and no limit to the rounds.
        parts.append(_webp_chunk(b"ANIM", bytes(6)))
        for frame, duration in zip(frames, durations, strict=True):
            # At the upper left corner, in the place of what was there (0x02).
            place = bytes(6) + sides + _three(duration) + b"\x02"
            parts.append(_webp_chunk(b"ANMF", place + frame))
        body = b"WEBP" + b"".join(parts)
        return b"RIFF" + struct.pack("<I", len(body)) + body


class GifFile:
    """An animated GIF (GIF89a) with one palette for all frames, so that colours do not flicker."""

    def __init__(self) -> None:
        # A large film in few colours looks worse than a small one in many.
        self.qualities: tuple[int, ...] = (_COLOURS,)
        self._palette = Image.new("P", (1, 1))

    def begin(self, pictures: Sequence[Image.Image], quality: int) -> None:
        """Choose the colours of the film from a sample of all frames."""
        width, height = _SAMPLE_PX
        sample = Image.new("RGB", (width, height * len(pictures)))
        for number, picture in enumerate(pictures):
            # As they are: averages would lose the strongest colours.
            part = picture.resize(_SAMPLE_PX, Image.Resampling.NEAREST)
            sample.paste(part, (0, number * height))
        # With dithering more faithful to paintings than a median cut, and far faster.
        chosen = sample.quantize(quality, Image.Quantize.FASTOCTREE)
        self._palette.putpalette(_widened(chosen, sample))

    def frame(self, picture: Image.Image) -> bytes:
        """A frame in the film's colours, without its duration."""
        indexed = picture.quantize(palette=self._palette, dither=Image.Dither.FLOYDSTEINBERG)
        return b"".join(GifImagePlugin.getdata(indexed))

    def whole(
        self, frames: Sequence[bytes], durations: Sequence[int], size: tuple[int, int]
    ) -> bytes:
        """The frames with their durations, behind the palette."""
        colours = bytes(self._palette.getpalette() or ()).ljust(3 * _COLOURS, b"\0")
        # 0xF7: a palette of 256 colours of 8 bits each.
        parts = [b"GIF89a", struct.pack("<HHBBB", *size, 0xF7, 0, 0), colours]
        parts.append(b"!\xff\x0bNETSCAPE2.0\x03\x01\0\0\0")
        for frame, duration in zip(frames, durations, strict=True):
            parts += [b"!\xf9\x04\0", struct.pack("<H", duration // _GIF_TICK_MS), b"\0\0", frame]
        return b"".join([*parts, b";"])


def _widened(indexed: Image.Image, sample: Image.Image) -> bytes:
    """The palette of `indexed`, stretched to the range of `sample` in each channel.

    An octree's colours are averages: the lightest and the darkest lie inside what they stand for,
    and no mixture of them has the contrast of the picture. What is rare does not count.
    """
    colours = np.asarray(indexed.getpalette(), np.float64).reshape(-1, 3)
    least, most = colours.min(axis=0), colours.max(axis=0)
    ends = np.percentile(np.asarray(sample), (_RARE, 100 - _RARE), axis=(0, 1))
    low, high = np.minimum(ends[0], least), np.maximum(ends[1], most)
    stretched = low + (colours - least) * (high - low) / np.maximum(most - least, 1)
    return bytes(np.rint(stretched).astype(np.uint8))


def _webp_chunk(kind: bytes, data: bytes) -> bytes:
    return kind + struct.pack("<I", len(data)) + data + bytes(len(data) % 2)


def _three(number: int) -> bytes:
    return number.to_bytes(3, "little")
