"""One message at a time: a sentence, a reason, buttons that fix it, details folded away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from stylestudio.errors import InternalError, OutOfMemoryError, StyleStudioError, UserError
from stylestudio.ui.messages.message_bar import MessageBar
from stylestudio.ui.theme import Theme


@pytest.fixture
def bar(qapp, qtbot) -> MessageBar:
    window = QWidget()
    qtbot.addWidget(window)
    found = MessageBar()
    layout = QVBoxLayout(window)
    layout.addWidget(found)
    layout.addStretch(1)
    window.resize(640, 320)
    window.show()
    qtbot.waitExposed(window)
    found.holder = window  # or the window would go, and the bar with it
    return found


def click(button) -> None:
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def chained(error: StyleStudioError, cause: Exception) -> StyleStudioError:
    error.__cause__ = cause
    return error


def test_it_is_out_of_the_way_until_there_is_something_to_say(bar):
    assert bar.isHidden()
    assert bar.text == ""


def test_an_error_is_a_sentence_and_a_reason(bar):
    bar.show_error(OutOfMemoryError("There is not enough memory.", "Choose a smaller size."))
    assert bar.isVisible()
    assert bar.kind == "error"
    assert bar.text == bar.accessibleName() == "There is not enough memory. Choose a smaller size."
    assert bar.action_buttons == []
    assert not bar.details_button.isVisible()
    assert not bar.report_button.isVisible()


def test_a_mere_sentence_will_do(bar):
    bar.show_error("The file is gone.")
    assert (bar.text, bar.kind) == ("The file is gone.", "error")


def test_markup_in_a_file_name_is_shown_as_it_is(bar):
    bar.show_error("“<b>x</b>.png” is no picture.")
    assert bar._sentence.textFormat() is Qt.TextFormat.PlainText


def test_a_button_fixes_it_and_the_message_goes(bar):
    done = []
    bar.show_error(
        OutOfMemoryError("There is not enough memory."),
        [("Retry at 75 %", lambda: done.append("smaller")), ("Use the CPU", done.clear)],
    )
    assert [button.text() for button in bar.action_buttons] == ["Retry at 75 %", "Use the CPU"]
    click(bar.action_buttons[0])
    assert done == ["smaller"]
    assert bar.isHidden()


def test_no_more_than_three_buttons(bar):
    bar.show_error("Oh.", [(str(number), lambda: None) for number in range(4)])
    assert len(bar.action_buttons) == 3


def test_a_button_whose_remedy_fails_may_say_so(bar):
    bar.show_error("First.", [("Again", lambda: bar.show_error("Second."))])
    click(bar.action_buttons[0])
    assert bar.text == "Second."
    assert bar.waiting == 0


def test_buttons_are_reached_and_pressed_by_keyboard(bar, qtbot):
    done = []
    bar.show_error("Oh.", [("Fix it", lambda: done.append(1))])
    bar.action_buttons[0].setFocus()
    QTest.keyClick(bar.action_buttons[0], Qt.Key.Key_Space)
    assert done == [1]


def test_details_are_folded_until_they_are_asked_for(bar):
    error = chained(OutOfMemoryError("Memory ran out."), RuntimeError("CUDA out of memory: 3 GiB"))
    bar.show_error(error)
    assert not bar._details.isVisible()
    click(bar.details_button)
    assert bar._details.isVisible()
    assert bar._details.toPlainText() == "RuntimeError: CUDA out of memory: 3 GiB"
    assert "Traceback" not in bar._details.toPlainText()
    click(bar.details_button)
    assert not bar._details.isVisible()


def test_a_bug_can_be_reported_and_nothing_else(bar):
    reports = []
    bar.report = reports.append
    bar.show_error(chained(InternalError("Something went wrong."), ValueError("x is 3")))
    click(bar.report_button)
    assert reports == ["Something went wrong.\nValueError: x is 3"]
    assert bar.report_button.text() == "Copied"
    bar.clear()
    bar.show_error(UserError("No picture."))
    assert not bar.report_button.isVisible()


def test_the_report_lands_on_the_clipboard(bar):
    bar.show_error(InternalError("Something went wrong."))
    click(bar.report_button)
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Something went wrong.\n\nStyleStudio ")


def test_later_errors_wait_behind_the_first(bar):
    for name in ("a", "b", "c"):
        bar.show_error(f"“{name}” is no picture.")
    assert bar.text == "“a” is no picture."
    assert bar.waiting == 2
    assert bar._waiting.text() == "2 more"
    click(bar.close_button)
    assert bar.text == "“b” is no picture."
    assert bar._waiting.text() == "1 more"
    click(bar.close_button)
    assert bar.text == "“c” is no picture."
    assert not bar._waiting.isVisible()
    click(bar.close_button)
    assert bar.isHidden()


def test_the_same_again_waits_only_once(bar):
    for _ in range(3):
        bar.show_error("Oh.")
    bar.show_error("Oh.", [("Fix it", lambda: None)])
    assert bar.waiting == 0
    assert [button.text() for button in bar.action_buttons] == ["Fix it"]


def test_a_newer_error_about_the_same_topic_takes_the_place(bar):
    bar.show_error("64 to 8192, please.", topic="settings")
    bar.show_error("Another thing.")
    bar.show_error("0 to 100, please.", topic="settings")
    assert bar.text == "0 to 100, please."
    assert bar.waiting == 1


def test_an_error_comes_before_a_notice_which_is_not_lost(bar):
    bar.show_notice("Kept as “a.png”.")
    bar.show_error("The disk is full.")
    assert bar.text == "The disk is full."
    click(bar.close_button)
    assert (bar.text, bar.kind) == ("Kept as “a.png”.", "notice")


def test_a_notice_hides_no_error(bar):
    bar.show_error("The disk is full.")
    bar.show_notice("Painting goes on with Adam.")
    assert bar.kind == "error"
    assert bar.waiting == 1


def test_a_newer_notice_takes_the_older_ones_place(bar):
    bar.show_notice("One.", [("Show", lambda: None)])
    bar.show_notice("Two.")
    assert bar.text == "Two."
    assert bar.waiting == 0
    assert bar.action_buttons == []


def test_clear_takes_all_away(bar):
    bar.show_error("One.")
    bar.show_error("Two.")
    bar.clear()
    assert bar.isHidden()
    assert bar.text == ""


def test_a_flood_leaves_no_widget_behind(bar, qtbot):
    for number in range(50):
        bar.show_error(f"Error {number}.", [("Fix it", lambda: None)])
    bar.clear()
    qtbot.waitUntil(lambda: len(bar._row.findChildren(QPushButton)) == 2)


def test_it_takes_no_focus(bar, qtbot):
    other = QPushButton("other")
    bar.holder.layout().addWidget(other)
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    bar.show_error("Oh.", [("Fix it", lambda: None)])
    assert other.hasFocus()


def test_its_symbol_follows_the_theme(bar, qapp, qtbot):
    theme = qapp.findChild(Theme)
    theme.choose("light")
    bar.show_error("Oh.")
    light = bar._symbol.pixmap().toImage()
    theme.choose("dark")
    qtbot.waitUntil(lambda: bar._symbol.pixmap().toImage() != light)
    theme.choose("system")


def test_what_waits_is_said_in_the_new_language_too(bar):
    bar.show_error(UserError("One.", "Do this."), [("Fix it", lambda: None)])
    bar.show_error(UserError("Two."))
    german = {"One.": "Eins.", "Do this.": "Tu das.", "Two.": "Zwei.", "Fix it": "Beheben"}
    bar.retranslate(lambda text: german.get(text, text))
    assert bar.text == "Eins. Tu das."
    bar.dismiss()
    assert bar.text == "Zwei."
