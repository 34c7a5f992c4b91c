"""Variants as they are typed behind ``--variants``."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stylestudio.commands.variant_specs import (
    changes_in_words,
    changes_of,
    parse_spec,
    requests_from,
    shared_changes_in_words,
    spec_of,
)
from stylestudio.errors import UserError
from stylestudio.request.style_request import StyleRequest
from stylestudio.request.variants import (
    GramSettings,
    PcaSettings,
    SvdSettings,
    WeightedSettings,
)


def requests(*specs: str, **typed: str) -> list[StyleRequest]:
    return requests_from("photo.png", (("painting.png", 1.0),), "painterly", typed, specs)


def test_a_name_and_its_parameters() -> None:
    assert parse_spec("gram") == ("gram", {})
    assert parse_spec("svd:fraction=0.25, outside=1") == (
        "svd",
        {"fraction": "0.25", "outside": "1"},
    )


def test_requests_differ_in_the_variant_alone() -> None:
    gram, pca = requests("gram", "pca:detail=30", strength="70", seed="4")
    assert gram.strength == pca.strength == 70
    assert pca.variant_settings == PcaSettings(detail=30)
    assert pca.replace(variant="gram") == gram


shares = st.floats(0.001, 1) | st.none()
forms = st.sampled_from(["repaired", "published"])
some_settings = st.one_of(
    st.builds(GramSettings, form=forms),
    st.builds(PcaSettings, detail=st.floats(0, 100), outside=st.floats(0, 100)),
    st.builds(PcaSettings, form=forms, k=st.integers(1, 512)),
    st.builds(SvdSettings, fraction=shares, outside=st.floats(0, 100)),
    st.builds(SvdSettings, form=forms, s=st.floats(0, 1000)),
    st.builds(
        WeightedSettings,
        focus=st.floats(0, 100),
        weights=st.sampled_from(["learned", "energy", "contrast"]),
    ),
)
NAMES = {GramSettings: "gram", PcaSettings: "pca", SvdSettings: "svd", WeightedSettings: "weighted"}


@given(some_settings)
def test_what_a_spec_tells_is_read_back(settings: GramSettings) -> None:
    request = StyleRequest(
        content="photo.png",
        styles=(("painting.png", 1.0),),
        variant=NAMES[type(settings)],
        variant_settings=settings,
    )
    assert requests(spec_of(request)) == [request]
    assert len(changes_in_words(request)) == len(changes_of(request))


def test_changes_in_words() -> None:
    (request,) = requests("svd:fraction=0.25,outside=1")
    assert changes_of(request) == {"fraction": 0.25, "outside": 1.0}
    assert changes_in_words(request) == ["Share of patterns: 0.25", "Outside energy: 1"]
    assert changes_in_words(*requests("pca:form=published")) == ["Form: as published"]
    assert changes_in_words(*requests("pca:detail=30.5")) == ["Style detail: 30.5"]
    assert changes_in_words(*requests("gram")) == []


def test_what_was_changed_for_all_in_words() -> None:
    def words(**typed: str) -> list[str]:
        (request,) = requests("gram", **typed)
        return shared_changes_in_words(request, without=("strength",))

    assert words(strength="70") == []
    assert words(start="noise", pyramid="no", seed="4") == [
        "Starting point: noise in the style's colours", "Seed: 4", "Coarse to fine: no",
    ]  # fmt: skip
    assert words(style_taps="conv1_1:2") == ["Style layers: conv1_1:2"]


def test_what_a_preset_says_is_no_change() -> None:
    (request,) = requests_from("a.png", (("b.png", 1.0),), "gatys-2016", {}, ["gram"])
    assert shared_changes_in_words(request, without=()) == []


@pytest.mark.parametrize(
    ("specs", "typed", "words"),
    [
        (["nobody"], {}, "gram, pca, svd, weighted"),
        (["pca:"], {}, "Leave the colon out, or write pca:NAME=VALUE."),
        (["pca:detail"], {}, "NAME=VALUE"),
        (["pca:focus=3"], {}, "Choose from: form, detail"),
        (["pca:detail=300"], {}, "from 0 to 100"),
        (["pca:detail=much"], {}, "detail"),
        (["pca:detail=30,k=4"], {}, "Set only one"),
        (["pca:form=published,detail=30"], {}, "no effect with form=published"),
        (["pca:strength=30"], {}, "Write --strength 30."),
        (["pca:total_variation=1"], {}, "Write --set total_variation=1."),
        (["gram", "gram"], {}, "“gram” comes twice"),
        (["pca", "pca:detail=50"], {}, "“pca” and “pca:detail=50” are the same"),
        (["gram"], {"detail": "30"}, "--variants: pca:detail=30 or svd:detail=30."),
        (["gram"], {"variant": "pca"}, "Write --variants pca."),
        (["gram"], {"sharpness": "3"}, "Choose from: size_px"),
    ],
)
def test_what_is_wrong_is_said_with_a_remedy(
    specs: list[str], typed: dict[str, str], words: str
) -> None:
    with pytest.raises(UserError) as caught:
        requests(*specs, **typed)
    assert words in str(caught.value)
    assert caught.value.remedy
