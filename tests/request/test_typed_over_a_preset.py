"""What is typed takes the place of what a preset says of the style loss."""

from __future__ import annotations

from typing import Any

import pytest

from stylestudio.commands import request_arguments
from stylestudio.commands.request_arguments import request_from
from stylestudio.errors import UserError
from stylestudio.request.variants import (
    GramSettings,
    PcaSettings,
    SvdSettings,
    VariantSettings,
    WeightedSettings,
)

NAMES = {PcaSettings: "pca", SvdSettings: "svd", WeightedSettings: "weighted"}


@pytest.fixture
def changed(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The settings that come of a preset with some, and of what was typed."""

    def settings(of_preset: VariantSettings, **typed: str) -> VariantSettings | None:
        values = {"variant": NAMES[type(of_preset)], "variant_settings": of_preset}
        monkeypatch.setattr(request_arguments, "preset_settings", lambda name: dict(values))
        return request_from("a", (("b", 1.0),), "mine", typed).variant_settings

    return settings


@pytest.mark.parametrize(
    ("of_preset", "typed", "result"),
    [
        (PcaSettings(k=8), {}, PcaSettings(k=8)),
        (PcaSettings(k=8), {"k": "9"}, PcaSettings(k=9)),
        (PcaSettings(k=8), {"fraction": "0.5"}, PcaSettings(fraction=0.5)),
        (PcaSettings(k=8, outside=2.0), {"detail": "30"}, PcaSettings(detail=30.0, outside=2.0)),
        (PcaSettings(k=8), {"detail": "50"}, PcaSettings()),
        (PcaSettings(detail=30.0), {"k": "8"}, PcaSettings(k=8)),
        (PcaSettings(k=8), {"fraction": "none"}, PcaSettings(k=8)),
        (PcaSettings(k=8), {"k": "none"}, PcaSettings()),
        (PcaSettings(k=8), {"k": "none", "detail": "30"}, PcaSettings(detail=30.0)),
        (PcaSettings(detail=30.0), {"form": "published"}, PcaSettings(form="published")),
        (PcaSettings(k=8), {"form": "published"}, PcaSettings(form="published", k=8)),
        (SvdSettings(k=8, outside=2.0), {"form": "published"}, SvdSettings(form="published")),
        (
            SvdSettings(energy=0.9),
            {"form": "published", "s": "2"},
            SvdSettings(form="published", s=2.0),
        ),
        (
            WeightedSettings(focus=80.0),
            {"weights": "uniform"},
            WeightedSettings(weights="uniform"),
        ),
        (
            WeightedSettings(focus=80.0, weights="energy"),
            {"form": "published"},
            WeightedSettings(form="published"),
        ),
        (PcaSettings(k=8), {"variant": "gram"}, GramSettings()),
        (PcaSettings(k=8), {"variant": "svd", "detail": "30"}, SvdSettings(detail=30.0)),
    ],
    ids=str,
)
def test_one_thing_typed_is_enough(
    changed: Any,
    of_preset: VariantSettings,
    typed: dict[str, str],
    result: VariantSettings,
) -> None:
    assert changed(of_preset, **typed) == result


@pytest.mark.parametrize(
    ("of_preset", "typed", "message"),
    [
        (PcaSettings(k=8), {"fraction": "0.5", "k": "9"}, "“k” and “fraction” say the same"),
        (PcaSettings(), {"detail": "30", "k": "9"}, "“detail” and “k” say the same"),
        (PcaSettings(), {"form": "published", "detail": "30"}, "no effect with form=published"),
        (PcaSettings(form="published"), {"detail": "30"}, "no effect with form=published"),
        (
            WeightedSettings(),
            {"weights": "uniform", "focus": "30"},
            "no effect with weights=uniform",
        ),
    ],
    ids=str,
)
def test_what_was_typed_twice_conflicts(
    changed: Any, of_preset: VariantSettings, typed: dict[str, str], message: str
) -> None:
    with pytest.raises(UserError, match=message):
        changed(of_preset, **typed)
