"""Keeps ``resources/i18n/stylestudio_de.ts`` in step with the code.

    python -m tests.tools.translations update       # take in new texts, drop those that are gone
    python -m tests.tools.translations missing      # list what has no translation yet
    python -m tests.tools.translations fill FILE    # take translations from a JSON object
    python -m tests.tools.translations bare         # list texts that reach a widget without tr()

``FILE`` maps a source text to its translation, or to a list of two, for one and for several; it
fills every context that has the text. A name of a context that maps to such an object fills that
context alone. The ``.ts`` file can as well be edited by hand or in Qt
Linguist. The program reads it as it is: nothing has to be compiled.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.tools.texts_in_code import Message, bare_texts, collect
from tests.tools.ts_file import read_file, write_file


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Keeps the German translation in step.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("update", help="take in new texts, drop those that are gone")
    commands.add_parser("missing", help="list what has no translation yet")
    commands.add_parser("bare", help="list texts that reach a widget without tr()")
    fill = commands.add_parser("fill", help="take translations from a JSON object")
    fill.add_argument("file", type=Path)
    given = parser.parse_args(arguments)
    if given.command == "bare":
        places = bare_texts()
        print("\n".join(places))
        return 1 if places else 0
    found, finished = collect(), read_file()
    if given.command == "missing":
        missing = sorted(set(found.messages) - set(finished))
        for message in missing:
            print(f"{message.context}{' (plural)' if message.plural else ''}: {message.source!r}")
        print(*(f"not a literal: {place}" for place in found.unreadable), sep="\n")
        return 1 if missing or found.unreadable else 0
    if given.command == "fill":
        texts = json.loads(given.file.read_text(encoding="utf-8"))
        finished |= _filled(texts, found.messages)
    missing = write_file(found, finished)
    print(f"{len(found.messages)} texts, {len(missing)} of them without a translation")
    return 0


def _filled(texts: dict[str, Any], messages: Iterable[Message]) -> dict[Message, list[str]]:
    """The translations that a ``fill`` file has for ``messages``; names what fits none of them."""
    found, used = {}, set()
    for message in messages:
        for table in (texts.get(message.context), texts):
            forms = table.get(message.source) if isinstance(table, dict) else None
            if isinstance(forms, (str, list)):
                found[message] = [forms] if isinstance(forms, str) else forms
                used.add(message.source)
                break
    for source, forms in texts.items():
        for name in forms if isinstance(forms, dict) else [source]:
            if name not in used:
                print(f"no such text: {name!r}")
    return found


if __name__ == "__main__":
    sys.exit(main())
