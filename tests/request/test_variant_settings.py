"""The style losses' parameters: what may stand beside what, and the way to a document and back."""

from __future__ import annotations

import dataclasses
import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stylestudio.errors import UserError
from stylestudio.request.parameters import (
    Parameter,
    default_of,
    effective_values,
    from_text,
    parameters_of,
    silenced_by,
    takes_effect,
)
from stylestudio.request.schema import from_dict, to_dict
from stylestudio.request.style_request import StyleRequest
from stylestudio.request.variants import (
    GramSettings,
    PcaSettings,
    SvdSettings,
    Variant,
    VariantSettings,
    WeightedSettings,
    variant_named,
    variants,
)

ALL = list(variants().values())


def values_of(cls: type, name: str, declaration: Parameter) -> st.SearchStrategy[Any]:
    if declaration.choices:
        return st.sampled_from(declaration.choices)
    low, high = declaration.minimum, declaration.maximum
    assert low is not None
    assert high is not None
    if declaration.step == 1 and default_of(cls, name) is None:
        return st.integers(math.ceil(low), math.floor(high))
    return st.floats(low, high)


@st.composite
def settings_of(draw: st.DrawFn, variant: Variant) -> VariantSettings:
    """Any settings that are accepted: parameters are added in any order while they may."""
    declarations = parameters_of(variant.settings)
    chosen: dict[str, Any] = {}
    for name in draw(st.permutations(list(declarations))):
        if draw(st.booleans()):
            value = draw(values_of(variant.settings, name, declarations[name]))
            try:
                variant.settings(**chosen, **{name: value})
            except UserError:
                continue
            chosen[name] = value
    return variant.settings(**chosen)


def requests() -> st.SearchStrategy[StyleRequest]:
    return st.sampled_from(ALL).flatmap(
        lambda variant: st.builds(
            StyleRequest,
            content=st.just("a"),
            styles=st.just((("b", 1.0),)),
            variant=st.just(variant.name),
            variant_settings=settings_of(variant),
        )
    )


@given(requests())
def test_a_round_trip_through_json_is_the_identity(request: StyleRequest) -> None:
    again = from_dict(json.loads(json.dumps(to_dict(request))))
    assert again == request
    assert type(again.variant_settings) is type(request.variant_settings)
    assert hash(again) == hash(request)


@given(requests())
def test_whole_numbers_without_a_point_are_read_as_what_they_are(request: StyleRequest) -> None:
    """JavaScript and people write 50 for 50.0."""
    data = to_dict(request)
    data["variant_settings"] = {
        name: int(value) if isinstance(value, float) and value == int(value) else value
        for name, value in data["variant_settings"].items()
    }
    again = from_dict(data)
    assert again == request
    for name in parameters_of(type(request.variant_settings)):
        one, two = getattr(again.variant_settings, name), getattr(request.variant_settings, name)
        assert type(one) is type(two)


@given(requests(), st.dictionaries(st.text(), st.integers()))
def test_unknown_keys_are_left_out_and_missing_ones_take_the_default(
    request: StyleRequest, unknown: dict[str, int]
) -> None:
    data = to_dict(request)
    data["variant_settings"] |= {f"future {key}": value for key, value in unknown.items()}
    assert from_dict(data) == request
    data["variant_settings"] = {}
    assert from_dict(data) == request.replace(
        variant_settings=variant_named(request.variant).settings()
    )


@pytest.mark.parametrize("variant", ALL, ids=lambda variant: variant.name)
def test_a_document_from_before_there_were_settings_takes_todays_defaults(
    variant: Variant,
) -> None:
    data = to_dict(StyleRequest(content="a", styles=(("b", 1.0),), variant=variant.name))
    del data["variant_settings"]
    assert from_dict(data).variant_settings == variant.settings()
    del data["variant"]
    assert from_dict(data) == StyleRequest(content="a", styles=(("b", 1.0),))


@pytest.mark.parametrize(
    "settings",
    [
        None, 5, "k=3", [1, 2], True,
        {"k": "3"}, {"k": 2.5}, {"k": True}, {"k": [3]}, {"k": math.inf}, {"k": math.nan},
        {"k": 0}, {"k": 513}, {"detail": None}, {"detail": "50"}, {"detail": 101},
        {"detail": math.nan}, {"detail": 10**400}, {"form": 3}, {"form": "new"}, {"form": None},
        {"form": ["repaired"]}, {"outside": -1}, {"k": 3, "fraction": 0.5},
        {"form": "published", "detail": 30},
    ],
    ids=str,
)  # fmt: skip
def test_what_is_none_of_its_settings_is_a_sentence(settings: object) -> None:
    data = {"content": "a", "styles": [["b", 1.0]], "variant": "pca", "variant_settings": settings}
    with pytest.raises(UserError):
        from_dict(data)


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=4,
)


