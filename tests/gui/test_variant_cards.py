"""Several style losses at once: cards that are checked, duplicated, removed, by mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from stylestudio.errors import UserError
from stylestudio.request.presets import bundled_presets
from stylestudio.request.variants import PcaSettings, SvdSettings, WeightedSettings
from stylestudio.ui.settings.captions import difference_words
from stylestudio.ui.settings.settings_panel import SettingsPanel
from stylestudio.ui.settings.variant_card import VariantCard
from stylestudio.ui.settings.variant_cards import MOST_CARDS, VariantCards
from stylestudio.ui.settings.variant_chooser import VariantChooser

STYLES = (("b", 1.0),)


@pytest.fixture
def panel(qtbot, qapp) -> SettingsPanel:
    panel = SettingsPanel(bundled_presets())
    qtbot.addWidget(panel)
    panel.resize(270, 800)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    return panel


@pytest.fixture
def chooser(panel) -> VariantChooser:
    return panel.variant_chooser


@pytest.fixture
def cards(chooser) -> VariantCards:
    return chooser.cards


def click(cards: VariantCards, key: str) -> None:
    QTest.mouseClick(cards.cards[key], Qt.MouseButton.LeftButton, pos=QPoint(4, 4))


def asked(panel: SettingsPanel) -> list[tuple[str, object]]:
    requests = panel.requests("a", STYLES)
    return [(request.variant, request.variant_settings) for request in requests]


def press(key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def test_each_checked_card_is_a_request_in_the_cards_order(panel, cards):
    click(cards, "weighted")
    click(cards, "pca")
    assert [name for name, _ in asked(panel)] == ["gram", "pca", "weighted"]
    assert panel.titles() == ["Classic (Gram)", "Smooth (PCA)", "Adaptive (weighted Gram)"]


def test_a_click_on_a_checked_card_shows_its_settings_and_one_more_unchecks_it(cards):
    click(cards, "pca")
    click(cards, "svd")
    click(cards, "pca")
    assert cards.current == "pca"
    assert cards.checked_keys() == ["gram", "pca", "svd"]
    click(cards, "pca")
    assert cards.checked_keys() == ["gram", "svd"]
    assert cards.current == "pca", "its settings are still on show"


def test_a_double_click_is_one_click(cards):
    card = cards.cards["pca"]
    click(cards, "pca")
    QApplication.sendEvent(card, second_press_of_a_double_click(card))
    QTest.mouseRelease(card, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert cards.checked_keys() == ["gram", "pca"]


def second_press_of_a_double_click(card: VariantCard) -> QMouseEvent:
    return QMouseEvent(
        QEvent.Type.MouseButtonDblClick,
        QPointF(4, 4),
        QPointF(card.mapToGlobal(QPoint(4, 4))),
        Qt.MouseButton.LeftButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )


def test_arrows_move_and_space_checks(cards):
    cards.cards["gram"].setFocus()
    for key, name in (
        (Qt.Key.Key_Right, "pca"),
        (Qt.Key.Key_Down, "weighted"),
        (Qt.Key.Key_Down, "weighted"),
        (Qt.Key.Key_Left, "svd"),
        (Qt.Key.Key_Up, "gram"),
        (Qt.Key.Key_Left, "gram"),
        (Qt.Key.Key_Down, "svd"),
    ):
        press(key)
        assert QApplication.focusWidget() is cards.cards[name]
        assert cards.current == name
        assert cards.checked_keys() == ["gram"], "looking is not choosing"
    press(Qt.Key.Key_Space)
    assert cards.checked_keys() == ["gram", "svd"]
    press(Qt.Key.Key_Space)
    assert cards.checked_keys() == ["gram"]


def test_tab_stops_once_at_the_cards(panel, chooser, cards):
    click(cards, "svd")
    panel.preset_box.setFocus()
    reached = []
    while QApplication.focusWidget() is not chooser.controls["detail"].slider:
        press(Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
        assert len(reached) < 9
    assert reached == [
        panel.presets.menu_button,
        cards.cards["svd"],
        cards.duplicate_button,
        chooser.controls["detail"].slider,
    ]


def test_a_card_can_be_duplicated_and_set_apart(panel, chooser, cards):
    cards.choose("pca")
    cards.cards["pca"].setFocus()
    chooser.controls["detail"].slider.setValue(70)
    press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert list(cards.cards) == ["gram", "pca", "svd", "weighted", "pca 2"]
    assert QApplication.focusWidget() is cards.cards["pca 2"]
    assert cards.current == "pca 2"
    assert panel.titles() == ["Smooth (PCA)", "Smooth (PCA) · 2"]
    assert asked(panel) == 2 * [("pca", PcaSettings(detail=70.0))]
    chooser.controls["detail"].slider.setValue(20)
    assert panel.titles() == ["Smooth (PCA) · detail 70", "Smooth (PCA) · detail 20"]
    assert cards.title.text() == "Smooth (PCA) · detail 20"
    assert cards.cards["pca"].accessibleName() == "Style loss: Smooth (PCA) · detail 70"
    assert asked(panel) == [
        ("pca", PcaSettings(detail=70.0)),
        ("pca", PcaSettings(detail=20.0)),
    ]


def test_tab_goes_from_a_duplicate_to_its_own_slider(panel, chooser, cards):
    cards.choose("pca")
    cards.cards["pca"].setFocus()
    press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    for there in (cards.remove_button, cards.duplicate_button, chooser.controls["detail"].slider):
        press(Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is there
    for _ in range(3):
        press(Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is cards.cards["pca 2"]


def test_a_duplicate_can_be_removed_and_the_first_of_its_kind_cannot(panel, chooser, cards):
    cards.choose("svd")
    cards.cards["svd"].setFocus()
    assert not cards.remove_button.isVisible()
    press(Qt.Key.Key_Delete)
    assert list(cards.cards) == ["gram", "pca", "svd", "weighted"]
    cards.duplicate_button.click()
    chooser.controls["detail"].slider.setValue(10)
    QTest.mouseClick(cards.remove_button, Qt.MouseButton.LeftButton)
    assert list(cards.cards) == ["gram", "pca", "svd", "weighted"]
    assert cards.current == "svd"
    assert panel.titles() == ["Essence (SVD)"]
    assert asked(panel) == [("svd", SvdSettings())]
    assert len([card for card in panel.findChildren(VariantCard) if card.isVisible()]) == 4


def test_the_first_of_its_kind_steps_in_for_the_last_checked_card(panel, cards):
    cards.choose("weighted")
    cards.duplicate_button.click()
    click(cards, "weighted")
    click(cards, "weighted")
    assert cards.checked_keys() == ["weighted 2"]
    cards.set_current("weighted 2")
    cards.remove_button.click()
    assert cards.checked_keys() == ["weighted"]
    assert asked(panel) == [("weighted", WeightedSettings())]


def test_there_are_at_most_eight_cards(panel, cards):
    cards.choose("pca")
    while len(cards.cards) < MOST_CARDS:
        cards.duplicate_button.click()
    cards.cards[cards.current].setFocus()
    press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    cards.duplicate_button.click()
    assert len(cards.cards) == MOST_CARDS == 8
    assert cards.duplicate_button.toolTip() == "There is room for 8 cards."
    assert len(set(panel.titles())) == len(panel.titles()) == 5


def test_the_menu_of_a_card(cards):
    click(cards, "svd")
    place = cards.cards["pca"].geometry().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, cards.mapToGlobal(place))
    QApplication.sendEvent(cards, event)
    (menu,) = cards.findChildren(QMenu)
    assert cards.current == "pca"
    assert [action.text() for action in menu.actions()] == ["Only this one", "Duplicate"]
    menu.actions()[0].trigger()
    menu.close()
    assert cards.checked_keys() == ["pca"]


def test_a_card_says_what_its_style_loss_does(cards):
    for key, card in cards.cards.items():
        cards.set_current(key)
        assert cards.sentence.text() == card.variant.sentence
        assert cards.title.text() == card.variant.title


def test_what_is_wrong_on_another_card_is_brought_into_sight(panel, chooser, cards):
    cards.choose("pca", "svd")
    field = chooser.controls["k"].field
    field.setText("many")
    cards.set_current("svd")
    with pytest.raises(UserError):
        panel.requests("a", STYLES)
    assert cards.current == "pca"
    assert panel.advanced_button.isChecked()
    assert field.isVisible()
    cards.choose("svd")
    assert len(panel.requests("a", STYLES)) == 1, "what nobody asks for bars no way"


def test_what_the_user_does_is_told_and_what_the_program_does_is_not(panel, chooser, cards):
    changes, settled = [], []
    panel.changed.connect(lambda: changes.append(cards.checked_keys()))
    panel.settled.connect(settled.append)
    cards.choose("svd")
    assert (changes, settled) == ([], [])
    click(cards, "pca")
    assert (changes, settled) == ([["pca", "svd"]], ["Style loss"])
    cards.duplicate_button.click()
    cards.remove_button.click()
    assert settled == ["Style loss", "Duplicate card", "Remove card"]
    QTest.keyClick(chooser.controls["detail"].slider, Qt.Key.Key_Right)
    assert settled[-1] == "Style detail"


def test_captions_say_what_differs():
    repaired = PcaSettings(detail=30.0)
    assert difference_words([repaired]) == [""]
    assert difference_words([repaired, repaired]) == ["", "2"]
    assert difference_words([repaired, PcaSettings(k=8), PcaSettings(form="published")]) == [
        "Repaired · detail 30",
        "Repaired · detail 50 · K 8",
        "As published · detail 50",
    ]
