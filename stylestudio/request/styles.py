"""Paintings with their weights, in the one form that all ways to say the same are brought to."""

from __future__ import annotations

import math
from collections.abc import Iterable
from pathlib import Path

from stylestudio.errors import UserError

#: Decimals of a weight: the same proportions, typed in another way, are the same numbers.
_DECIMALS = 12
#: Weights whose sum is as near to 1 stay as they are; divided once more, they would move on.
_NEARLY = 1e-9


def canonical_styles(styles: Iterable[tuple[str, float]]) -> tuple[tuple[str, float], ...]:
    """Each painting once, in the order given; none of weight 0; weights that add up to 1.

    A single painting has a weight of exactly 1.

    Args:
        styles: pairs (path, weight).

    Raises:
        UserError: there is none, a weight is below 0 or no number, or all are 0.
    """
    given = [(path, float(weight)) for path, weight in styles]
    if not given:
        raise UserError("No painting is chosen.", "Choose at least one.")
    for path, weight in given:
        if not 0 <= weight < math.inf:
            raise UserError(
                f"The weight of the painting “{Path(path).name}” cannot be {weight:g}.",
                "Choose 0 or more.",
            )
    largest = max(weight for _, weight in given)
    if largest == 0:
        raise UserError("All paintings have weight 0.", "Give at least one a weight.")
    # Divided by the largest first: the sum of huge weights would be infinite.
    total = sum(weight / largest for _, weight in given)
    divided = abs(total * largest - 1) < _NEARLY
    shares: dict[str, float] = {}
    for path, weight in given:
        share = weight if divided else weight / largest / total
        shares[path] = shares.get(path, 0.0) + share
    rounded = ((path, round(share, _DECIMALS)) for path, share in shares.items())
    kept = tuple((path, share) for path, share in rounded if share > 0)
    return kept if len(kept) > 1 else ((kept[0][0], 1.0),)