@given(
    st.sampled_from(ALL).flatmap(
        lambda variant: st.tuples(
            st.just(variant.name),
            JSON_VALUES
            | st.dictionaries(st.sampled_from(list(parameters_of(variant.settings))), JSON_VALUES),
        )
    )
)
def test_settings_of_any_shape_give_a_request_or_a_sentence(choice: tuple[str, object]) -> None:
    name, settings = choice
    try:
        request = from_dict(
            {"content": "a", "styles": [["b", 1.0]], "variant": name, "variant_settings": settings}
        )
    except UserError:
        return
    assert from_dict(to_dict(request)) == request


@pytest.mark.parametrize("more", [{}, {"variant_settings": {}}, {"variant_settings": {"k": 3}}])
def test_an_unknown_style_loss_lists_the_known_ones(more: dict[str, object]) -> None:
    with pytest.raises(UserError, match="charcoal") as caught:
        from_dict({"content": "a", "styles": [["b", 1.0]], "variant": "charcoal", **more})
    assert "gram, pca, svd, weighted" in caught.value.remedy


def test_another_style_loss_comes_with_its_own_defaults() -> None:
    request = StyleRequest(
        content="a", styles=(("b", 1.0),), variant="pca", variant_settings=PcaSettings(k=3)
    )
    assert request.replace(variant="svd").variant_settings == SvdSettings()
    assert request.replace(variant="pca").variant_settings == PcaSettings(k=3)
    assert request.replace(strength=10.0).variant_settings == PcaSettings(k=3)
    focused = WeightedSettings(focus=90.0)
    changed = request.replace(variant="weighted", variant_settings=focused)
    assert changed.variant_settings == focused
    assert StyleRequest(content="a", styles=(("b", 1.0),)).variant_settings == GramSettings()


def test_settings_of_another_style_loss_are_a_programming_error() -> None:
    with pytest.raises(TypeError, match="pca"):
        StyleRequest(
            content="a", styles=(("b", 1.0),), variant="pca", variant_settings=SvdSettings()
        )
    with pytest.raises(TypeError, match="gram"):
        StyleRequest(content="a", styles=(("b", 1.0),)).replace(variant_settings=PcaSettings())


@pytest.mark.parametrize(
    ("cls", "settings", "named"),
    [
        (PcaSettings, {"k": 3, "fraction": 0.5}, ["k", "fraction"]),
        (PcaSettings, {"k": 3, "detail": 30.0}, ["detail", "k"]),
        (SvdSettings, {"s": 1.5, "energy": 0.9}, ["energy", "s"]),
        (PcaSettings, {"form": "published", "detail": 30.0}, ["detail", "form=published"]),
        (PcaSettings, {"form": "published", "s": 1.0}, ["form=published", "repaired"]),
        (PcaSettings, {"form": "published", "energy": 0.5}, ["energy", "form=published"]),
        (PcaSettings, {"form": "published", "outside": 1.0}, ["outside", "form=published"]),
        (SvdSettings, {"form": "published", "k": 3}, ["form=published"]),
        (SvdSettings, {"form": "published", "fraction": 0.5}, ["fraction", "form=published"]),
        (WeightedSettings, {"form": "published", "focus": 70.0}, ["focus", "form=published"]),
        (WeightedSettings, {"form": "published", "weights": "energy"}, ["weights"]),
        (WeightedSettings, {"weights": "uniform", "focus": 70.0}, ["focus", "weights=uniform"]),
        (WeightedSettings, {"focus": 101.0}, ["focus"]),
        (SvdSettings, {"s": -0.1}, ["s"]),
        (PcaSettings, {"fraction": 0.0}, ["fraction"]),
        (GramSettings, {"form": "new"}, ["form"]),
    ],
    ids=str,
)
def test_what_takes_no_effect_is_refused_and_named(
    cls: type[VariantSettings], settings: dict[str, Any], named: list[str]
) -> None:
    with pytest.raises(UserError) as caught:
        cls(**settings)
    assert caught.value.remedy
    assert all(name in str(caught.value) for name in named), str(caught.value)


@pytest.mark.parametrize(
    ("cls", "settings"),
    [
        (PcaSettings, {"form": "published", "k": 3}),
        (PcaSettings, {"form": "published", "fraction": 0.25}),
        (SvdSettings, {"form": "published", "s": 1.5}),
        (GramSettings, {"form": "published"}),
        (WeightedSettings, {"form": "published"}),
        (WeightedSettings, {"weights": "uniform"}),
    ],
    ids=str,
)
def test_the_published_forms_take_what_the_paper_has(
    cls: type[VariantSettings], settings: dict[str, Any]
) -> None:
    assert dataclasses.asdict(cls(**settings)).items() >= settings.items()


def test_a_default_may_stand_beside_anything() -> None:
    """A document writes all values, also those that decide nothing."""
    detail = default_of(PcaSettings, "detail")
    assert PcaSettings(k=3, detail=detail) == PcaSettings(k=3)
    focus = default_of(WeightedSettings, "focus")
    assert WeightedSettings(weights="uniform", focus=focus).weights == "uniform"


