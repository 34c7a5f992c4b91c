"""From the words of one language on show to those of another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from stylestudio.ui.language.translation_table import Entry, filled, has_places, pattern_of

#: What stands between texts that were put together: lines, the signs of captions, a colon.
_SEAMS = re.compile(r"(\n| +· +| × | \+ |  |: )")
#: A style loss's title, whose two parts stand apart on its card.
_TITLE = re.compile(r"(.+?) \((.+)\)")


@dataclass(frozen=True, slots=True)
class _Phrase:
    context: str
    pattern: re.Pattern[str]
    forms: tuple[str, ...]


class Phrasebook:
    """Finds what is said in one language, with values filled in or not, and says it in another.

    Args:
        entries: the texts in English and in the other language.
        into_english: the direction: from the other language, or from English into it.
    """

    def __init__(self, entries: Sequence[Entry], *, into_english: bool) -> None:
        self._exact: defaultdict[str, dict[str, str]] = defaultdict(dict)
        self._phrases: list[_Phrase] = []
        for entry in entries:
            before: tuple[str, ...] = (entry.source,)
            after = entry.forms
            if into_english:
                before, after = after, before
            for text in before:
                if not has_places(text):
                    # Of “Focus” and “focus”, which German writes alike, the first.
                    self._exact[text].setdefault(entry.context, after[-1])
                    self._add_parts(entry.context, text, after[-1])
                elif text not in after:
                    self._phrases.append(_Phrase(entry.context, pattern_of(text), after))

    def _add_parts(self, context: str, before: str, after: str) -> None:
        titles = _TITLE.fullmatch(before), _TITLE.fullmatch(after)
        if context == "Variant" and titles[0] is not None and titles[1] is not None:
            for old, new in zip(titles[0].groups(), titles[1].groups(), strict=True):
                self._exact[old].setdefault(context, new)

    def rephrase(self, text: str, contexts: Collection[str] = ()) -> str:
        """``text`` in the new language; as it is, where it is not known.

        Args:
            contexts: of several texts that read alike, those of these contexts come first.
        """
        found = self._whole(text, contexts)
        if found is not None:
            return found
        parts = _SEAMS.split(text)
        if len(parts) == 1:
            return text
        # Every other part is a seam.
        parts[::2] = [self.rephrase(part, contexts) for part in parts[::2]]
        return "".join(parts)

    def _whole(self, text: str, contexts: Collection[str]) -> str | None:
        if not text.strip():
            return text
        exact = self._exact.get(text)
        if exact is not None:
            near = [context for context in contexts if context in exact]
            return exact[near[0]] if near else next(iter(exact.values()))
        for phrase in self._phrases:
            match = phrase.pattern.fullmatch(text)
            if match is not None:
                values = {
                    name: self.rephrase(value, contexts)
                    for name, value in match.groupdict().items()
                }
                one = match.groupdict().get("count") == "1"
                return filled(phrase.forms[0 if one else -1], values)
        return None
