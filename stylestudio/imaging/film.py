"""A film of how a picture was painted: short, repeating, small enough to post."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from stylestudio.errors import UserError
from stylestudio.imaging.film_files import FilmFile, GifFile, WebpFile
from stylestudio.imaging.resize import check_pixels, fill_picture, fit_longer_side

#: What many places take that pictures are posted to, with room to spare.
LIMIT_BYTES = 8 * 2**20
LONGER_SIDE_PX = 1024
#: What the header of a WebP can express.
_LONGEST_SIDE_PX = 16_383
#: Smaller than this, no painting can be seen.
_SMALLEST_SIDE_PX = 96

#: How long the photo, the run and the painting last.
_PHOTO_MS, _RUN_MS, _PAINTING_MS = 900, 2800, 2000
#: A frame of the run: short enough to move, long enough for every player to keep to it.
_SHORTEST_MS, _LONGEST_MS = 50, 700
#: The unit in which GIF counts.
_TICK_MS = 10

#: Film sizes are forecast from this share of the frames first, evenly over the whole run.
_STRIDE = 4
#: How much smaller the sides become at once, after what the forecast asks for.
_SHRINKING = (0.5, 0.95)
_SAFETY = 0.97


def painting_film(
    frames: Sequence[tuple[float, NDArray[np.uint8]]],
    *,
    file_format: Literal["WebP", "GIF"],
    photo: NDArray[np.uint8] | None = None,
    limit_bytes: int = LIMIT_BYTES,
    longer_side_px: int = LONGER_SIDE_PX,
    check: Callable[[], None] = lambda: None,
) -> bytes:
    """An animated picture of a run, four to six seconds long, that repeats for ever.

    The painting that ends it is shown for two seconds. What is too large for the limit loses
    quality first (WebP only), then size. Identical arguments give identical bytes.

    Args:
        frames: as `Moments.frames` gives them: how much of the run was done, and the picture,
            uint8 ``(H, W, 3)``, sRGB. All are brought to the size of the last one.
        file_format: "WebP", or "GIF", which more programs play, in 256 colours for the whole film.
        photo: what the film begins with, brought to the painting's shape; None for nothing.
        limit_bytes: what the file takes at most.
        longer_side_px: of the film, at most; no larger than the last frame.
        check: called before each frame is worked on. What it raises ends the work.

    Returns:
        The file.

    Raises:
        UserError: not even the smallest film would fit into the limit.
        ValueError: there is no frame, one is no such picture, or a number is out of its range.
        MemoryError: the frames do not fit into memory.
    """
    if not frames:
        raise ValueError("a film needs at least one frame")
    if not _SMALLEST_SIDE_PX <= longer_side_px <= _LONGEST_SIDE_PX:
        raise ValueError(
            f"longer_side_px must be {_SMALLEST_SIDE_PX} to {_LONGEST_SIDE_PX}, "
            f"got {longer_side_px}"
        )
    if limit_bytes < 1:
        raise ValueError(f"limit_bytes must be positive, got {limit_bytes}")
    pictures = [picture for _, picture in frames]
    durations = _durations([fraction for fraction, _ in frames])
    if photo is not None:
        pictures.insert(0, photo)
        durations.insert(0, _PHOTO_MS)
    check_pixels(pictures[-1])
    height_px, width_px = pictures[-1].shape[:2]
    longer_side_px = min(longer_side_px, max(height_px, width_px))
    size = fit_longer_side(height_px, width_px, longer_side_px)
    sized = []
    for picture in pictures:
        check()
        sized.append(Image.fromarray(fill_picture(picture, *size)))

    file: FilmFile = WebpFile() if file_format == "WebP" else GifFile()
    film = _Film(file, sized, durations, limit_bytes, check)
    for quality in file.qualities:
        data, forecast = film.encoded(size, quality)
        if data is not None:
            return data
    while longer_side_px > _SMALLEST_SIDE_PX:
        shrinking = float(np.clip(_SAFETY * math.sqrt(limit_bytes / forecast), *_SHRINKING))
        longer_side_px = max(_SMALLEST_SIDE_PX, int(longer_side_px * shrinking))
        size = fit_longer_side(height_px, width_px, longer_side_px)
        data, forecast = film.encoded(size, file.qualities[-1])
        if data is not None:
            return data
    raise UserError(
        f"A film of this painting does not fit into {limit_bytes / 2**20:.3g} MB.",
        "Allow it more, or share the painting alone.",
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Film:
    """What all attempts have in common: the frames in their largest size, and the rest."""

    file: FilmFile
    pictures: Sequence[Image.Image]
    durations: Sequence[int]
    limit_bytes: int
    check: Callable[[], None]

    def encoded(self, size: tuple[int, int], quality: int) -> tuple[bytes | None, float]:
        """The film of a height and width, or None as soon as it is too large; and its bytes.

        Of a film that is too large, they are a forecast.
        """
        height_px, width_px = size
        count = len(self.pictures)
        bodies = [b""] * count
        total = 0
        self.file.begin(self.pictures, quality)
        for done, number in enumerate(_spread(count), start=1):
            self.check()
            picture = self.pictures[number]
            if picture.size != (width_px, height_px):
                picture = picture.resize((width_px, height_px), Image.Resampling.LANCZOS)
            bodies[number] = self.file.frame(picture)
            total += len(bodies[number])
            if total > self.limit_bytes:
                return None, total / done * count
        data = self.file.whole(bodies, self.durations, (width_px, height_px))
        return (data if len(data) <= self.limit_bytes else None), len(data)


def _spread(count: int) -> list[int]:
    """All numbers below `count`, so that the first few are spread over all of them."""
    return [number for first in range(_STRIDE) for number in range(first, count, _STRIDE)]


def _durations(fractions: Sequence[float]) -> list[int]:
    """How long each frame is shown, in milliseconds: as long as the run took to the next."""
    steps = np.maximum(np.diff(np.asarray(fractions, np.float64)), 0)
    whole = steps.sum()
    shares = steps / whole if whole > 0 else np.full(len(steps), 1 / max(1, len(steps)))
    shown = np.clip(_RUN_MS * shares, _SHORTEST_MS, _LONGEST_MS)
    return [*(round(ms / _TICK_MS) * _TICK_MS for ms in shown.tolist()), _PAINTING_MS]
