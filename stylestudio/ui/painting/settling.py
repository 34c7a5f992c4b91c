"""A forecast that does not jump about."""

from __future__ import annotations

from dataclasses import dataclass

#: How often in a row a forecast must be off before it is believed.
_UPDATES = 2
#: How much of a small difference is made good with each forecast.
_LEANING = 0.1


@dataclass(frozen=True, slots=True)
class Settled:
    """A forecast on show.

    Attributes:
        ends_s: when it will be done, on the clock of whoever asks.
        since_s: when the last forecast was made, on the same clock.
        off: forecasts in a row that said something else.
    """

    ends_s: float
    since_s: float
    off: int = 0

    def remaining_s(self, now_s: float) -> float:
        """How long it will take from ``now_s`` on."""
        return max(0.0, self.ends_s - now_s)

    def later(self, pause_s: float) -> Settled:
        """The same after a pause, in which nothing was done."""
        return Settled(self.ends_s + pause_s, self.since_s + pause_s, self.off)


def rounding_step_s(seconds: float) -> float:
    """The steps in which ``ui.wording`` says a time: 5 s, a minute, or 5 minutes."""
    if seconds < 57.5:
        return 5.0
    return 60.0 if seconds < 59.5 * 60 else 300.0


def settle(before: Settled | None, remaining_s: float, now_s: float) -> Settled:
    """What to show after a new forecast.

    What is shown counts down by itself. A forecast that differs from that by no more than one
    rounding step only makes it count down a little faster or slower, never up, so that what is
    shown is not far off when the steps become finer. One that differs by more is taken over when
    the second in a row does.

    Args:
        before: what was shown, None at first.
        remaining_s: the new forecast.
        now_s: the time at which it was made.
    """
    new = Settled(now_s + remaining_s, now_s)
    if before is None:
        return new
    expected_s = before.remaining_s(now_s)
    off_s = remaining_s - expected_s
    if abs(off_s) <= rounding_step_s(expected_s):
        longer_s = min(_LEANING * off_s, now_s - before.since_s)
        return Settled(before.ends_s + longer_s, now_s)
    if before.off + 1 < _UPDATES:
        return Settled(before.ends_s, now_s, before.off + 1)
    return new