def effective(settings: VariantSettings) -> set[str]:
    values = dataclasses.asdict(settings)
    return {name for name in values if takes_effect(name, type(settings), values)}


def test_which_parameters_take_effect() -> None:
    rank = {"k", "fraction", "energy", "s"}
    assert effective(GramSettings()) == {"form"}
    assert effective(PcaSettings()) == {"form", "detail", "outside", *rank}
    assert effective(PcaSettings(k=3)) == {"form", "outside", *rank}
    assert effective(SvdSettings(s=0.0)) == {"form", "outside", *rank}
    assert effective(PcaSettings(form="published")) == {"form", "k", "fraction"}
    assert effective(SvdSettings(form="published")) == {"form", "s"}
    assert effective(WeightedSettings()) == {"form", "focus", "weights"}
    assert effective(WeightedSettings(weights="uniform")) == {"form", "weights"}
    assert effective(WeightedSettings(form="published")) == {"form"}


@given(requests())
def test_whatever_differs_from_its_default_takes_effect(request: StyleRequest) -> None:
    settings = request.variant_settings
    assert settings is not None
    changed = {
        name
        for name in parameters_of(type(settings))
        if getattr(settings, name) != default_of(type(settings), name)
    }
    assert changed <= effective(settings)


@pytest.mark.parametrize("variant", ALL, ids=lambda variant: variant.name)
def test_every_style_loss_and_every_parameter_explains_itself(variant: Variant) -> None:
    assert variant.title
    assert variant.sentence.endswith(".")
    declarations = parameters_of(variant.settings)
    assert list(declarations) == [field.name for field in dataclasses.fields(variant.settings)]
    assert declarations["form"].choices == ("repaired", "published")
    for name, declaration in declarations.items():
        assert declaration.label, name
        assert declaration.help.endswith("."), name
        assert "right is" not in declaration.help, "a terminal has no slider"
        assert len(declaration.choices) == len(declaration.labels), name
        assert declaration.choices or declaration.minimum is not None, name
        for other, accepted in declaration.only_with:
            assert set(accepted) <= set(declarations[other].choices), name
        if default_of(variant.settings, name) is None:
            assert declaration.optional, name


def test_each_variant_shows_at_most_one_slider() -> None:
    """The rest hides under Advanced; and no name of a setting is one of the request's."""
    of_request = parameters_of(StyleRequest)
    for variant in ALL[:4]:
        declarations = parameters_of(variant.settings)
        assert sum(not declaration.advanced for declaration in declarations.values()) <= 1
        assert not set(declarations) & set(of_request), "--set could mean either"


@pytest.mark.parametrize(
    ("cls", "name", "text", "value"),
    [
        (PcaSettings, "k", "16", 16),
        (PcaSettings, "k", "none", None),
        (PcaSettings, "fraction", "0.25", 0.25),
        (SvdSettings, "s", "1", 1.0),
        (SvdSettings, "detail", "30", 30.0),
        (WeightedSettings, "weights", "contrast", "contrast"),
    ],
)
def test_they_can_be_typed(cls: type, name: str, text: str, value: object) -> None:
    read = from_text(name, text, parameters_of(cls)[name], default_of(cls, name))
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    ("cls", "values", "name", "other"),
    [
        (PcaSettings, {"form": "published"}, "detail", "form"),
        (PcaSettings, {"form": "published", "k": 3}, "detail", "form"),
        (PcaSettings, {"k": 3}, "detail", "k"),
        (PcaSettings, {"k": 3}, "outside", None),
        (PcaSettings, {"k": 3}, "fraction", None),
        (PcaSettings, {"k": 3, "fraction": 0.5}, "fraction", "k"),
        (PcaSettings, {"k": 3, "fraction": 0.5}, "k", "fraction"),
        (PcaSettings, {"detail": 30.0, "k": 3}, "k", None),
        (WeightedSettings, {"weights": "uniform"}, "focus", "weights"),
        (WeightedSettings, {"form": "published", "weights": "uniform"}, "focus", "form"),
        (WeightedSettings, {"form": "published"}, "form", None),
    ],
    ids=str,
)
def test_what_silences_a_parameter(
    cls: type, values: dict[str, Any], name: str, other: str | None
) -> None:
    assert silenced_by(name, cls, dataclasses.asdict(cls()) | values) == other


def test_what_takes_no_effect_comes_to_its_default_unless_it_is_kept() -> None:
    values = dataclasses.asdict(WeightedSettings(weights="uniform")) | {"form": "published"}
    values["focus"] = 80.0
    defaults = dataclasses.asdict(WeightedSettings(form="published"))
    assert effective_values(WeightedSettings, values) == defaults
    kept = effective_values(WeightedSettings, values, keep=["focus"])
    assert kept == defaults | {"focus": 80.0}


def test_what_is_out_of_range_is_told_before_what_takes_no_effect() -> None:
    with pytest.raises(UserError, match="Share of patterns"):
        PcaSettings(k=3, fraction=99.0)
