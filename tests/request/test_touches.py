from __future__ import annotations

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stylestudio.errors import UserError
from stylestudio.request.parameters import parameters_of
from stylestudio.request.touches import PHOTO_TOUCHES, Touches, from_dict, to_dict

NAMES = list(parameters_of(Touches))


def touches() -> st.SearchStrategy[Touches]:
    return st.builds(Touches, **dict.fromkeys(NAMES, st.floats(0, 100)))


def test_each_touch_is_declared_with_words_and_a_range() -> None:
    declared = parameters_of(Touches)
    assert list(declared) == ["photo_blend", "photo_colours", "grain", "sharpness"]
    assert set(PHOTO_TOUCHES) <= set(declared)
    for parameter in declared.values():
        assert (parameter.minimum, parameter.maximum, parameter.step) == (0, 100, 1)
        assert parameter.label
        assert parameter.help.endswith(".")


def test_without_a_touch_it_is_neutral_and_with_any_it_is_not() -> None:
    assert Touches().neutral
    for name in NAMES:
        assert not Touches(**{name: 1.0}).neutral


@pytest.mark.parametrize("value", [-0.5, 100.5, float("nan"), float("inf")])
@pytest.mark.parametrize("name", NAMES)
def test_a_value_out_of_range_is_refused_with_a_sentence(name: str, value: float) -> None:
    with pytest.raises(UserError, match=name):
        Touches(**{name: value})
    with pytest.raises(UserError, match=name):
        Touches().replace(**{name: value})


@given(touches())
def test_a_round_trip_through_json_is_the_identity(given_touches: Touches) -> None:
    again = from_dict(json.loads(json.dumps(to_dict(given_touches))))
    assert again == given_touches
    assert hash(again) == hash(given_touches)


@given(touches(), st.dictionaries(st.text(), st.integers()))
def test_unknown_keys_are_left_out_and_missing_ones_are_nothing(
    given_touches: Touches, unknown: dict[str, int]
) -> None:
    data = {f"future {key}": value for key, value in unknown.items()} | to_dict(given_touches)
    del data["grain"], data["schema_version"]
    assert from_dict(data) == given_touches.replace(grain=0.0)


def test_whole_numbers_without_a_point_are_read_as_floats() -> None:
    assert isinstance(from_dict({"grain": 40}).grain, float)


@given(
    st.dictionaries(
        st.sampled_from([*NAMES, "schema_version"]),
        st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.text()),
    )
)
def test_data_of_any_shape_gives_touches_or_a_sentence(data: dict[str, object]) -> None:
    with contextlib.suppress(UserError):
        found = from_dict(data)
        assert all(isinstance(getattr(found, name), float) for name in NAMES)


@pytest.mark.parametrize("value", ["40", True, None, [40], 10**400])
def test_what_is_no_amount_is_refused(value: object) -> None:
    with pytest.raises(UserError):
        from_dict({"grain": value})


def test_touches_of_a_newer_schema_are_refused() -> None:
    with pytest.raises(UserError, match="newer StyleStudio"):
        from_dict({"schema_version": 2})
