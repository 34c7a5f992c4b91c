"""The stack of paintings: drops, weights, order, and all of it by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDragLeaveEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stylestudio.ui.sources.recent import remember
from stylestudio.ui.sources.samples import bundled_samples
from stylestudio.ui.sources.sources_state import DEFAULT_WEIGHT, MOST_STYLES
from stylestudio.ui.sources.style_card import StyleCard
from stylestudio.ui.sources.style_stack import StyleStack
from tests.gui.conftest import drag_over, drop, file_mime, make_picture
from tests.gui.source_cases import Told, image_mime, pictures, readers_held, text_mime, web_mime


@pytest.fixture
def told(sources) -> Told:
    return Told(sources)


@pytest.fixture
def stack(qtbot, sources) -> StyleStack:
    stack = StyleStack(sources, bundled_samples("style"))
    qtbot.addWidget(stack)
    stack.resize(264, 420)
    stack.show()
    qtbot.waitExposed(stack)
    stack.activateWindow()
    qtbot.waitUntil(stack.isActiveWindow)
    return stack


@pytest.fixture
def three(background, sources, stack, tmp_path) -> list[StyleCard]:
    sources.take_files(pictures(tmp_path, 3), "style")
    background.wait()
    QApplication.processEvents()
    return stack.cards.cards


def names(stack: StyleStack) -> list[str]:
    return [card.name.text().removeprefix("picture ") for card in stack.cards.cards]


def card_of(stack: StyleStack, number: int) -> StyleCard:
    return stack.cards.cards[names(stack).index(str(number))]


def test_the_empty_stack_says_what_to_do_and_opens(qtbot, stack):
    assert stack.invitation.isVisible()
    with qtbot.waitSignal(stack.open_requested):
        QTest.mouseClick(stack.invitation, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(stack.open_requested):
        QTest.keyClick(stack.invitation, Qt.Key.Key_Return)
    with qtbot.waitSignal(stack.open_requested):
        stack.open_action.trigger()
    assert stack.add_button.text() == "Choose a painting"


def test_dropped_files_become_cards(background, stack, tmp_path):
    files = pictures(tmp_path, 3)
    event = drop(stack, file_mime(*files[:2]))
    assert event.isAccepted()
    # A file manager that proposes to move would otherwise delete the user's files.
    assert event.dropAction() == Qt.DropAction.CopyAction
    background.wait()
    assert not stack.invitation.isVisible()
    assert names(stack) == ["1", "2"]
    drop(stack, file_mime(files[2]))
    background.wait()
    assert names(stack) == ["1", "2", "3"]
    assert all(card.isVisible() for card in stack.cards.cards)
    assert stack.heading.text() == "Paintings"
    assert stack.add_button.text() == "Add a painting"


def test_a_dropped_folder_and_image_data_are_taken(background, stack, tmp_path):
    pictures(tmp_path / "folder", 2)
    drop(stack, file_mime(tmp_path / "folder"))
    mime = image_mime()
    mime.setUrls(web_mime().urls())
    drop(stack, mime)
    background.wait()
    assert names(stack) == ["1", "2", "Pasted picture"]


def test_it_lights_up_only_for_what_it_can_take(stack, tmp_path, photo_file):
    note = tmp_path / "notes.txt"
    note.write_text("hello")
    for mime, let_in, lit in (
        (file_mime(photo_file), True, True),
        (file_mime(tmp_path), True, True),
        (image_mime(), True, True),
        (file_mime(note), True, False),
        (web_mime(), True, False),
        (text_mime(), False, False),
    ):
        event = drag_over(stack, mime)
        assert event.isAccepted() is let_in
        assert stack.highlighted is lit
        assert stack.property("lit") is lit
        QApplication.sendEvent(stack, QDragLeaveEvent())
        assert not stack.highlighted
        assert stack.property("lit") is False


def test_words_are_not_taken_and_a_note_is_answered(background, stack, told, tmp_path):
    assert not drop(stack, text_mime()).isAccepted()
    note = tmp_path / "notes.txt"
    note.write_text("hello")
    drop(stack, file_mime(note))
    background.wait()
    assert [r.name for r in told.rejections] == ["notes.txt"]
    assert not stack.highlighted


def test_a_single_painting_has_no_slider(background, sources, stack, tmp_path):
    sources.take_files(pictures(tmp_path, 2)[:1], "style")
    background.wait()
    (card,) = stack.cards.cards
    QApplication.processEvents()
    assert not card.slider.isVisible()
    assert not card.share.isVisible()
    assert card.tile.height() > 120, "alone it is large"
    sources.take_files([tmp_path / "picture 2.png"], "style")
    background.wait()
    QApplication.processEvents()
    assert card is stack.cards.cards[0]
    assert card.slider.isVisible()
    assert card.tile.height() < 80
    sources.remove_style(1)
    QApplication.processEvents()
    assert not card.slider.isVisible()
    assert card.tile.height() > 120


def test_the_labels_show_the_share_that_each_really_has(sources, three):
    assert [card.share.text() for card in three] == ["33 %"] * 3
    sources.set_weight(0, 1.0)
    assert [card.share.text() for card in three] == ["50 %", "25 %", "25 %"]
    assert [card.slider.value() for card in three] == [100, 50, 50]
    assert "50 %" in three[0].slider.accessibleDescription()
    assert three[1].accessibleName() == "Painting 2 of 3: picture 2"


def test_arrows_weigh(sources, three, told):
    three[1].slider.setFocus()
    QTest.keyClick(three[1].slider, Qt.Key.Key_Right)
    assert sources.styles[1].weight == 0.55
    QTest.keyClick(three[1].slider, Qt.Key.Key_Home)
    assert sources.styles[1].weight == 0.0
    assert three[1].share.text() == "0 %"
    assert told.steps == ["Weight of picture 2"] * 2


def test_a_drag_of_the_slider_is_one_step(sources, three, told):
    slider = three[0].slider
    start = QPoint(slider.width() // 2, slider.height() // 2)
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=start)
    for step in (10, 20, 30):
        QTest.mouseMove(slider, start + QPoint(step, 0))
    assert sources.styles[0].weight > DEFAULT_WEIGHT
    assert told.steps == []
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=start + QPoint(30, 0))
    assert told.steps == ["Weight of picture 1"]
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=start + QPoint(30, 0))
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=start + QPoint(30, 0))
    assert len(told.steps) == 1, "a click that moves nothing"


def test_the_wheel_changes_only_the_focused_slider(sources, three):
    slider = three[0].slider

    def turn() -> None:
        middle = QPointF(slider.rect().center())
        event = QWheelEvent(
            middle,
            QPointF(slider.mapToGlobal(middle.toPoint())),
            QPoint(0, 0),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(slider, event)

    three[1].setFocus()
    turn()
    assert sources.styles[0].weight == DEFAULT_WEIGHT
    slider.setFocus()
    turn()
    assert sources.styles[0].weight != DEFAULT_WEIGHT


@pytest.mark.parametrize("part", ["card", "slider", "remove_button"])
@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_removes_the_focused_card_and_the_next_gets_the_focus(stack, three, told, part, key):
    card = three[1]
    widget = card if part == "card" else getattr(card, part)
    widget.setFocus()
    QTest.keyClick(widget, key)
    assert names(stack) == ["1", "3"]
    assert QApplication.focusWidget() is card_of(stack, 3)
    QTest.keyClick(card_of(stack, 3), key)
    assert QApplication.focusWidget() is card_of(stack, 1)
    QTest.keyClick(card_of(stack, 1), key)
    assert QApplication.focusWidget() is stack.invitation
    assert told.steps == ["Remove picture 2", "Remove picture 3", "Remove picture 1"]


def test_the_remove_button(stack, three):
    assert three[0].remove_button.accessibleName() == "Remove picture 1"
    three[0].remove_button.click()
    assert names(stack) == ["2", "3"]


@pytest.mark.parametrize("part", ["card", "slider"])
def test_alt_and_arrows_move_the_card_and_keep_the_focus(sources, stack, three, told, part):
    card = three[0]
    widget = card if part == "card" else card.slider
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(stack) == ["2", "1", "3"]
    for _ in range(2):
        QTest.keyClick(widget, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(stack) == ["2", "3", "1"], "the end is the end"
    QTest.keyClick(widget, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert names(stack) == ["2", "1", "3"]
    assert QApplication.focusWidget() is widget
    assert [entry.weight for entry in sources.styles] == [DEFAULT_WEIGHT] * 3
    assert told.steps == ["Move picture 1"] * 3


def test_tab_goes_from_card_to_card_in_their_order(stack, three):
    QTest.keyClick(three[0], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    order = [card_of(stack, 2), card_of(stack, 1), card_of(stack, 3)]
    order[0].setFocus()
    for card in order:
        for widget in (card, card.slider, card.remove_button):
            assert QApplication.focusWidget() is widget
            QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is stack.add_button


def drag(card: StyleCard, to: QPoint, *, release: bool = True) -> None:
    start = QPoint(30, 10)
    QTest.mousePress(card, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(card, start + QPoint(0, 15))
    QTest.mouseMove(card, to)
    if release:
        QTest.mouseRelease(card, Qt.MouseButton.LeftButton, pos=to)


@pytest.mark.parametrize(
    ("lifted", "onto", "below", "then"),
    [
        (1, 3, True, ["2", "3", "1"]),
        (1, 3, False, ["2", "1", "3"]),
        (3, 1, False, ["3", "1", "2"]),
        (3, 1, True, ["1", "3", "2"]),
        (2, 2, True, ["1", "2", "3"]),
    ],
)
def test_a_card_is_dragged_to_its_place(stack, three, told, lifted, onto, below, then):
    card, goal = card_of(stack, lifted), card_of(stack, onto)
    height = goal.height() - 4 if below else 4
    drag(card, card.mapFromGlobal(goal.mapToGlobal(QPoint(30, height))), release=False)
    assert stack.cards.drop_line.isVisible()
    QTest.mouseRelease(card, Qt.MouseButton.LeftButton, pos=QPoint(0, 0))
    assert not stack.cards.drop_line.isVisible()
    assert names(stack) == then
    assert len(told.steps) == (then != ["1", "2", "3"])


def test_escape_takes_a_drag_back(stack, three, told):
    card = three[0]
    card.setFocus()
    drag(card, QPoint(30, 230), release=False)
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert not stack.cards.drop_line.isVisible()
    QTest.mouseRelease(card, Qt.MouseButton.LeftButton, pos=QPoint(30, 230))
    assert names(stack) == ["1", "2", "3"]
    assert told.steps == []


def test_a_click_is_no_drag(stack, three, told):
    QTest.mouseClick(three[0], Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is three[0]
    assert told.order == []


def test_a_painting_that_goes_while_it_is_dragged(sources, stack, three):
    drag(three[0], QPoint(30, 230), release=False)
    assert stack.cards.drop_line.isVisible()
    sources.remove_style(0)
    assert not stack.cards.drop_line.isVisible()
    assert names(stack) == ["2", "3"]


def test_eight_are_enough(background, sources, stack, tmp_path):
    sources.take_files(pictures(tmp_path, MOST_STYLES), "style")
    background.wait()
    QApplication.processEvents()
    assert len(stack.cards.cards) == MOST_STYLES
    assert not stack.add_button.isEnabled()
    assert "Remove one" in stack.add_button.toolTip()
    assert stack.cards.verticalScrollBar().maximum() > 0
    stack.cards.cards[0].remove_button.click()
    assert stack.add_button.isEnabled()


def test_the_menu_adds_samples_and_recent_pictures(background, sources, stack, photo_file):
    remember("style", [photo_file])
    stack.samples_menu.actions()[1].trigger()
    background.wait()
    assert sources.styles[0].loaded.is_sample
    stack.recent_menu.aboutToShow.emit()
    stack.recent_menu.actions()[0].trigger()
    background.wait()
    assert sources.styles[1].loaded.path == photo_file


def test_it_says_what_it_is_reading(background, sources, stack, tmp_path):
    files = pictures(tmp_path, 3)
    sources.take_files(files[:1], "style")
    background.wait()
    with readers_held(background):
        sources.take_files(files[1:], "style")
        assert "Reading" in stack.reading.text()
        assert stack.reading.isVisible()
    background.wait()
    assert not stack.reading.isVisible()


def test_long_names_do_not_widen_it(background, sources, stack, tmp_path):
    files = [
        make_picture(tmp_path / f"{'a very long name ' * 10}{n}.png", 40, 33, seed=n)
        for n in range(2)
    ]
    hint = stack.minimumSizeHint().width()
    sources.take_files(files, "style")
    background.wait()
    QApplication.processEvents()
    assert stack.minimumSizeHint().width() <= max(hint, 220)
    for card in stack.cards.cards:
        assert card.remove_button.geometry().right() < card.width()
        assert card.width() <= stack.cards.viewport().width()


def test_the_icons_follow_the_palette(qtbot, stack, three):
    button = three[0].remove_button

    def darkest() -> int:
        image = button.icon().pixmap(32, 32).toImage()
        return min(
            image.pixelColor(x, y).lightness()
            for x in range(32)
            for y in range(32)
            if image.pixelColor(x, y).alpha() > 200
        )

    app = QApplication.instance()
    before = app.palette()
    try:
        palette = app.palette()
        palette.setColor(palette.ColorRole.WindowText, Qt.GlobalColor.white)
        app.setPalette(palette)
        QApplication.sendEvent(button, QEvent(QEvent.Type.PaletteChange))
        assert darkest() > 200
    finally:
        app.setPalette(before)
