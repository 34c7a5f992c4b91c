"""How long each frame of a painting film is shown, and films with another clock.

:func:`stylestudio.imaging.film.painting_film` gives every film the same few seconds. Here they are
what the user chose, the same for the preview and for the file.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence

import numpy as np

#: Lengths that can be chosen, in seconds, and the usual one.
LEAST_S, USUAL_S, MOST_S = 3.0, 6.0, 15.0
#: What the photo and the finished painting have of it.
_PHOTO, _PAINTING = 0.16, 0.35
#: A frame of the run: long enough for every player to keep to it.
_SHORTEST_MS = 50
#: The unit in which GIF counts.
_TICK_MS = 10

_WEBP_HEAD = 12
_GIF_HEAD = 13


def frame_durations(fractions: Sequence[float], seconds: float, *, photo: bool) -> list[int]:
    """How long each frame is shown, in milliseconds, in steps of ten.

    Args:
        fractions: how much of the run was done at each, rising; at least one.
        seconds: of the whole. It becomes longer where frames would be too short.
        photo: whether one comes first.

    Returns:
        As many as there are frames, and one more for the photo.
    """
    whole_ms = 1000 * seconds
    run_ms = whole_ms * (1 - _PAINTING - (_PHOTO if photo else 0))
    steps = np.maximum(np.diff(np.asarray(fractions, np.float64)), 0)
    total = steps.sum()
    shares = steps / total if total > 0 else np.full(len(steps), 1 / max(1, len(steps)))
    # Half of it evenly: a run whose first moments lie far apart would stand still there.
    shares = (shares + 1 / max(1, len(steps))) / 2
    shown = [max(_SHORTEST_MS, run_ms * share) for share in shares.tolist()]
    first = [whole_ms * _PHOTO] if photo else []
    return [round(ms / _TICK_MS) * _TICK_MS for ms in (*first, *shown, whole_ms * _PAINTING)]


def retimed(film: bytes, durations: Sequence[int]) -> bytes:
    """The same film with other durations, in milliseconds; of the same size.

    Source: WebP container specification, "ANMF Chunk"; GIF89a, section 23 (Graphic Control).

    Raises:
        ValueError: it is neither a WebP nor a GIF, or has another number of frames.
    """
    places = list(_webp_places(film) if film[:4] == b"RIFF" else _gif_places(film))
    if len(places) != len(durations):
        raise ValueError(f"{len(places)} frames, but {len(durations)} durations")
    changed = bytearray(film)
    for place, duration in zip(places, durations, strict=True):
        if film[:4] == b"RIFF":
            changed[place : place + 3] = duration.to_bytes(3, "little")
        else:
            changed[place : place + 2] = struct.pack("<H", duration // _TICK_MS)
    return bytes(changed)


def _webp_places(film: bytes) -> Iterator[int]:
    """Where the durations stand."""
    at = _WEBP_HEAD
    while at + 8 <= len(film):
        kind, size = film[at : at + 4], int.from_bytes(film[at + 4 : at + 8], "little")
        if kind == b"ANMF":
            # Behind the place and the size, of three bytes for each number.
            yield at + 8 + 12
        at += 8 + size + size % 2


def _gif_places(film: bytes) -> Iterator[int]:
    """Where the durations stand."""
    if film[:4] != b"GIF8":
        raise ValueError("neither a WebP nor a GIF")
    at = _GIF_HEAD + _colours_size(film[10])
    while at < len(film) and film[at] != 0x3B:
        if film[at] == 0x21:
            if film[at + 1] == 0xF9:
                yield at + 4
            at += 2
        else:
            # The image's place and size, its own colours, and the width of its codes.
            at += 10 + _colours_size(film[at + 9]) + 1
        while film[at]:
            at += film[at] + 1
        at += 1


def _colours_size(flags: int) -> int:
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0
