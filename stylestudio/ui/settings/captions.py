"""What tells the cards of one style loss apart, in a few words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from stylestudio.request.parameters import Parameter, parameters_of
from stylestudio.request.variants import VariantSettings
from stylestudio.ui.wording import choice_words


def value_words(declaration: Parameter, value: Any) -> str:
    """A value with its parameter: “detail 20”; a choice stands for itself."""
    if declaration.choices:
        return dict(choice_words(declaration))[value]
    words = QCoreApplication.translate("Parameter", declaration.short or declaration.label)
    number = f"{value:g}" if isinstance(value, float) else str(value)
    return f"{words} {number} {declaration.unit}".strip()


def difference_words(siblings: Sequence[VariantSettings]) -> list[str]:
    """For each of several settings of one style loss, in what it differs from the others.

    Those that would read alike are numbered, but for the first of them.
    """
    if len(siblings) < 2:
        return [""] * len(siblings)
    words: list[str] = []
    for settings in siblings:
        told = [
            value_words(declaration, value)
            for name, declaration in parameters_of(type(settings)).items()
            if (value := getattr(settings, name)) is not None
            and any(getattr(other, name) != value for other in siblings)
        ]
        caption, number = " · ".join(told), 1
        while caption in words:
            number += 1
            caption = " · ".join([*told, str(number)])
        words.append(caption)
    return words
