"""What is written as TOML is read as the same."""

from __future__ import annotations

import datetime
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stylestudio.toml_text import toml_text

_scalars = (
    st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False)
    | st.text()
    | st.datetimes(timezones=st.none() | st.just(datetime.UTC))
    | st.dates()
    | st.times()
)
_values = st.recursive(
    _scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(table=st.dictionaries(st.text(), _values, max_size=5))
def test_it_is_read_as_it_was(table: dict[str, Any]) -> None:
    assert tomllib.loads(toml_text(table)) == table


@given(text=st.text(alphabet=st.characters(max_codepoint=0x80)))
def test_any_signs_survive_the_way_through_a_file(text: str) -> None:
    written = toml_text({"a": text})
    assert written.count("\n") == 1, "one line a key"
    assert tomllib.loads(written) == {"a": text}


def test_what_is_no_number_is_written_too() -> None:
    assert toml_text({"a": float("nan"), "b": float("-inf")}) == "a = nan\nb = -inf\n"


def test_what_toml_has_not_is_refused() -> None:
    with pytest.raises(TypeError, match="TOML has no NoneType"):
        toml_text({"a": None})
