"""Numbers in words, as people say them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from stylestudio.engine.events import Phase
from stylestudio.errors import StyleStudioError
from stylestudio.request.parameters import Parameter, parameters_of, silenced_by
from stylestudio.request.presets import Preset
from stylestudio.request.variants import Variant
from stylestudio.ui.samples import Sample


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


def elapsed_words(seconds: float) -> str:
    """A clock: ``0:07``, ``12:34``, ``1:02:03``."""
    total = int(seconds)
    hours, minutes, rest = total // 3600, total // 60 % 60, total % 60
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def pace_words(seconds: float) -> str:
    """Seconds an evaluation: ``0.04 s``, ``0.38 s``, ``2.1 s``, ``37 s``."""
    digits = 2 if seconds < 1 else 1 if seconds < 10 else 0
    return _tr("{seconds} s each").format(seconds=f"{seconds:.{digits}f}")


def phase_words(phase: Phase) -> str:
    """What a run is busy with."""
    words: dict[Phase, Callable[[], str]] = {
        Phase.LOADING: lambda: _tr("Opening the pictures"),
        Phase.CALIBRATING: lambda: _tr("Getting ready"),
        Phase.PREPARING: lambda: _tr("Looking at the painting"),
        Phase.PAINTING: lambda: _tr("Painting"),
    }
    return words[phase]()


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
