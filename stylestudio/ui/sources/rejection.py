"""Pictures that could not be taken, and how that is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from stylestudio.errors import StyleStudioError
from stylestudio.imaging.files import shown_name
from stylestudio.ui.wording import message_words, remedy_words

#: How many are named before the rest is only counted.
NAMED = 4


@dataclass(frozen=True, slots=True)
class Rejection:
    """Something that could not be taken.

    Attributes:
        name: of the file, as a message can carry it; empty where there was none.
        reason: what is wrong with it, a sentence that names it.
        remedy: what the user can do, a sentence, or empty.
    """

    name: str
    reason: str
    remedy: str = ""

    @classmethod
    def of(cls, path: Path, error: StyleStudioError) -> Rejection:
        """The rejection of a file for an error."""
        name = shown_name(path)
        # An error that is not about the file itself does not say which one it was.
        message = message_words(error)
        reason = message if name in message else f"{name}: {message}"
        return cls(name, reason, remedy_words(error))


def rejection_words(rejections: Sequence[Rejection], named: int | None = NAMED) -> str:
    """One message for all of them: each with its reason, then what to do.

    Args:
        named: how many are named; the rest is counted. None names all.
    """
    if not rejections:
        return ""
    if len(rejections) == 1:
        (only,) = rejections
        return f"{only.reason} {only.remedy}".strip()
    shown = list(rejections[:named])
    lines = [_tr("{count} files could not be used:").format(count=len(rejections))]
    lines += [f"• {rejection.reason}" for rejection in shown]
    if len(rejections) > len(shown):
        lines.append(_tr("… and {count} more.").format(count=len(rejections) - len(shown)))
    # What helps several of them is said once.
    remedies = dict.fromkeys(rejection.remedy for rejection in shown if rejection.remedy)
    lines.append(" ".join(remedies))
    return "\n".join(filter(None, lines))


def _tr(text: str) -> str:
    return QCoreApplication.translate("rejection", text)
