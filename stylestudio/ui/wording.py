"""Numbers in words, as people say them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from stylestudio.engine.events import Phase
from stylestudio.errors import StyleStudioError
from stylestudio.request.parameters import Parameter, parameters_of, silenced_by
from stylestudio.request.presets import Preset
from stylestudio.request.variants import Variant
from stylestudio.ui.queue.queue_entry import (
    DONE,
    FAILED,
    PAUSED,
    RUNNING,
    STOPPED,
    WAITING,
    QueueEntry,
)
from stylestudio.ui.sources.loaded import Loaded, PictureRef
from stylestudio.ui.sources.samples import Sample

#: A run that takes longer than this had better be tried as a sketch.
LONG_S = 600

#: What stands between the titles in a picture's name.
_IN_NAMES = re.compile(r"( [×+·] )")


def _tr(text: str) -> str:
    return QCoreApplication.translate("wording", text)


def remaining_words(seconds: float) -> str:
    """A forecast, no more exact than it can be: “about 40 s left”."""
    if seconds < 5:
        return _tr("a few seconds left")
    if seconds < 57.5:
        return _tr("about {count} s left").format(count=5 * round(seconds / 5))
    minutes = seconds / 60
    if minutes < 59.5:
        return _tr("about {count} min left").format(count=max(1, round(minutes)))
    hours, rest = divmod(round(minutes / 5) * 5, 60)
    return _tr("about {hours} h {minutes:02d} min left").format(hours=hours, minutes=rest)


def duration_words(seconds: float) -> str:
    """How long something takes, no more exact than a forecast can be: “40 s”, “4 min”, “3 h”."""
    if seconds < 57.5:
        return _tr("{count} s").format(count=max(5, 5 * round(seconds / 5)))
    minutes = seconds / 60
    if minutes < 59.5:
        return _tr("{count} min").format(count=max(1, round(minutes)))
    steps = round(minutes / 5) * 5
    hours, rest = divmod(steps, 60)
    if hours < 3 and rest:
        return _tr("{hours} h {minutes:02d} min").format(hours=hours, minutes=rest)
    return _tr("{hours} h").format(hours=round(steps / 60))


def paint_words(seconds: float | None) -> str:
    """What the button says that starts a run, from the engine's estimate; None for none."""
    if seconds is None:
        return _tr("Paint")
    if seconds < 2.5:
        return _tr("Paint · a few seconds")
    return _tr("Paint · about {time}").format(time=duration_words(seconds))


def long_words(seconds: float) -> str:
    """What is said of a painting that takes long: “About 3 h on this computer.”."""
    return _tr("About {time} on this computer.").format(time=duration_words(seconds))


def size_estimate_words(seconds: float) -> str:
    """How long a size takes, behind it: “about 40 s”."""
    return _tr("about {time}").format(time=duration_words(seconds))


def memory_words(needed_bytes: float, free_bytes: float) -> str:
    """How much memory something needs of what there is: “needs about 1.4 GB of 9.8 GB free”."""
    return _tr("needs about {needed} of {free} free").format(
        needed=size_words(needed_bytes), free=size_words(free_bytes)
    )


def size_words(count_bytes: float) -> str:
    """An amount of memory in two figures: “320 MB”, “1.4 GB”, “12 GB”."""
    megabytes = 10 * round(count_bytes / 1e7)
    if megabytes < 1000:
        return _tr("{count} MB").format(count=max(10, megabytes))
    gigabytes = count_bytes / 1e9
    if round(gigabytes, 1) < 10:
        return _tr("{count} GB").format(count=decimal_words(f"{gigabytes:.1f}"))
    return _tr("{count} GB").format(count=round(gigabytes))


def decimal_words(number: str) -> str:
    """A number with the sign that the language puts before tenths: 1.5, or 1,5."""
    # To translate with that sign.
    example = _tr("decimals are written as 1.5")
    return number.replace(".", example[-2:-1])


def elapsed_words(seconds: float) -> str:
    """A clock: ``0:07``, ``12:34``, ``1:02:03``."""
    total = int(seconds)
    hours, minutes, rest = total // 3600, total // 60 % 60, total % 60
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def pace_words(seconds: float) -> str:
    """Seconds an evaluation: ``0.04 s``, ``0.38 s``, ``2.1 s``, ``37 s``."""
    digits = 2 if seconds < 1 else 1 if seconds < 10 else 0
    return _tr("{seconds} s each").format(seconds=decimal_words(f"{seconds:.{digits}f}"))


