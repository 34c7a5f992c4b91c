"""Days as people type them."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from stylestudio.errors import UserError

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")
_AGO = re.compile(r"([0-9]{1,6})([dw])")


def first_day(text: str) -> date:
    """The day that ``text`` means, or the first one of the month or year.

    Raises:
        UserError: it means none.
    """
    return _day(text, last=False)


def last_day(text: str) -> date:
    """The day that ``text`` means, or the last one of the month or year.

    Raises:
        UserError: it means none.
    """
    return _day(text, last=True)


def _day(text: str, *, last: bool) -> date:
    try:
        if ago := _AGO.fullmatch(text.strip()):
            days = int(ago[1]) * (7 if ago[2] == "w" else 1)
            return date.today() - timedelta(days=days)
        if found := _DATE.fullmatch(text.strip()):
            year = int(found[1])
            month = int(found[2] or (12 if last else 1))
            # Also refuses a month that there is not.
            days_of_month = calendar.monthrange(year, month)[1]
            return date(year, month, int(found[3] or (days_of_month if last else 1)))
    except (ValueError, OverflowError):
        # There is no such day, or it is before all calendars.
        pass
    raise UserError(
        f"“{text}” is no date.", "Write it like 2026-11-22, 2026-11 or 2026, or like 7d or 2w ago."
    )
