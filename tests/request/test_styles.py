"""Several paintings with weights: equal pictures have equal requests."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stylestudio.errors import UserError
from stylestudio.request.schema import SCHEMA_VERSION, from_dict, settings_from_dict, to_dict
from stylestudio.request.style_request import StyleRequest
from stylestudio.request.styles import canonical_styles


def request(*styles: tuple[str, float]) -> StyleRequest:
    return StyleRequest(content="photo", styles=styles)


def test_the_weights_add_up_to_one() -> None:
    assert request(("a", 3.0), ("b", 1.0)).styles == (("a", 0.75), ("b", 0.25))


@pytest.mark.parametrize("weight", [1.0, 2.0, 0.1, 1 / 3, 1e308, 5e-324, 1 - 1e-12])
def test_a_single_painting_has_all_of_the_weight(weight: float) -> None:
    assert request(("a", weight)) == request(("a", 1.0))
    assert request(("a", weight), ("b", 0.0)).styles == (("a", 1.0),)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ([("a", 2.0), ("b", 1.0)], [("a", 4.0), ("b", 2.0)]),
        ([("a", 3.0), ("b", 0.3)], [("a", 10.0), ("b", 1.0)]),
        ([("a", 1.0), ("b", 2.0)], [("a", 1 / 3), ("b", 2 / 3)]),
        ([("a", 1.0), ("b", 1.0)], [("a", 1.0), ("none", 0.0), ("b", 1.0)]),
        ([("a", 3.0), ("b", 1.0)], [("a", 1.0), ("b", 1.0), ("a", 2.0)]),
        ([("a", 1.0)], [("a", 1.0), ("a", 5.0)]),
        ([("a", 1.0), ("b", 1.0)], [("a", 1e308), ("b", 1e308)]),
        ([("a", 1.0)], [("a", 1.0), ("b", 1e-15)]),
    ],
)
def test_what_paints_the_same_picture_is_the_same_request(
    one: list[tuple[str, float]], other: list[tuple[str, float]]
) -> None:
    assert request(*one) == request(*other)
    assert hash(request(*one)) == hash(request(*other))


def test_the_order_is_the_one_given() -> None:
    """The first one is named first, and the list in the window stays as it is."""
    assert request(("b", 1.0), ("a", 1.0)).style_paths == ("b", "a")
    assert request(("b", 1.0), ("a", 1.0), ("b", 2.0)).style_paths == ("b", "a")


@example([("a", 1.0), ("b", 5e-324)])
@example([("a", 1e308), ("b", 1e308), ("c", 1e292)])
@example([("a", 0.9), *((f"b{number}", 0.1 / 7) for number in range(7))])
@given(st.lists(st.tuples(st.text(), st.floats(0, allow_infinity=False)), min_size=1, max_size=9))
def test_once_in_its_form_it_stays_there(styles: list[tuple[str, float]]) -> None:
    if not any(weight > 0 for _, weight in styles):
        return
    once = canonical_styles(styles)
    assert canonical_styles(once) == once
    assert sum(weight for _, weight in once) == pytest.approx(1, abs=1e-9)
    assert all(weight > 0 for _, weight in once)
    assert len({path for path, _ in once}) == len(once)
    assert {path for path, _ in once} <= {path for path, _ in styles}


def test_lists_and_whole_numbers_will_do() -> None:
    assert canonical_styles([["a", 1], ["b", 3]]) == (("a", 0.25), ("b", 0.75))


@pytest.mark.parametrize(
    ("styles", "words"),
    [
        ((), "No painting"),
        ((("a/night.jpg", -1.0),), "“night.jpg” cannot be -1"),
        ((("night.jpg", 1.0), ("wave.jpg", float("nan"))), "“wave.jpg” cannot be nan"),
        ((("night.jpg", float("inf")),), "“night.jpg” cannot be inf"),
        ((("a", 0.0), ("b", 0.0)), "All paintings have weight 0"),
    ],
)
def test_what_makes_no_picture_is_refused_with_a_remedy(
    styles: tuple[tuple[str, float], ...], words: str
) -> None:
    with pytest.raises(UserError, match=words) as caught:
        request(*styles)
    assert caught.value.remedy


def test_a_document_of_schema_1_has_its_painting() -> None:
    old = {"schema_version": 1, "content": "a", "style": "b", "strength": 70.0, "variant": "pca"}
    carried = StyleRequest(content="a", styles=(("b", 1.0),), strength=70.0, variant="pca")
    assert from_dict(old) == carried
    assert to_dict(carried)["schema_version"] == SCHEMA_VERSION == 2
    assert from_dict(to_dict(carried)) == carried


def test_unknown_and_missing_keys_of_schema_1_are_what_they_were() -> None:
    assert from_dict({"schema_version": 1, "content": "a", "style": "b", "future": 3}) == (
        StyleRequest(content="a", styles=(("b", 1.0),))
    )
    with pytest.raises(UserError, match="no style picture"):
        from_dict({"schema_version": 1, "content": "a"})
    with pytest.raises(UserError, match="cannot be"):
        from_dict({"schema_version": 1, "content": "a", "style": 5})
    assert settings_from_dict({"schema_version": 1, "strength": 70.0}) == {"strength": 70.0}


def test_a_document_of_today_has_no_style() -> None:
    with pytest.raises(UserError, match="no style picture"):
        from_dict({"schema_version": 2, "content": "a", "style": "b"})


@pytest.mark.parametrize(
    "styles", [None, "ab", 3, [["a"]], [["a", "1"]], [["a", True]], [[1, 1.0]], [["a", 10**400]]]
)
def test_styles_of_another_shape_are_a_sentence(styles: object) -> None:
    with pytest.raises(UserError, match="styles"):
        from_dict({"content": "a", "styles": styles})
