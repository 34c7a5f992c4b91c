"""What the sources say: the names of undo's steps, and what is worth knowing."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from stylestudio.ui.sources.collecting import MOST_PICTURES
from stylestudio.ui.sources.loaded import Loaded
from stylestudio.ui.sources.reading import Outcome, Role
from stylestudio.ui.sources.sources_state import MOST_STYLES
from stylestudio.ui.wording import picture_title_words


def add_words(role: Role, count: int) -> str:
    """The step of taking pictures."""
    if role == "photo":
        if count == 1:
            return _tr("Change photo")
        return _tr("Open {count} photos").format(count=count)
    if count == 1:
        return _tr("Add painting")
    return _tr("Add {count} paintings").format(count=count)


def remove_words(title: str) -> str:
    """The step of removing a picture."""
    return _tr("Remove {title}").format(title=title)


def move_words(title: str) -> str:
    """The step of moving a painting."""
    return _tr("Move {title}").format(title=title)


def weight_words(title: str) -> str:
    """The step of weighing a painting."""
    return _tr("Weight of {title}").format(title=title)


def swap_words() -> str:
    """The step of swapping."""
    return _tr("Swap photo and painting")


def in_queue_words(title: str) -> str:
    """A photo that was opened again."""
    return _tr("“{title}” was in the queue already: here it is.").format(title=title)


def picture_words(loaded: Loaded) -> str:
    """A picture's name and size."""
    return f"{picture_title_words(loaded)} · {loaded.width_px} × {loaded.height_px}"


def reading_words(progress: tuple[int, int] | None) -> str:
    """That pictures are being read; empty where none is."""
    if progress is None:
        return ""
    done, asked = progress
    if asked < 2:
        return _tr("Reading…")
    return _tr("Reading {number} of {count}…").format(number=min(done + 1, asked), count=asked)


def notices(role: Role, outcome: Outcome) -> list[str]:
    """What is worth knowing about an act of taking pictures, in sentences."""
    words = []
    if len(outcome.repeated) == 1:
        words.append(
            _tr("“{title}” is there already; once is enough.").format(title=outcome.repeated[0])
        )
    elif outcome.repeated:
        words.append(
            _tr("{count} of the pictures are there already; once is enough.").format(
                count=len(outcome.repeated)
            )
        )
    if outcome.cut:
        words.append(
            _tr("There are more than {most} pictures: the first {most} were taken.").format(
                most=MOST_PICTURES
            )
        )
    if role == "style" and outcome.left_out:
        words.append(
            _tr(
                "Up to {most} paintings can be mixed; left out: {count}. "
                "Remove one to make room for another."
            ).format(most=MOST_STYLES, count=outcome.left_out)
        )
    return words


def _tr(text: str) -> str:
    return QCoreApplication.translate("sources", text)
