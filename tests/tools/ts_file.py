"""Reading and writing Qt's ``.ts`` files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from tests.tools.texts_in_code import ROOT, Found, Message

#: The German translation.
FILE = ROOT / "resources" / "i18n" / "stylestudio_de.ts"


def read_file(file: Path = FILE) -> dict[Message, list[str]]:
    """The finished translations of a ``.ts`` file, each with its forms."""
    finished = {}
    if not file.exists():
        return {}
    for context in ElementTree.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type"):
                continue
            plural = message.get("numerus") == "yes"
            forms = [form.text or "" for form in translation.iter("numerusform")]
            forms = forms if plural else [translation.text or ""]
            if all(forms):
                name, source = context.findtext("name", ""), message.findtext("source", "")
                finished[Message(name, source, plural)] = forms
    return finished


def write_file(
    found: Found, finished: dict[Message, list[str]], file: Path = FILE
) -> list[Message]:
    """Write the ``.ts`` file, and return what has no translation yet.

    A text that another context has a translation for takes that one.
    """
    elsewhere = {(message.source, message.plural): forms for message, forms in finished.items()}
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
    lines.append('<TS version="2.1" language="de_DE" sourcelanguage="en">')
    missing = []
    for context, messages in _by_context(found.messages):
        lines += ["<context>", f"    <name>{escape(context)}</name>"]
        for message in messages:
            forms = finished.get(message) or elsewhere.get((message.source, message.plural))
            if forms is None:
                missing.append(message)
            lines += _message_lines(message, forms, sorted(found.messages[message]))
        lines.append("</context>")
    lines.append("</TS>")
    file.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return missing


def _by_context(messages: Iterable[Message]) -> Iterator[tuple[str, list[Message]]]:
    groups: defaultdict[str, list[Message]] = defaultdict(list)
    for message in sorted(messages):
        groups[message.context].append(message)
    yield from groups.items()


def _message_lines(message: Message, forms: list[str] | None, where: list[str]) -> Iterator[str]:
    numerus = ' numerus="yes"' if message.plural else ""
    yield f"    <message{numerus}>"
    # Without line numbers, which would change with every commit.
    yield from (f'        <location filename="../../{file}"/>' for file in where)
    yield f"        <source>{escape(message.source)}</source>"
    state = "" if forms else ' type="unfinished"'
    if message.plural:
        inside = "".join(f"<numerusform>{escape(form)}</numerusform>" for form in forms or ["", ""])
    else:
        inside = escape(forms[0]) if forms else ""
    yield f"        <translation{state}>{inside}</translation>"
    yield "    </message>"
