"""Writing TOML, of which the standard library only knows how to read it.

One line a key; a table inside is written inline. Whatever :mod:`tomllib` reads, this writes.
"""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Mapping
from typing import Any

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def toml_text(table: Mapping[str, Any]) -> str:
    """The TOML document of ``table``: what :func:`tomllib.loads` turns into ``table`` again.

    Raises:
        TypeError: TOML has no such value.
    """
    return "".join(f"{_key(name)} = {_value(value)}\n" for name, value in table.items())


def _key(name: str) -> str:
    return name if _BARE_KEY.fullmatch(name) else _string(name)


def _value(value: Any) -> str:
    # Truth values are whole numbers to Python, and moments are dates.
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return _float(value)
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{_key(name)} = {_value(inner)}" for name, inner in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    raise TypeError(f"TOML has no {type(value).__name__}")


def _float(value: float) -> str:
    if math.isfinite(value):
        # Python's shortest form; TOML wants digits on both sides of a full stop, if there is one.
        return repr(value)
    return "nan" if math.isnan(value) else "inf" if value > 0 else "-inf"


def _string(text: str) -> str:
    escaped = "".join(
        _ESCAPES.get(sign) or (f"\\u{ord(sign):04x}" if _is_control(sign) else sign)
        for sign in text
    )
    return f'"{escaped}"'


def _is_control(sign: str) -> bool:
    return ord(sign) < 0x20 or ord(sign) == 0x7F