def phase_words(phase: Phase) -> str:
    """What a run is busy with."""
    words: dict[Phase, Callable[[], str]] = {
        Phase.LOADING: lambda: _tr("Opening the pictures…"),
        Phase.CALIBRATING: lambda: _tr("Getting ready (once per computer, about 15 s)…"),
        Phase.PREPARING: lambda: _tr("Looking at the painting…"),
        Phase.PAINTING: lambda: _tr("Painting…"),
    }
    return words[phase]()


def state_words(entry: QueueEntry) -> str:
    """How a run in the queue stands."""
    words: dict[str, Callable[[], str]] = {
        WAITING: lambda: _tr("Waiting"),
        RUNNING: lambda: _tr("Painting…"),
        PAUSED: lambda: _tr("Paused"),
        STOPPED: lambda: _tr("Stopped"),
        DONE: lambda: _tr("Done"),
        FAILED: lambda: _tr("Ended early"),
    }
    state = words[entry.state]()
    if entry.state == RUNNING:
        return f"{state} {entry.words}".strip()
    return joined_words(state, entry.words)


def joined_words(*parts: str) -> str:
    """Short facts in one line, without those that are empty: “Done · 0:42”."""
    return " · ".join(part for part in parts if part)


def error_words(error: StyleStudioError) -> str:
    """What happened and what to do about it."""
    return f"{message_words(error)} {remedy_words(error)}".strip()


def message_words(error: StyleStudioError) -> str:
    """What happened."""
    return notice_words(error.message)


def remedy_words(error: StyleStudioError) -> str:
    """What to do about it; may be empty."""
    return notice_words(error.remedy)


def notice_words(sentence: str) -> str:
    """A sentence of the engine's, which knows no language but English."""
    # An empty source text means the translation's own description to Qt.
    return QCoreApplication.translate("Error", sentence) if sentence else ""


def label_words(declaration: Parameter) -> str:
    """A parameter's label."""
    return QCoreApplication.translate("Parameter", declaration.label)


def help_words(declaration: Parameter) -> str:
    """A parameter's sentence."""
    return QCoreApplication.translate("Parameter", declaration.help)


def choice_words(declaration: Parameter) -> list[tuple[str, str]]:
    """The choices of a parameter and how each of them reads."""
    labels = declaration.labels or declaration.choices
    return [
        (choice, QCoreApplication.translate("Parameter", label))
        for choice, label in zip(declaration.choices, labels, strict=True)
    ]


def no_effect_words(name: str, cls: type, values: Mapping[str, Any]) -> str:
    """Why parameter ``name`` of ``cls`` takes no effect beside ``values``; empty where it does."""
    other = silenced_by(name, cls, values)
    if other is None:
        return ""
    declarations = parameters_of(cls)
    label = label_words(declarations[other])
    if other not in dict(declarations[name].only_with):
        return _tr("Replaced by {rival}.").format(rival=label)
    words = dict(choice_words(declarations[other]))[values[other]]
    return _tr("No effect while {other} is “{choice}”.").format(other=label, choice=words)


def title_words(variant: Variant) -> str:
    """A style loss's title."""
    return QCoreApplication.translate("Variant", variant.title)


def sentence_words(variant: Variant) -> str:
    """A style loss's sentence."""
    return QCoreApplication.translate("Variant", variant.sentence)


def mid_sentence(label: str) -> str:
    """A label inside a sentence: “Undo strength”, where the language writes it small."""
    # To translate as “as it is” where nouns keep their capital.
    small = QCoreApplication.translate("wording", "labels in sentences are small")
    # An acronym stays what it is.
    if small != "labels in sentences are small" or label[1:2].isupper():
        return label
    return label[:1].lower() + label[1:]


def preset_title_words(preset: Preset) -> str:
    """A preset's title."""
    return QCoreApplication.translate("Preset", preset.title)


def preset_sentence_words(preset: Preset) -> str:
    """A preset's sentence."""
    return QCoreApplication.translate("Preset", preset.sentence)


def sample_title_words(sample: Sample) -> str:
    """What a picture that the program brings is called."""
    return QCoreApplication.translate("Sample", sample.title)


def sample_description_words(sample: Sample) -> str:
    """What is to be seen in a picture that the program brings."""
    return QCoreApplication.translate("Sample", sample.description)


def picture_title_words(picture: Loaded | PictureRef) -> str:
    """What a picture is called in the window; in file names it keeps its title."""
    if not picture.is_sample:
        return picture.title
    return QCoreApplication.translate("Sample", picture.title)


def name_words(name: str) -> str:
    """What a painted picture is called in the window, from the name of its file."""
    parts = _IN_NAMES.split(name)
    return "".join(QCoreApplication.translate("Sample", part) if part else "" for part in parts)
