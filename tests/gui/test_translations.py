"""Every text of the program is translated: in the code, in the declarations, in the file."""

from __future__ import annotations

import json
import textwrap
from pathlib import Path

import pytest

from stylestudio.ui.language.translation_table import TranslationTable, places_of
from tests.tools import texts_in_code, translations
from tests.tools.texts_in_code import Message, bare_texts, collect
from tests.tools.ts_file import FILE, read_file


@pytest.fixture(scope="module")
def found():
    return collect()


def test_no_text_reaches_a_widget_without_tr():
    assert bare_texts() == [], "python -m tests.tools.translations bare"


def test_every_text_can_be_read_from_the_code(found):
    assert found.unreadable == [], "tr() wants a literal"


def test_every_text_is_translated(found):
    missing = sorted(set(found.messages) - set(read_file()))
    assert missing == [], "python -m tests.tools.translations update, then missing"


def test_no_translation_is_left_of_a_text_that_is_gone(found):
    assert set(read_file()) - set(found.messages) == set(), "run tests.tools.translations update"


def test_translations_keep_their_placeholders():
    for message, forms in read_file().items():
        for form in forms:
            assert places_of(form) == places_of(message.source), message


def test_translations_end_as_their_sources_do():
    for message, forms in read_file().items():
        for form in forms:
            for sign in (".", "…", ":"):
                assert form.endswith(sign) == message.source.endswith(sign), message
            assert form == form.strip(), message


def test_menus_keep_their_letters():
    for message, forms in read_file().items():
        marked = message.source.replace("&&", "").count("&")
        if message.context not in ("Preset", "Variant"):
            assert all(form.replace("&&", "").count("&") == marked for form in forms), message


def test_the_program_reads_what_the_tool_writes():
    table = TranslationTable.load(FILE)
    assert {(entry.context, entry.source) for entry in table.entries} == {
        (message.context, message.source) for message in read_file()
    }


CODE = """
class Pane(QWidget):
    def __init__(self, window):
        tr = window.tr
        self.label = QLabel(self.tr("Mine"))
        self.other = QLabel(tr("Anybody's"))
        self.third = window.tr("A window's")
        self.setToolTip(self.tr("On") if window else self.tr("Off"))
        self.count(self.tr("%n picture(s)", "", 3))
        QCoreApplication.translate("Fixed", "Words")
        label(_tr("By function"))
        raise UserError(f"There is no {window!r} in “{self}”.", "Choose another.")


def _tr(text):
    return QCoreApplication.translate("module", text)
"""


@pytest.fixture
def program(tmp_path, monkeypatch) -> Path:
    """A program of one file, its declarations left out."""
    package = tmp_path / "stylestudio" / "ui"
    package.mkdir(parents=True)
    monkeypatch.setattr(texts_in_code, "ROOT", tmp_path)
    monkeypatch.setattr(texts_in_code, "PACKAGE", tmp_path / "stylestudio")
    monkeypatch.setattr(texts_in_code, "declared_messages", list)
    return package / "pane.py"


def test_all_ways_to_translate_are_known(program):
    program.write_text(CODE)
    found = collect()
    assert set(found.messages) == {
        Message("Pane", "Mine"),
        Message("QObject", "Anybody's"),
        Message("QObject", "A window's"),
        Message("Pane", "On"),
        Message("Pane", "Off"),
        Message("Pane", "%n picture(s)", plural=True),
        Message("Fixed", "Words"),
        Message("module", "By function"),
        Message("Error", "There is no {1} in “{2}”."),
        Message("Error", "Choose another."),
    }
    assert found.unreadable == []


def test_what_is_no_literal_is_named(program):
    program.write_text("class A(QWidget):\n    def f(self):\n        self.tr(self.words)\n")
    assert collect().unreadable == ["stylestudio/ui/pane.py:3"]


@pytest.mark.parametrize(
    ("line", "bare"),
    [
        ('label.setText("Bare")', True),
        ('label.setToolTip(f"{count} pictures")', True),
        ('QPushButton("Bare", self)', True),
        ('label.setText("Bare {x}".format(x=1))', True),
        ('label.setText("A" "bc" if x else "")', True),
        ('label.setText(self.tr("Fine"))', False),
        ("label.setText(f\"{arrow}  {self.tr('Fine')}\")", False),
        ('label.setText(self.tr("Fine {x}").format(x="word"))', False),
        ('label.setText("✕")', False),
        ('box.addItem(self.tr("Fine"), "data")', False),
        ('box.addItem("Bare", "data")', True),
        ('label.setWindowTitle("StyleStudio")', False),
        ('label.setText(words["key"])', False),
        ('label.setProperty("role", "muted")', False),
    ],
)
def test_a_bare_text_is_found_and_nothing_else(program, line, bare):
    program.write_text(textwrap.dedent(line) + "\n")
    assert bool(bare_texts()) is bare


def test_the_file_is_updated_filled_and_complete(program, tmp_path, monkeypatch, capsys):
    file = tmp_path / "de.ts"
    program.write_text(CODE)
    for name in ("read_file", "write_file"):
        original = getattr(translations, name)
        monkeypatch.setattr(translations, name, _with_file(original, file))
    assert translations.main(["update"]) == 0
    assert "10 of them without" in capsys.readouterr().out
    assert translations.main(["missing"]) == 1
    assert "Pane: 'Mine'" in capsys.readouterr().out
    texts = {message.source: f"DE {message.source}" for message in collect().messages}
    texts["%n picture(s)"] = ["%n Bild", "%n Bilder"]
    (tmp_path / "de.json").write_text(json.dumps(texts))
    assert translations.main(["fill", str(tmp_path / "de.json")]) == 0
    assert translations.main(["missing"]) == 0
    table = TranslationTable.load(file)
    assert table.translate("Pane", "%n picture(s)", 2) == "%n Bilder"
    assert table.translate("Pane", "Mine") == "DE Mine"
    # Another context takes over what is there; what is gone goes.
    program.write_text('class New(QWidget):\n    def f(self):\n        self.tr("Mine")\n')
    translations.main(["update"])
    assert read_file(file) == {Message("New", "Mine"): ["DE Mine"]}


def _with_file(function, file):
    return lambda *arguments: function(*arguments, file)
