"""The sentences of one language, read from its ``.ts`` file. Pure Python.

The file is read as it is, without Qt's compiled form: one file less to keep in step, and the
window needs both texts anyway when the language is changed while it is open.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from xml.etree import ElementTree

log = logging.getLogger(__name__)

#: A place in a text where a value goes: Python's ``{name}``, or Qt's ``%n`` for a count.
_PLACE = re.compile(r"\{(\w*)(?:[:!][^}]*)?\}|(%n)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One text in both languages.

    Attributes:
        context: the class, or another name for where it is used.
        source: as it stands in the code, in English.
        forms: the translation; of a text with a count, that for one and that for several.
    """

    context: str
    source: str
    forms: tuple[str, ...]

    def form(self, count: int = -1) -> str:
        """The translation that goes with ``count``, or the only one."""
        # Both in English and in German, one is one and everything else is several.
        return self.forms[0] if count in (-1, 1) else self.forms[-1]


class TranslationTable:
    """All finished texts of a language."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.entries = tuple(entries)
        self._found = {(entry.context, entry.source): entry for entry in self.entries}
        self._counted = {entry.source: entry for entry in self.entries if "%n" in entry.source}

    @classmethod
    def load(cls, file: Path) -> TranslationTable:
        """Read a ``.ts`` file. One that cannot be read gives an empty table, and is logged."""
        try:
            root = ElementTree.parse(file).getroot()
        except (OSError, ElementTree.ParseError):
            log.warning("the translation cannot be read", exc_info=True)
            return cls()
        return cls(entry for context in root.iter("context") for entry in _entries_of(context))

    def translate(self, context: str, source: str, count: int = -1) -> str | None:
        """The text for ``source``, or None where there is none.

        What the engine says comes with its values filled in: it is found by its pattern.
        """
        entry = self._found.get((context, source))
        if entry is None and "%n" in source:
            # Of a text with a count, tr() asks for the object's own class alone, not for its bases.
            entry = self._counted.get(source)
        if entry is not None:
            return entry.form(count)
        if context != "Error":
            return None
        for pattern, sentence in self._sentences:
            match = pattern.fullmatch(source)
            if match is not None:
                return filled(sentence.form(), self._values(match))
        return None

    def _values(self, match: re.Match[str]) -> dict[str, str]:
        """The values of a sentence; a parameter's label or another sentence in this language."""
        values = match.groupdict()
        for name, text in values.items():
            label = self._found.get(("Parameter", text))
            said = label.form() if label is not None else self.translate("Error", text)
            if said is not None:
                values[name] = said
        return values

    @cached_property
    def _sentences(self) -> list[tuple[re.Pattern[str], Entry]]:
        return [
            (pattern_of(entry.source), entry)
            for entry in self.entries
            if entry.context == "Error" and has_places(entry.source)
        ]


def has_places(text: str) -> bool:
    """Whether values go into ``text``."""
    return _PLACE.search(text) is not None


def places_of(text: str) -> list[str]:
    """The names of the values that go into ``text``, sorted."""
    return sorted(match[1] or match[2] or "" for match in _PLACE.finditer(text))


def pattern_of(template: str) -> re.Pattern[str]:
    """Matches ``template`` with whatever values filled in, each in a group of its place's name."""
    pattern, end, seen = "", 0, set()
    for match in _PLACE.finditer(template):
        name = _group(match)
        pattern += re.escape(template[end : match.start()])
        pattern += f"(?P={name})" if name in seen else f"(?P<{name}>{_kind(match)})"
        seen.add(name)
        end = match.end()
    return re.compile(pattern + re.escape(template[end:]), re.DOTALL)


def filled(template: str, values: dict[str, str]) -> str:
    """``template`` with the values that :func:`pattern_of` has found in another one."""
    return _PLACE.sub(lambda match: values.get(_group(match), match[0]), template)


def _group(match: re.Match[str]) -> str:
    return f"p_{match[1]}" if match[2] is None else "count"


def _kind(match: re.Match[str]) -> str:
    return r"\d+" if match[2] else ".*?"


def _entries_of(context: ElementTree.Element) -> Iterable[Entry]:
    name = context.findtext("name", "")
    for message in context.iter("message"):
        translation = message.find("translation")
        if translation is None or translation.get("type"):
            continue
        forms = [form.text or "" for form in translation.iter("numerusform")]
        forms = forms or [translation.text or ""]
        if all(forms):
            yield Entry(name, message.findtext("source", ""), tuple(forms))
