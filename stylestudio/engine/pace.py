"""By how much runs were slower or faster than foretold lately: what the next forecast goes by.

The calibration is measured once. A machine that is warmer, or shared, or on its battery today is
slower than it was then; its last runs know.
"""

from __future__ import annotations

import json
import logging
import math
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from stylestudio.disk import replace_file

_log = logging.getLogger(__name__)

#: Runs that are remembered; their median is robust against one that shared the machine.
_RUNS = 5
#: Nothing beyond is believed.
_LEAST, _MOST = 0.1, 20.0


@dataclass(frozen=True, slots=True)
class Pace:
    """The last runs' seconds over the seconds that the calibration alone foretells.

    Attributes:
        file: where they are kept.
        factors: the newest last.
    """

    file: Path
    factors: tuple[float, ...] = ()

    @classmethod
    def load(cls, file: Path) -> Pace:
        """What is kept in ``file``; nothing where it is missing or damaged. Never raises."""
        with suppress(OSError, ValueError, TypeError):
            found = [float(value) for value in json.loads(file.read_text(encoding="utf-8"))]
            return cls(file, _believable(found))
        return cls(file)

    @property
    def factor(self) -> float:
        """What the calibration's seconds are to be multiplied by."""
        return median(self.factors) if self.factors else 1.0

    def note(self, slowness: float) -> None:
        """A run took ``slowness`` times of what was foretold with this pace. Never raises."""
        # Read anew: another run may have ended meanwhile.
        kept = Pace.load(self.file).factors
        factors = _believable([*kept, self.factor * slowness])[-_RUNS:]
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            text = json.dumps([float(f"{factor:.4g}") for factor in factors])
            replace_file(self.file, lambda draft: draft.write_text(text, encoding="utf-8"))
        except OSError:
            _log.warning("the pace could not be kept", exc_info=True)


def _believable(factors: Sequence[float]) -> tuple[float, ...]:
    return tuple(
        factor for factor in factors if math.isfinite(factor) and _LEAST <= factor <= _MOST
    )
