"""The request: checked, frozen, and the same after a round trip."""

from __future__ import annotations

import dataclasses
import json
import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stylestudio.errors import UserError
from stylestudio.request.parameters import (
    Parameter,
    default_of,
    from_text,
    parameters_of,
)
from stylestudio.request.presets import bundled_presets, load_preset, preset_settings
from stylestudio.request.schema import SCHEMA_VERSION, from_dict, to_dict
from stylestudio.request.style_request import (
    TAPS,
    StyleRequest,
    taps_from_text,
    taps_to_text,
)
from stylestudio.request.variants import variants

DECLARATIONS = parameters_of(StyleRequest)


def values_of(name: str, declaration: Parameter) -> st.SearchStrategy[object]:
    default = default_of(StyleRequest, name)
    if name == "variant":
        return st.sampled_from(list(variants()))
    if declaration.choices:
        return st.sampled_from(declaration.choices)
    if isinstance(default, bool):
        return st.booleans()
    low, high = declaration.minimum, declaration.maximum
    if isinstance(default, float):
        return st.floats(low, high)
    integers = st.integers(math.ceil(low), math.floor(high))
    return st.none() | integers if declaration.optional else integers


def requests() -> st.SearchStrategy[StyleRequest]:
    taps = st.lists(
        st.tuples(st.sampled_from(TAPS), st.floats(0.001, 1e6)),
        min_size=1,
        max_size=5,
        unique_by=lambda pair: pair[0],
    ).map(tuple)
    styles = st.lists(st.tuples(st.text(), st.floats(0, 1e300)), min_size=1, max_size=5).filter(
        lambda pairs: any(weight > 0 for _, weight in pairs)
    )
    return st.builds(
        StyleRequest,
        content=st.text(),
        styles=styles,
        style_taps=taps,
        **{name: values_of(name, declaration) for name, declaration in DECLARATIONS.items()},
    )


@given(requests())
def test_a_round_trip_through_json_is_the_identity(request: StyleRequest) -> None:
    assert from_dict(json.loads(json.dumps(to_dict(request)))) == request


@given(requests(), st.dictionaries(st.text(), st.integers()))
def test_unknown_keys_are_left_out_and_missing_ones_take_the_default(
    request: StyleRequest, unknown: dict[str, int]
) -> None:
    data = {f"future {key}": value for key, value in unknown.items()} | to_dict(request)
    del data["strength"], data["schema_version"]
    assert from_dict(data) == request.replace(strength=default_of(StyleRequest, "strength"))


@example({"size_px": math.inf})
@example({"strength": 10**400})
@example({"style_taps": [["conv1_1", 10**400]]})
@given(
    st.dictionaries(
        st.sampled_from([field.name for field in dataclasses.fields(StyleRequest)]),
        st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.text()),
    )
)
def test_data_of_any_shape_gives_a_request_or_a_sentence(data: dict[str, object]) -> None:
    try:
        request = from_dict({"content": "a", "styles": [["b", 1.0]], **data})
    except UserError:
        return
    assert from_dict(to_dict(request)) == request


def test_data_without_pictures_is_a_sentence() -> None:
    with pytest.raises(UserError, match="no content and no style"):
        from_dict({})


def test_a_newer_schema_is_refused_politely() -> None:
    with pytest.raises(UserError, match="newer StyleStudio"):
        from_dict({"schema_version": SCHEMA_VERSION + 1, "content": "a", "styles": [["b", 1.0]]})


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({"strength": 101.0}, "strength"),
        ({"strength": float("nan")}, "strength"),
        ({"size_px": 63}, "size_px"),
        ({"quality": "perfect"}, "quality"),
        ({"variant": "gramm"}, "gramm"),
        ({"style_taps": ()}, "style layer"),
        ({"style_taps": (("conv6_1", 1.0),)}, "conv6_1"),
        ({"style_taps": (("conv1_1", -1.0),)}, "conv1_1"),
        ({"style_taps": (("conv1_1", float("inf")),)}, "conv1_1"),
        ({"style_taps": (("conv1_1", 0.0),)}, "weight 0"),
        ({"style_taps": (("conv1_1", 1.0), ("conv1_1", 2.0))}, "twice"),
        ({"size_px": None}, "size_px"),
    ],
)
def test_a_wrong_value_is_named_with_what_would_be_right(
    settings: dict[str, object], named: str
) -> None:
    with pytest.raises(UserError, match=named) as caught:
        StyleRequest(content="a", styles=(("b", 1.0),), **settings)
    assert caught.value.remedy


