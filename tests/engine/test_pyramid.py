"""Which scales there are, and how one hands over to the next."""

from __future__ import annotations

import itertools

import pytest
import torch

from stylestudio.engine.pyramid import carry_up, enlarge, fitting_scales, scales_for
from stylestudio.errors import UserError
from stylestudio.request.style_request import EVALUATIONS_BY_QUALITY, StyleRequest


def request(**settings: object) -> StyleRequest:
    return StyleRequest(content="photo.jpg", styles=(("painting.jpg", 1.0),), **settings)


SIZES_PX = (64, 100, 128, 192, 193, 255, 256, 257, 300, 384, 385, 512, 700, 1024, 2000, 3840)


@pytest.mark.parametrize("quality", ["good", "best"])
def test_the_last_scale_is_what_was_asked_for(quality: str) -> None:
    evaluations = EVALUATIONS_BY_QUALITY[quality]
    for size_px in SIZES_PX:
        *coarse, final = scales_for(request(size_px=size_px, quality=quality))
        assert (final.size_px, final.evaluations) == (size_px, evaluations)
        sizes = [*(scale.size_px for scale in coarse), size_px]
        for one, next_one in itertools.pairwise(sizes):
            # Halved, unless that would be too small to know a face.
            assert one < next_one
            assert one == next_one // 2 or one == 128
        assert 128 <= sizes[0] <= 192 or sizes == [size_px]
        assert all(1 <= scale.evaluations <= 25 for scale in coarse)


def test_a_sketch_is_the_first_scale_of_the_run_that_would_finish_it() -> None:
    for size_px in SIZES_PX:
        (sketch,) = scales_for(request(size_px=size_px, quality="sketch"))
        assert sketch.size_px <= 192
        assert sketch.evaluations == EVALUATIONS_BY_QUALITY["sketch"]
        for quality in ("good", "best"):
            first, *finer = scales_for(request(size_px=size_px, quality=quality))
            assert first.size_px == sketch.size_px
            if finer:
                assert first == sketch, (size_px, quality)


def test_few_evaluations_are_halved_at_the_coarse_scales() -> None:
    for evaluations, coarse in ((1, 1), (2, 1), (10, 5), (50, 25), (51, 25), (1000, 25)):
        scales = scales_for(request(size_px=1024, evaluations=evaluations))
        assert [scale.evaluations for scale in scales] == [coarse] * 3 + [evaluations]


def test_a_sketch_of_a_narrow_picture_is_made_at_the_size_itself() -> None:
    narrow = (120, 1024)
    (scale,) = fitting_scales(request(size_px=512, quality="sketch"), narrow, [(800, 1024)])
    assert scale.size_px == 512


def test_512_goes_over_128_and_256() -> None:
    assert [scale.size_px for scale in scales_for(request(size_px=512))] == [128, 256, 512]


def test_a_single_scale_where_the_pyramid_is_off() -> None:
    (only,) = scales_for(request(size_px=512, pyramid=False, evaluations=17))
    assert (only.size_px, only.evaluations) == (512, 17)


def test_scales_at_which_a_side_would_be_too_short_are_left_out() -> None:
    scales = fitting_scales(request(size_px=512), (200, 1024), [(800, 1024)])
    assert [scale.size_px for scale in scales] == [256, 512]


def test_too_narrow_a_picture_names_itself_and_the_size_it_needs() -> None:
    strip = (60, 4000)
    with pytest.raises(UserError, match=r"“painting.jpg” is too long and narrow.*at least 2134 px"):
        fitting_scales(request(size_px=256), (200, 256), [strip])
    assert fitting_scales(request(size_px=2134), (200, 256), [strip])[-1].size_px == 2134


def test_carrying_up_an_unpainted_photo_gives_the_finer_photo() -> None:
    finer = torch.rand(1, 3, 40, 60)
    coarse = torch.rand(1, 3, 20, 30)
    torch.testing.assert_close(carry_up(coarse, coarse, finer), finer)


def test_carrying_up_keeps_the_change() -> None:
    finer, coarse = torch.rand(1, 3, 40, 60), torch.rand(1, 3, 20, 30)
    redder = coarse + torch.tensor([0.25, 0.0, 0.0]).view(1, 3, 1, 1)
    change = carry_up(redder, coarse, finer) - finer
    torch.testing.assert_close(change[:, 0], torch.full((1, 40, 60), 0.25))
    torch.testing.assert_close(change[:, 1:], torch.zeros(1, 2, 40, 60))


def test_enlarging_stays_within_colours() -> None:
    coarse = torch.rand(1, 3, 20, 30) * 3 - 1
    large = enlarge(coarse, torch.zeros(1, 3, 41, 61))
    assert large.shape == (1, 3, 41, 61)
    assert float(large.min()) >= 0
    assert float(large.max()) <= 1
