"""What is said of a picture of the gallery, in a few words."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from stylestudio.gallery.entries import Entry
from stylestudio.gallery.record import PictureRecord
from stylestudio.request.variants import variants
from stylestudio.ui.wording import joined_words, name_words, notice_words, title_words


def entry_title_words(entry: Entry) -> str:
    """What a picture is called."""
    return name_words(entry.title)


def cell_title_words(entry: Entry) -> str:
    """The same without the style loss, which stands below it."""
    return name_words(entry.title.removesuffix(f" · {entry.variant}"))


def loss_words(name: str) -> str:
    """What a style loss is called; its name where this version has none of that name."""
    known = variants()
    return title_words(known[name]) if name in known else name


def short_loss_words(name: str) -> str:
    """The same without what stands in brackets: “Smooth”."""
    return loss_words(name).partition(" (")[0]


def outcome_words(outcome: str) -> str:
    """What became of the run; empty where it went as it should."""
    words = {
        "stopped": _tr("Stopped early"),
        "failed": _tr("Ended early"),
        "moment": _tr("A moment on the way"),
        "touched": _tr("With finishing touches"),
        "sheet": _tr("A sheet"),
    }
    return words.get(outcome, "")


def day_words(made_at: str) -> str:
    """The day on which a picture was made, here: “24 Nov 2026”."""
    moment = _moment(made_at)
    if moment is None:
        return ""
    # To translate as a day is written: d is the day, MMM the month in short, yyyy the year.
    return QLocale().toString(QDate(moment.year, moment.month, moment.day), _tr("d MMM yyyy"))


def moment_words(made_at: str) -> str:
    """The day and the time of it: “24 Nov 2026 14:05”."""
    moment = _moment(made_at)
    if moment is None:
        return ""
    return f"{day_words(made_at)} {moment:%H:%M}"


def stars_words(stars: int) -> str:
    """How many stars; empty for none."""
    return _tr("{count} of 5 stars").format(count=stars) if stars else ""


def caption_words(entry: Entry) -> str:
    """The line under a picture's title: “Smooth · 24 Nov 2026”."""
    return joined_words(short_loss_words(entry.variant), day_words(entry.made_at))


def spoken_words(entry: Entry) -> str:
    """A picture as a screen reader says it."""
    parts = (
        entry_title_words(entry),
        loss_words(entry.variant),
        stars_words(entry.stars),
        day_words(entry.made_at),
        notice_words(entry.fault),
    )
    return ", ".join(part for part in parts if part)


def tip_words(entry: Entry) -> str:
    """All that is known of a picture without opening it, in lines."""
    size = f"{entry.width_px} × {entry.height_px} px" if entry.width_px else ""
    lines = (
        entry_title_words(entry),
        joined_words(loss_words(entry.variant), outcome_words(entry.outcome)),
        joined_words(moment_words(entry.made_at), size, stars_words(entry.stars)),
        entry.path.name,
        notice_words(entry.fault),
    )
    return "\n".join(line for line in lines if line)


def record_title_words(record: PictureRecord, otherwise: str) -> str:
    """What a picture is called by its record."""
    return name_words(record.name) or otherwise


def _moment(made_at: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(made_at)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return moment.astimezone()
    except (ValueError, OverflowError, OSError):
        return None


def _tr(text: str) -> str:
    return QCoreApplication.translate("gallery", text)
