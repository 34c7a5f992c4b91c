"""Finishing touches on small pictures of any kind."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from stylestudio import paths
from stylestudio.imaging import touches as touches_module
from stylestudio.imaging.load import load_picture
from stylestudio.imaging.oklab import to_oklab
from stylestudio.imaging.resize import resize_picture
from stylestudio.imaging.touches import TouchedPicture, apply_touches
from stylestudio.request.touches import Touches

AMOUNT = st.floats(0, 100)
TOUCHES = st.builds(
    Touches, photo_blend=AMOUNT, photo_colours=AMOUNT, grain=AMOUNT, sharpness=AMOUNT
)


@st.composite
def pairs(draw, lowest: int = 0) -> tuple[np.ndarray, np.ndarray]:
    shape = (draw(st.integers(1, 9)), draw(st.integers(1, 9)), 3)
    pictures = hnp.arrays(np.uint8, shape, elements=st.integers(lowest, 255))
    return draw(pictures), draw(pictures)


def sample(name: str) -> np.ndarray:
    picture = load_picture(paths.resources() / "samples" / f"{name}.jpg")
    return resize_picture(picture, 96, 128)


@given(pairs(), TOUCHES)
def test_any_touches_give_a_picture_of_the_same_size(pair, touches):
    picture, photo = pair
    before = picture.copy(), photo.copy()
    touched = apply_touches(picture, photo, touches)
    assert touched.shape == picture.shape
    assert touched.dtype == np.uint8
    np.testing.assert_array_equal(picture, before[0])
    np.testing.assert_array_equal(photo, before[1])
    np.testing.assert_array_equal(apply_touches(picture, photo, touches), touched)


@given(pairs())
def test_without_touches_it_is_the_same_array(pair):
    picture, photo = pair
    assert apply_touches(picture, photo, Touches()) is picture
    assert TouchedPicture(picture, photo).with_touches(Touches()) is picture


@given(pairs(), AMOUNT, AMOUNT)
def test_at_full_blend_only_the_photo_is_left(pair, colours, sharpness):
    picture, photo = pair
    touches = Touches(photo_blend=100.0, photo_colours=colours, sharpness=sharpness)
    np.testing.assert_array_equal(apply_touches(picture, photo, touches), photo)


@given(pairs(), AMOUNT, AMOUNT)
def test_more_blend_is_never_farther_from_the_photo(pair, one, other):
    picture, photo = pair
    less, more = (
        np.abs(apply_touches(picture, photo, Touches(photo_blend=blend)).astype(int) - photo)
        for blend in sorted((one, other))
    )
    assert (more <= less).all()


def in_gamut(lab: np.ndarray) -> np.ndarray:
    """Which OkLab colours sRGB has, by the inverse as Ottosson gives it."""
    lightness, a, b = lab.astype(np.float64)
    cones = np.stack(
        [
            lightness + 0.3963377774 * a + 0.2158037573 * b,
            lightness - 0.1055613458 * a - 0.0638541728 * b,
            lightness - 0.0894841775 * a - 1.2914855480 * b,
        ]
    )
    linear = np.tensordot(
        np.array(
            [
                [4.0767416621, -3.3077115913, 0.2309699292],
                [-1.2684380046, 2.6097574011, -0.3413193965],
                [-0.0041960863, -0.7034186147, 1.7076147010],
            ]
        ),
        cones**3,
        axes=1,
    )
    return ((linear >= 0) & (linear <= 1)).all(axis=0)


def assert_coloured_like(touched: np.ndarray, picture: np.ndarray, photo: np.ndarray) -> None:
    """Mean distances, times 100: colour from the photo's, lightness from the picture's."""
    found, painted, original = to_oklab(touched), to_oklab(picture), to_oklab(photo)
    inside = in_gamut(np.stack([painted[0], original[1], original[2]]))
    if inside.any():
        colour = np.hypot(found[1] - original[1], found[2] - original[2])[inside]
        assert 100 * colour.mean() <= 1.0
        assert 100 * np.abs(found[0] - painted[0])[inside].mean() <= 1.0


# In the darkest tones, one value of 256 is a large step in OkLab: none lies near enough.
@given(pairs(lowest=60))
def test_the_photos_colours_are_the_photos_at_the_pictures_lightness(pair):
    picture, photo = pair
    touched = apply_touches(picture, photo, Touches(photo_colours=100.0))
    assert_coloured_like(touched, picture, photo)


@pytest.mark.parametrize("style", ["style_swirls", "style_woodcut"])
def test_the_photos_colours_on_real_pictures(style):
    picture, photo = sample(style), sample("content_harbour")
    touched = apply_touches(picture, photo, Touches(photo_colours=100.0))
    assert_coloured_like(touched, picture, photo)
    # Outside the gamut too, light and shade stay where they were.
    assert 100 * np.abs(to_oklab(touched)[0] - to_oklab(picture)[0]).mean() <= 1.0


def test_more_of_the_photos_colours_is_nearer_to_them():
    picture, photo = sample("style_swirls"), sample("content_harbour")
    touched = TouchedPicture(picture, photo)
    wanted = to_oklab(photo)[1:]
    distances = [
        float(
            np.abs(to_oklab(touched.with_touches(Touches(photo_colours=share)))[1:] - wanted).mean()
        )
        for share in (0.0, 25.0, 50.0, 75.0, 100.0)
    ]
    assert distances == sorted(distances, reverse=True)
    assert distances[-1] < 0.2 * distances[0]


def test_grain_is_grey_and_strongest_in_the_middle_tones():
    levels = np.repeat(np.array([0, 20, 128, 235, 255], np.uint8), 60)
    picture = np.broadcast_to(levels[None, :, None], (60, 300, 3)).copy()
    touched = apply_touches(picture, picture, Touches(grain=100.0)).astype(int)
    added = touched - picture
    assert (added == added[..., :1]).all()
    black, dark, middle, light, white = (
        added[:, 60 * part : 60 * (part + 1), 0].std() for part in range(5)
    )
    assert black == white == 0
    assert 10 < middle < 30
    assert 0 < dark < 0.5 * middle
    assert 0 < light < 0.5 * middle
    # Neither brighter nor darker on the whole.
    assert abs(added[:, 120:180].mean()) < 1.5


def test_more_grain_is_more():
    picture = np.full((64, 64, 3), 128, np.uint8)
    spread = [
        apply_touches(picture, picture, Touches(grain=amount)).std() for amount in (5.0, 30.0, 90.0)
    ]
    assert 0 < spread[0] < spread[1] < spread[2]


def test_sharpness_steepens_an_edge_and_leaves_level_tones_and_borders_alone():
    picture = np.full((40, 60, 3), 90, np.uint8)
    picture[:, 30:] = 150
    sharp = apply_touches(picture, picture, Touches(sharpness=100.0)).astype(int)
    assert sharp[20, 29, 0] < 90
    assert sharp[20, 30, 0] > 150
    # Far from the edge, and at all four borders, nothing changes but for rounding.
    far = np.ones((40, 60), bool)
    far[:, 24:36] = False
    assert np.abs(sharp - picture)[far].max() == 0
    assert (sharp == sharp[:1]).all()


def test_sharpness_keeps_colours():
    picture, photo = sample("style_watercolour"), sample("content_lake")
    sharp = apply_touches(picture, photo, Touches(sharpness=100.0))
    before, after = to_oklab(picture), to_oklab(sharp)
    assert np.abs(after[0] - before[0]).mean() > 0.005
    assert 100 * np.abs(after[1:] - before[1:]).mean() < 0.6


def test_sharpness_leaves_the_noise_of_a_smooth_sky():
    noise = np.random.default_rng(0).integers(-1, 2, (64, 64, 1))
    sky = np.broadcast_to((140 + noise).astype(np.uint8), (64, 64, 3)).copy()
    sharp = apply_touches(sky, sky, Touches(sharpness=100.0))
    assert sharp.std() < 1.3 * sky.std()


@pytest.mark.parametrize("part", ["_STRIP_PIXELS", "_BAND_PIXELS"])
def test_a_large_picture_in_parts_is_the_same_as_in_one(monkeypatch, part):
    picture, photo = sample("style_swirls"), sample("content_harbour")
    touches = Touches(photo_blend=20.0, photo_colours=70.0, grain=50.0, sharpness=60.0)
    whole = TouchedPicture(picture, photo).with_touches(touches)
    monkeypatch.setattr(touches_module, part, 128 * 10)
    in_parts = apply_touches(picture, photo, touches)
    difference = np.abs(whole.astype(int) - in_parts)
    # Sums of another length may round otherwise in the last place.
    assert difference.max() <= 1
    assert (difference > 0).mean() < 0.001


def test_what_is_prepared_gives_the_same_as_what_is_not():
    picture, photo = sample("style_swirls"), sample("content_harbour")
    touches = Touches(photo_colours=70.0, grain=50.0, sharpness=60.0)
    prepared = TouchedPicture(picture, photo, shrink=2.0)
    prepared.prepare()
    fresh = TouchedPicture(picture, photo, shrink=2.0)
    np.testing.assert_array_equal(prepared.with_touches(touches), fresh.with_touches(touches))


def test_a_shrunk_picture_is_sharpened_and_grained_less():
    picture = sample("style_swirls")
    for touches in (Touches(grain=100.0), Touches(sharpness=100.0)):
        full, shrunk = (
            np.abs(
                TouchedPicture(picture, picture, shrink=shrink).with_touches(touches).astype(int)
                - picture
            ).mean()
            for shrink in (1.0, 3.0)
        )
        assert 0 < shrunk < 0.8 * full


def test_pictures_of_two_sizes_are_refused():
    with pytest.raises(ValueError, match="one size"):
        apply_touches(
            np.zeros((4, 5, 3), np.uint8), np.zeros((5, 4, 3), np.uint8), Touches(grain=1.0)
        )
