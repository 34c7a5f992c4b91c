"""The settings dialog: each page shows the settings, and each change counts at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QFileDialog

from stylestudio import paths
from stylestudio.settings import Settings
from stylestudio.ui import desktop
from stylestudio.ui.preferences.settings_dialog import SettingsDialog


@pytest.fixture
def dialog(qapp, qtbot) -> SettingsDialog:
    dialog = SettingsDialog(Settings())
    qtbot.addWidget(dialog)
    dialog.news = []
    dialog.changed.connect(dialog.news.append)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def show_page(dialog: SettingsDialog, row: int) -> None:
    dialog.list.setCurrentRow(row)


def click(button: QAbstractButton) -> None:
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(box: QComboBox, data: str) -> None:
    """With the keys, as a user does."""
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    while box.currentData() != data:
        before = box.currentIndex()
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() != before, "it is not there"


def test_it_shows_what_is_set(dialog):
    dialog.show_settings(
        Settings(
            device="cuda",
            threads=3,
            memory_budget_gib=2.5,
            smaller_if_needed=True,
            pictures_folder="/somewhere",
            theme="dark",
            language="de",
            preview_rate_per_s=1,
        )
    )
    assert dialog.look.theme_buttons["dark"].isChecked()
    assert dialog.look.language_box.currentText() == "Deutsch"
    assert dialog.computing.device_box.currentData() == "cuda"
    assert dialog.computing.threads_box.value() == 3
    assert dialog.computing.memory_box.value() == 2.5
    assert dialog.computing.smaller_check.isChecked()
    assert Path(dialog.folders.pictures_field.text()) == Path("/somewhere")
    assert dialog.previews.slider.value() == 1
    assert dialog.previews.words.text() == "once a second"
    assert dialog.news == [], "what the program shows is no change of the user's"


def test_defaults_are_said_in_words(dialog):
    assert dialog.computing.threads_box.text() == "All of them"
    assert dialog.computing.memory_box.text() == "Automatic"
    assert dialog.folders.pictures_field.text() == str(paths.pictures_dir())


def test_the_theme_is_chosen_by_a_click(dialog):
    click(dialog.look.theme_buttons["dark"])
    assert dialog.news == [Settings(theme="dark")]
    assert dialog.settings == Settings(theme="dark")


def test_changes_add_up(dialog):
    click(dialog.look.theme_buttons["light"])
    choose(dialog.look.language_box, "de")
    assert dialog.news[-1] == Settings(theme="light", language="de")


def test_computing_is_set(dialog):
    show_page(dialog, 1)
    page = dialog.computing
    choose(page.device_box, "cpu")
    page.threads_box.selectAll()
    QTest.keyClicks(page.threads_box, "12")
    assert dialog.news[-1].threads == 0, "half a number does not count"
    QTest.keyClick(page.threads_box, Qt.Key.Key_Return)
    QTest.keyClick(page.memory_box, Qt.Key.Key_Up)
    QTest.keyClick(page.memory_box, Qt.Key.Key_Up)
    click(page.smaller_check)
    assert dialog.news[-1] == Settings(
        device="cpu", threads=12, memory_budget_gib=1.0, smaller_if_needed=True
    )
    assert dialog.isVisible(), "Return ends the number, not the dialog"


def test_why_this_device_paints_is_said(qapp, qtbot):
    reason = "The processor: no graphics card was found."
    dialog = SettingsDialog(Settings(), device_reason=reason)
    qtbot.addWidget(dialog)
    assert dialog.computing._reason.text() == reason
    assert dialog.computing.device_box.accessibleDescription() == reason
    dialog.set_device_reason("")
    assert dialog.computing._reason.isHidden()


def test_a_pictures_folder_is_chosen_and_reset(dialog, tmp_path, qtbot):
    show_page(dialog, 2)
    click(dialog.folders.choose_button)
    (chooser,) = dialog.findChildren(QFileDialog)
    assert chooser.fileMode() is QFileDialog.FileMode.Directory
    chooser.fileSelected.emit(str(tmp_path))
    chooser.reject()
    assert dialog.news == [Settings(pictures_folder=str(tmp_path))]
    assert dialog.folders.pictures_field.text() == str(tmp_path)
    click(dialog.folders.default_button)
    assert dialog.news[-1] == Settings()
    assert not dialog.folders.default_button.isEnabled()


def test_a_folder_that_cannot_be_written_to_is_refused_with_a_sentence(dialog, tmp_path):
    show_page(dialog, 2)
    dialog.folders.take_folder(str(tmp_path / "gone"))
    assert dialog.news == []
    assert dialog.folders.problem.isVisible()
    assert "gone" in dialog.folders.problem.text()


def test_folders_are_opened_and_made_first(dialog, monkeypatch):
    opened: list[Path] = []

    def open_url(url) -> bool:
        opened.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(desktop.QDesktopServices, "openUrl", open_url)
    show_page(dialog, 2)
    click(dialog.folders.open_pictures_button)
    for button in dialog.folders.open_buttons.values():
        click(button)
    assert opened == [
        paths.pictures_dir(),
        paths.data_dir(),
        paths.settings_file().parent,
        paths.log_dir(),
    ]
    assert all(folder.is_dir() for folder in opened)


def test_a_folder_that_does_not_open_is_told(dialog, monkeypatch):
    monkeypatch.setattr(desktop.QDesktopServices, "openUrl", lambda url: False)
    show_page(dialog, 2)
    click(dialog.folders.open_pictures_button)
    assert str(paths.pictures_dir()) in dialog.folders.problem.text()


def test_the_preview_rate_is_drawn(dialog):
    show_page(dialog, 3)
    QTest.keyClick(dialog.previews.slider, Qt.Key.Key_Left)
    assert dialog.news == [Settings(preview_rate_per_s=4)]
    assert dialog.previews.words.text() == "4 times a second"


def test_it_is_not_modal_and_escape_closes_it(dialog):
    assert not dialog.isModal()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_everything_has_a_name_and_is_reached_by_keyboard(dialog):
    for row in range(dialog.list.count()):
        show_page(dialog, row)
        page = dialog._stack.currentWidget()
        for part in page.findChildren(QAbstractButton):
            assert part.accessibleName() or part.text()
            assert part.focusPolicy() & Qt.FocusPolicy.TabFocus
        for part in page.findChildren(QComboBox):
            assert part.accessibleName()
