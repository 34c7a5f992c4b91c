"""How long frames are shown, and films whose clock is changed."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from stylestudio.imaging.film import painting_film
from stylestudio.ui.sharing.film_clock import frame_durations, retimed


def frames(count: int):
    random = np.random.default_rng(1)
    return [
        (number / max(1, count - 1), random.integers(0, 256, (120, 160, 3), np.uint8))
        for number in range(count)
    ]


@pytest.mark.parametrize("photo", [True, False])
@pytest.mark.parametrize("seconds", [4.0, 6.0, 15.0])
def test_the_film_is_as_long_as_was_asked_for(seconds, photo):
    durations = frame_durations(np.linspace(0, 1, 24), seconds, photo=photo)
    assert len(durations) == 24 + photo
    assert sum(durations) == pytest.approx(1000 * seconds, abs=5 * len(durations))
    assert max(durations) == durations[-1], "the painting is shown the longest"
    assert all(duration % 10 == 0 for duration in durations)


def test_frames_are_never_too_short_to_be_shown():
    durations = frame_durations(np.linspace(0, 1, 48), 3.0, photo=True)
    assert min(durations) >= 50
    assert sum(durations) > 3000


@pytest.mark.parametrize("fractions", [[0.5], [0.3, 0.3], [0.0, 0.0, 1.0]])
def test_odd_runs(fractions):
    durations = frame_durations(fractions, 6.0, photo=False)
    assert len(durations) == len(fractions)
    assert min(durations) >= 50


@pytest.mark.parametrize("file_format", ["WebP", "GIF"])
@pytest.mark.parametrize("count", [2, 7])
def test_a_film_with_another_clock(file_format, count):
    film = painting_film(frames(count), file_format=file_format)
    durations = [100 + 30 * number for number in range(count)]
    changed = retimed(film, durations)
    assert len(changed) == len(film)
    with Image.open(io.BytesIO(changed)) as new, Image.open(io.BytesIO(film)) as old:
        assert new.n_frames == old.n_frames == count
        for number in range(count):
            new.seek(number)
            old.seek(number)
            # Decoded first: Pillow knows a WebP's durations only then.
            np.testing.assert_array_equal(np.array(new), np.array(old))
            assert new.info["duration"] == durations[number]


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n" + bytes(40)])
def test_what_is_no_film(data):
    with pytest.raises(ValueError, match="neither"):
        retimed(data, [100])


def test_another_number_of_frames():
    film = painting_film(frames(3), file_format="GIF")
    with pytest.raises(ValueError, match="3 frames, but 2"):
        retimed(film, [100, 100])