def test_it_is_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        StyleRequest(content="a", styles=(("b", 1.0),)).strength = 3  # type: ignore[misc]


def test_every_default_is_within_its_declaration_and_every_parameter_explains_itself() -> None:
    StyleRequest(content="a", styles=(("b", 1.0),))
    for name, declaration in DECLARATIONS.items():
        assert declaration.label, name
        assert declaration.help.endswith("."), name
        assert len(declaration.choices) == len(declaration.labels), name


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("strength", "33.5", 33.5),
        ("size_px", "256", 256),
        ("pyramid", "off", False),
        ("pyramid", "TRUE", True),
        ("evaluations", "none", None),
        ("evaluations", "12", 12),
        ("start", "noise", "noise"),
    ],
)
def test_what_is_typed_is_read_in_the_parameters_type(name: str, text: str, value: object) -> None:
    read = from_text(name, text, DECLARATIONS[name], default_of(StyleRequest, name))
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    ("name", "text"),
    [("strength", "strong"), ("size_px", "2.5"), ("pyramid", "perhaps"), ("size_px", "99999999")],
)
def test_what_cannot_be_read_is_a_sentence(name: str, text: str) -> None:
    with pytest.raises(UserError, match=name):
        from_text(name, text, DECLARATIONS[name], default_of(StyleRequest, name))


def test_style_layers_can_be_typed() -> None:
    taps = (("conv1_1", 4.0), ("conv2_1", 0.5))
    assert taps_to_text(taps) == "conv1_1:4,conv2_1:0.5"
    assert taps_from_text(taps_to_text(taps)) == taps
    for text in ("", "conv1_1", "conv1_1:much", "conv1_1:1:2"):
        with pytest.raises(UserError, match="style_taps"):
            taps_from_text(text)


def test_the_presets_are_bundled_and_painterly_is_the_default() -> None:
    presets = bundled_presets()
    assert list(presets) == [
        "gentle", "painterly", "bold", "print", "gatys-2016", "paper-guo-yuan",
    ]  # fmt: skip
    assert all(preset.sentence.endswith(".") for preset in presets.values())
    default = StyleRequest(content="a", styles=(("b", 1.0),))
    assert (
        StyleRequest(content="a", styles=(("b", 1.0),), **preset_settings("painterly")) == default
    )
    for name in presets:
        request = StyleRequest(content="a", styles=(("b", 1.0),), **preset_settings(name))
        assert request.preset == name
        assert from_dict(to_dict(request)) == request


def test_the_papers_preset_is_what_guo_and_yuan_ran() -> None:
    request = StyleRequest(content="a", styles=(("b", 1.0),), **preset_settings("paper-guo-yuan"))
    assert [tap for tap, _ in request.style_taps] == [
        "conv1_1", "conv1_2", "conv2_1", "conv2_2", "conv3_1",
    ]  # fmt: skip
    assert request.content_tap == "conv2_2"
    assert request.taps_before_relu
    assert not request.pyramid
    assert (request.optimiser, request.final_evaluations) == ("lbfgs", 300)
    assert (request.normalisation, request.style_weight) == ("guo_yuan", 1e6)
    assert request.feature_divisor == 58


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"name": 1, "title": 2, "sentence": 3}', "\0"])
def test_what_is_no_preset_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(UserError, match="not a StyleStudio preset"):
        load_preset(text)


def test_an_unknown_preset_lists_the_known_ones() -> None:
    with pytest.raises(UserError, match="gentle, painterly, bold"):
        preset_settings("impressionist")
