"""The language: chosen at the start or while the window is open."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from stylestudio.errors import UserError
from stylestudio.ui.language import languages as module
from stylestudio.ui.language.languages import Languages, TableTranslator, language_for
from stylestudio.ui.language.translation_table import Entry, TranslationTable
from stylestudio.ui.main_window import MainWindow
from stylestudio.ui.wording import (
    error_words,
    mid_sentence,
    name_words,
    notice_words,
    pace_words,
    size_words,
)
from tests.gui.conftest import newest

ENTRIES = (
    Entry("Speaker", "Good morning", ("Guten Morgen",)),
    Entry("Speaker", "Saved as “{path}”.", ("Gespeichert als „{path}“.",)),
    Entry("Speaker", "%n picture(s)", ("%n Bild", "%n Bilder")),
    Entry("QObject", "Anywhere", ("Überall",)),
    Entry("Error", "There is no “{1}”.", ("„{1}“ gibt es nicht.",)),
    Entry("Error", "Choose another.", ("Wähle etwas anderes.",)),
    Entry("Other", "Good morning", ("Moin",)),
)


@pytest.fixture
def german(monkeypatch):
    table = TranslationTable(ENTRIES)
    monkeypatch.setattr(module.TranslationTable, "load", classmethod(lambda cls, file: table))


@pytest.fixture
def languages(qapp, german):
    found = Languages(qapp, "en")
    yield found
    found.choose("en")
    found.deleteLater()


class Speaker(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.painted = self.tr("Good morning")
        self.label = QLabel(self.tr("Saved as “{path}”.").format(path="/a b/Good morning.png"))
        self.button = QPushButton(self.tr("Good morning"))
        self.button.setToolTip(self.tr("Good morning"))
        self.button.setAccessibleDescription(self.tr("Good morning"))
        self.field = QLineEdit(self.tr("Good morning"))
        self.field.setPlaceholderText(self.tr("Good morning"))
        self.box = QComboBox()
        self.box.addItem(self.tr("Good morning"))
        self.caption = QLabel(f"▸  {self.tr('Good morning')}  ·  61 × 47")
        self.command = QAction(self.tr("Good morning"), self)
        self.menu = QMenu(self.tr("Good morning"), self)
        self.setWindowTitle(self.tr("Good morning"))
        layout = QVBoxLayout(self)
        for part in (self.label, self.button, self.field, self.box, self.caption):
            layout.addWidget(part)

    def retranslate(self, rephrase) -> None:
        self.painted = rephrase(self.painted)


class Loud(Speaker):
    """The texts of a base class are found, too."""


def test_texts_are_found_by_class_base_class_and_count(languages, qtbot):
    languages.choose("de")
    speaker = Loud()
    qtbot.addWidget(speaker)
    assert speaker.button.text() == "Guten Morgen"
    assert speaker.tr("Anywhere") == "Überall"
    assert speaker.tr("Unknown") == "Unknown"
    assert speaker.tr("%n picture(s)", "", 1) == "1 Bild"
    assert speaker.tr("%n picture(s)", "", 3) == "3 Bilder"


def test_a_language_from_the_start(qapp, german):
    languages = Languages(qapp, "de")
    try:
        assert QCoreApplication.translate("Speaker", "Good morning") == "Guten Morgen"
        assert languages.current == "de"
    finally:
        languages.choose("en")
        languages.deleteLater()
    assert QCoreApplication.translate("Speaker", "Good morning") == "Good morning"


def texts(speaker: Speaker) -> list[str]:
    return [
        speaker.painted,
        speaker.button.text(),
        speaker.button.toolTip(),
        speaker.button.accessibleDescription(),
        speaker.field.placeholderText(),
        speaker.box.itemText(0),
        speaker.command.text(),
        speaker.menu.title(),
        speaker.windowTitle(),
    ]


def test_all_that_is_on_show_changes_at_once_and_back(languages, qtbot):
    speaker = Loud()
    qtbot.addWidget(speaker)
    told = []
    languages.changed.connect(told.append)
    languages.choose("de")
    assert set(texts(speaker)) == {"Guten Morgen"}
    assert speaker.label.text() == "Gespeichert als „/a b/Good morning.png“."
    assert speaker.caption.text() == "▸  Guten Morgen  ·  61 × 47"
    assert speaker.field.text() == "Good morning", "what the user typed is his"
    languages.choose("en")
    assert set(texts(speaker)) == {"Good morning"}
    assert speaker.label.text() == "Saved as “/a b/Good morning.png”."
    assert told == ["de", "en"]


def test_a_tool_tip_that_follows_its_text_goes_on_to(languages, qtbot):
    speaker = Speaker()
    qtbot.addWidget(speaker)
    languages.choose("de")
    assert speaker.command.toolTip() == "Guten Morgen"
    speaker.command.setText("Abend")
    assert speaker.command.toolTip() == "Abend"


def test_errors_of_the_engine_are_translated_with_their_values(languages):
    error = UserError("There is no “Harbour.png”.", "Choose another.")
    assert error_words(error) == "There is no “Harbour.png”. Choose another."
    languages.choose("de")
    assert error_words(error) == "„Harbour.png“ gibt es nicht. Wähle etwas anderes."
    assert error_words(UserError("Unheard of.")) == "Unheard of."


def test_qts_own_words_are_german_as_well(languages, qtbot):
    languages.choose("de")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.buttons()[0].text() == "Abbrechen"


@pytest.mark.parametrize(
    ("of_the_system", "language"),
    [
        (["de-AT", "en-GB"], "de"),
        (["fr-FR", "de"], "de"),
        (["fr"], "en"),
        ([], "en"),
        (["C"], "en"),
    ],
)
def test_the_systems_language_if_it_is_one_of_ours(monkeypatch, of_the_system, language):
    class System:
        def uiLanguages(self) -> list[str]:  # noqa: N802 - Qt's own name
            return of_the_system

    monkeypatch.setattr(QLocale, "system", System)
    assert language_for("system") == language
    assert language_for("en") == "en"
    assert language_for("de") == "de"


def test_what_is_not_translated_is_left_to_the_next_translator(qapp):
    first, second = TableTranslator(TranslationTable(ENTRIES)), TableTranslator(TranslationTable())
    for translator in (first, second):
        qapp.installTranslator(translator)
    assert QCoreApplication.translate("Other", "Good morning") == "Moin"
    assert QCoreApplication.translate("Other", "Nothing") == "Nothing"
    for translator in (first, second):
        qapp.removeTranslator(translator)


def test_a_file_that_cannot_be_read_is_english(tmp_path, caplog):
    (tmp_path / "x.ts").write_text("<TS><context>")
    assert TranslationTable.load(tmp_path / "x.ts").entries == ()
    assert TranslationTable.load(tmp_path / "none.ts").entries == ()


def test_the_whole_window_changes(qapp, empty_window: MainWindow):
    languages = Languages(qapp, "en")
    window = empty_window
    canvas = window.canvas_pane.compare.single.picture
    before = {id(part): part.text() for part in window.findChildren(QLabel)}
    languages.choose("de")
    assert window.actions_.paint.text() == "&Malen"
    assert canvas.accessibleDescription() == "Zieh dein Foto hierher. Dann such ein Gemälde aus."
    assert window.sources_panel.style_stack.heading.text() == "Gemälde"
    languages.choose("en")
    assert {id(part): part.text() for part in window.findChildren(QLabel)} == before
    assert canvas.accessibleDescription() == "Drop your photo here. Then pick a painting."
    languages.deleteLater()


def test_painted_pictures_are_called_in_the_new_language(qapp, window: MainWindow, finished):
    window.session.start()
    finished()
    languages = Languages(qapp, "en")
    canvas = window.canvas_pane.compare.single.picture
    assert canvas.accessibleName() == "Picture: Classic (Gram)"
    languages.choose("de")
    assert newest(window).title == "Klassisch (Gram)"
    assert canvas.accessibleName() == "Bild: Klassisch (Gram)"
    languages.choose("en")
    assert canvas.accessibleName() == "Picture: Classic (Gram)"
    languages.deleteLater()


def test_samples_are_german_in_the_window_and_english_in_file_names(
    qapp, qtbot, empty_window: MainWindow, finished
):
    languages = Languages(qapp, "de")
    window = empty_window
    window.load_pair()
    qtbot.waitUntil(lambda: window.session.ready)
    assert window.sources_panel.photo_pane.caption == "Altstadt am Fluss · 1024 × 768"
    window.session.start()
    finished()
    piece = newest(window)
    assert piece.name == "Old town on the river × Swirling night"
    assert name_words(f"{piece.name} · pca") == "Altstadt am Fluss × Wirbelnde Nacht · pca"
    languages.choose("en")
    assert name_words(piece.name) == piece.name
    languages.deleteLater()


def test_numbers_and_labels_follow_the_language(qapp):
    languages = Languages(qapp, "de")
    assert size_words(1_449_000_000) == "1,4 GB"
    assert pace_words(0.384) == "je 0,38 s"
    assert mid_sentence("Stärke") == "Stärke"
    languages.choose("en")
    assert size_words(1_449_000_000) == "1.4 GB"
    assert mid_sentence("Strength") == "strength"
    languages.deleteLater()


def test_reasons_within_a_sentence_are_translated_too(qapp):
    languages = Languages(qapp, "de")
    sentence = "The preset file “a.json” is left alone. It is not a StyleStudio preset."
    assert notice_words(sentence) == (
        "Die Vorlagendatei „a.json“ bleibt unangetastet. Sie ist keine Vorlage von StyleStudio."
    )
    languages.choose("en")
    languages.deleteLater()
