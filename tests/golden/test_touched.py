"""What finishing touches make of a picture, all of them at once and each alone."""

from __future__ import annotations

import numpy as np
import pytest

from stylestudio import paths
from stylestudio.imaging.load import load_picture
from stylestudio.imaging.resize import resize_picture
from stylestudio.imaging.touches import apply_touches
from stylestudio.request.touches import Touches
from tests.golden.conftest import GoldenCheck


def sample(name: str) -> np.ndarray:
    picture = load_picture(paths.resources() / "samples" / f"{name}.jpg")
    return resize_picture(picture, 120, 160)


@pytest.mark.parametrize(
    ("name", "touches"),
    [
        ("touched-colours", Touches(photo_colours=80.0)),
        ("touched-sharpness", Touches(sharpness=70.0)),
        (
            "touched-all",
            Touches(photo_blend=20.0, photo_colours=50.0, grain=40.0, sharpness=50.0),
        ),
    ],
)
def test_touches_do_what_they_did(name: str, touches: Touches, check_golden: GoldenCheck) -> None:
    picture, photo = sample("style_swirls"), sample("content_harbour")
    check_golden(apply_touches(picture, photo, touches), name, 1.0)
