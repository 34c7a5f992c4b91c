"""Films: what is in them, how long it lasts, and that none is ever larger than its limit."""

from __future__ import annotations

import io
import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from stylestudio.errors import Cancelled, UserError
from stylestudio.imaging.colour import srgb_profile
from stylestudio.imaging.film import _durations, _spread, painting_film
from stylestudio.imaging.moments import Moments
from stylestudio.imaging.resize import resize_picture

from . import samples

FORMATS = ["WebP", "GIF"]


def run(count: int, height: int = 120, width: int = 160) -> list[tuple[float, np.ndarray]]:
    """A photo that turns into another picture; the first half of the frames are smaller."""
    start = samples.photo(height, width).astype(float)
    end = start[::-1, ::-1]
    frames = []
    for number in range(count):
        done = (number + 1) / count
        frame = np.rint(start + done * (end - start)).astype(np.uint8)
        small = number < count // 2
        frames.append((done, resize_picture(frame, height // 2, width // 2) if small else frame))
    return frames


def noise(count: int, height: int, width: int) -> list[tuple[float, np.ndarray]]:
    random = np.random.default_rng(0)
    return [
        ((number + 1) / count, random.integers(0, 256, (height, width, 3), np.uint8))
        for number in range(count)
    ]


def opened(data: bytes) -> tuple[list[np.ndarray], list[int], Image.Image]:
    """The frames of a film, how long each is shown, and Pillow's picture."""
    picture = Image.open(io.BytesIO(data))
    frames, durations = [], []
    for number in range(getattr(picture, "n_frames", 1)):
        picture.seek(number)
        picture.load()
        frames.append(np.asarray(picture.convert("RGB")).astype(int))
        durations.append(picture.info["duration"])
    return frames, durations, picture


def difference(a: np.ndarray, b: np.ndarray) -> float:
    """How far apart two pictures are when they are seen from afar, as dithering wants it."""
    assert a.shape == b.shape
    fields = [x.reshape(len(x) // 8, 8, -1, 8, 3).mean((1, 3)) for x in (a, b)]
    return float(np.abs(fields[0] - fields[1]).mean())


@pytest.mark.parametrize("file_format", FORMATS)
def test_a_film_of_a_run(file_format):
    moments = Moments()
    for fraction, frame in run(24):
        moments.add(fraction, frame)
    data = painting_film(moments.frames(), file_format=file_format)
    frames, durations, picture = opened(data)
    assert picture.format == file_format.upper()
    assert picture.info["loop"] == 0
    assert len(frames) == 24
    assert {frame.shape for frame in frames} == {(120, 160, 3)}
    assert durations[-1] == 2000
    assert 4000 <= sum(durations) <= 6000
    for number in (0, 12, 23):
        wanted = resize_picture(moments.at(number), 120, 160)
        assert difference(frames[number], wanted) < 4
    steps = [np.abs(a - b).mean() for a, b in itertools.pairwise(frames)]
    assert min(steps) > 0


@pytest.mark.parametrize("file_format", FORMATS)
def test_a_film_that_begins_with_the_photo(file_format):
    photo = np.full((300, 400, 3), (200, 30, 40), np.uint8)
    data = painting_film(run(8), file_format=file_format, photo=photo)
    frames, durations, _ = opened(data)
    assert len(frames) == 9
    assert difference(frames[0], photo[:120, :160]) < 4
    assert durations[0] == 900
    assert 4000 <= sum(durations) <= 6000


@pytest.mark.parametrize("file_format", FORMATS)
def test_one_frame_is_a_film_too(file_format):
    frames, durations, _ = opened(painting_film(run(1), file_format=file_format))
    assert (len(frames), durations) == (1, [2000])


@pytest.mark.parametrize("file_format", FORMATS)
@pytest.mark.parametrize("size", [(121, 160), (160, 121), (33, 300), (8, 8), (2, 50)])
def test_every_shape(file_format, size):
    frames, _, _ = opened(painting_film(run(3, *size), file_format=file_format))
    assert frames[0].shape[:2] == size


@pytest.mark.parametrize("file_format", FORMATS)
def test_flat_frames_are_not_lost(file_format):
    flat = [(number / 3, np.full((96, 96, 3), 7, np.uint8)) for number in (1, 2, 3)]
    frames, _, _ = opened(painting_film(flat, file_format=file_format))
    # Pillow's reader may join what is equal, no more.
    assert all(np.abs(frame - 7).max() <= 2 for frame in frames)


def test_few_flat_colours_are_exact_in_a_gif():
    colours = np.array([(200, 30, 40), (0, 0, 0), (255, 255, 255), (12, 130, 77)], np.uint8)
    poster = np.repeat(np.repeat(colours.reshape(2, 2, 3), 60, 0), 80, 1)
    frames, _, _ = opened(painting_film([(1.0, poster)], file_format="GIF"))
    assert np.array_equal(frames[0], poster)


def test_a_webp_says_that_it_is_srgb():
    _, _, picture = opened(painting_film(run(2), file_format="WebP"))
    assert picture.info["icc_profile"] == srgb_profile()


@pytest.mark.parametrize("file_format", FORMATS)
def test_the_longer_side(file_format):
    for longer_side_px, size in ((100, (75, 100)), (4000, (120, 160))):
        data = painting_film(run(3), file_format=file_format, longer_side_px=longer_side_px)
        assert opened(data)[0][0].shape[:2] == size


@pytest.mark.parametrize("file_format", FORMATS)
@pytest.mark.parametrize("limit_bytes", [2_000_000, 600_000, 250_000])
def test_noise_fits_into_every_limit(file_format, limit_bytes):
    film = noise(12, 240, 320)
    data = painting_film(film, file_format=file_format, limit_bytes=limit_bytes)
    assert len(data) <= limit_bytes
    frames, _, _ = opened(data)
    assert len(frames) == 12
    # Nothing is thrown away without need.
    assert len(data) > limit_bytes / 4 or frames[0].shape == (240, 320, 3)


def test_quality_goes_before_size():
    film = noise(6, 120, 160)
    whole = len(painting_film(film, file_format="WebP"))
    for share, same_size in ((0.8, True), (0.3, False)):
        data = painting_film(film, file_format="WebP", limit_bytes=int(share * whole))
        assert len(data) <= share * whole
        assert (opened(data)[0][0].shape == (120, 160, 3)) == same_size


@pytest.mark.parametrize("file_format", FORMATS)
def test_exactly_the_limit(file_format):
    data = painting_film(run(4), file_format=file_format)
    same = painting_film(run(4), file_format=file_format, limit_bytes=len(data))
    smaller = painting_film(run(4), file_format=file_format, limit_bytes=len(data) - 1)
    assert same == data
    assert len(smaller) < len(data)


@pytest.mark.parametrize("file_format", FORMATS)
def test_nothing_fits_into_nothing(file_format):
    with pytest.raises(UserError, match=r"does not fit into 0\.0095") as caught:
        painting_film(noise(12, 240, 320), file_format=file_format, limit_bytes=10_000)
    assert caught.value.remedy.endswith(".")


@pytest.mark.parametrize("file_format", FORMATS)
def test_the_same_frames_give_the_same_bytes(file_format):
    films = [painting_film(run(6), file_format=file_format) for _ in range(2)]
    assert films[0] == films[1]


@pytest.mark.parametrize("file_format", FORMATS)
@pytest.mark.parametrize("calls", [1, 5, 11, 14])
def test_it_can_be_stopped_at_every_frame(file_format, calls):
    count = itertools.count(1)

    def check() -> None:
        if next(count) == calls:
            raise Cancelled

    with pytest.raises(Cancelled):
        painting_film(run(8), file_format=file_format, check=check)
    assert next(count) == calls + 1


@given(fractions=st.lists(st.floats(0, 1), min_size=1, max_size=48).map(sorted))
def test_durations(fractions):
    durations = _durations(fractions)
    assert len(durations) == len(fractions)
    assert durations[-1] == 2000
    assert all(50 <= ms <= 700 and ms % 10 == 0 for ms in durations[:-1])
    assert sum(durations) <= 2000 + 2800 + 55 * 48


def test_what_took_longer_is_shown_longer():
    durations = _durations([0.0, 0.1, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0])
    assert durations[2] == 2 * durations[0] == 560


@given(count=st.integers(1, 100))
def test_all_frames_have_their_turn(count):
    assert sorted(_spread(count)) == list(range(count))


def test_what_is_out_of_range():
    with pytest.raises(ValueError, match="at least one frame"):
        painting_film([], file_format="WebP")
    for longer_side_px in (95, 16_384):
        with pytest.raises(ValueError, match="longer_side_px"):
            painting_film(run(2), file_format="WebP", longer_side_px=longer_side_px)
    with pytest.raises(ValueError, match="limit_bytes"):
        painting_film(run(2), file_format="WebP", limit_bytes=0)
    with pytest.raises(ValueError, match="expected uint8"):
        painting_film([(1.0, np.zeros((9, 9)))], file_format="WebP")
    with pytest.raises(ValueError, match="expected uint8"):
        painting_film(run(2), file_format="GIF", photo=np.zeros((9, 9)))
