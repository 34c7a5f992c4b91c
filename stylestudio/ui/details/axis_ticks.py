"""Round numbers along the axes of a chart. Knows no Qt."""

from __future__ import annotations

import math

#: Of a power of ten: what people count in.
_ROUND = (1, 2, 5)


def logarithmic_ticks(lowest: float, highest: float, most: int) -> list[float]:
    """Round numbers from ``lowest`` to ``highest``, both above 0, at most ``most`` of them.

    They are 1, 2 and 5 times powers of ten; where that is too many, powers of ten alone, and of
    those every second, third and so on.
    """
    first, last = math.floor(math.log10(lowest)), math.ceil(math.log10(highest))
    powers = range(first, last + 1)
    candidates = [[r * 10.0**power for power in powers for r in _ROUND]]
    candidates += [[10.0**power for power in powers if power % step == 0] for step in range(1, 13)]
    for ticks in candidates:
        inside = [tick for tick in ticks if lowest <= tick * (1 + 1e-9) and tick <= highest]
        if len(inside) <= most:
            return inside
    return []


def whole_ticks(first: float, last: float, most: int) -> list[int]:
    """Round whole numbers from ``first`` to ``last``, at most ``most`` of them."""
    span = max(1.0, last - first)
    step, power = 1, 0
    while span / step > most:
        power += 1
        step = _ROUND[power % 3] * 10 ** (power // 3)
    begin = math.ceil(first / step) * step
    return list(range(begin, math.floor(last) + 1, step))
