"""The style loss in the window: its cards, its controls, and the request that comes of them."""

from __future__ import annotations

import dataclasses
import random
import threading

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QStyle, QStyleOptionButton, QWidget

from stylestudio.errors import UserError
from stylestudio.request import add_ons
from stylestudio.request.parameters import default_of, parameters_of
from stylestudio.request.presets import Preset, bundled_presets
from stylestudio.request.style_request import StyleRequest
from stylestudio.request.variants import (
    PcaSettings,
    SvdSettings,
    Variant,
    VariantSettings,
    WeightedSettings,
    variants,
)
from stylestudio.ui.controls import ChoiceBox, Control, NumberField, SliderNumber
from stylestudio.ui.settings.settings_panel import SettingsPanel
from stylestudio.ui.settings.variant_card import VariantCard
from stylestudio.ui.wording import no_effect_words
from tests.gui.conftest import kept_pictures, newest

OURS = ("gram", "pca", "svd", "weighted")


@pytest.fixture
def panel(qtbot, qapp) -> SettingsPanel:
    return shown_panel(qtbot, bundled_presets())


def shown_panel(qtbot, presets: dict[str, Preset]) -> SettingsPanel:
    panel = SettingsPanel(presets)
    qtbot.addWidget(panel)
    panel.resize(270, 560)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    return panel


def card_of(panel: SettingsPanel, name: str) -> VariantCard:
    return panel.variant_chooser.cards.cards[name]


def request_of(panel: SettingsPanel) -> StyleRequest:
    (request,) = panel.requests("a", (("b", 1.0),))
    return request


def click(panel: SettingsPanel, name: str) -> None:
    QTest.mouseClick(card_of(panel, name), Qt.MouseButton.LeftButton)


def choose(panel: SettingsPanel, name: str) -> None:
    """Check this card alone, with clicks."""
    if not card_of(panel, name).isChecked() or panel.variant_chooser.cards.current != name:
        click(panel, name)
    for other in panel.variant_chooser.cards.checked_keys():
        if other != name:
            mark = mark_of(panel, other)
            QTest.mouseClick(card_of(panel, other), Qt.MouseButton.LeftButton, pos=mark)
            click(panel, name)


def mark_of(panel: SettingsPanel, name: str) -> QPoint:
    """The middle of a card's check mark."""
    card = card_of(panel, name)
    option = QStyleOptionButton()
    card.initStyleOption(option)
    mark = card.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, card)
    assert card.rect().adjusted(card.width() // 2, 0, 0, 0).contains(mark), "at the right"
    return mark.center()


def chosen(panel: SettingsPanel) -> str:
    (name,) = (name for name in variants() if card_of(panel, name).isChecked())
    assert name == panel.variant_chooser.current.name
    return name


def control(panel: SettingsPanel, name: str) -> Control:
    return panel.variant_chooser.controls[name]


def type_into(panel: SettingsPanel, name: str, text: str) -> None:
    field = control(panel, name).field
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def pick(panel: SettingsPanel, name: str, value: str) -> None:
    box = control(panel, name).box
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    while box.currentData() != value:
        before = box.currentIndex()
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() > before


def choose_preset(panel: SettingsPanel, name: str) -> None:
    index = panel.preset_box.findData(name)
    panel.preset_box.setCurrentIndex(index)
    panel.preset_box.activated.emit(index)


def settings_of(panel: SettingsPanel) -> VariantSettings:
    return request_of(panel).variant_settings


def words_on(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


def test_there_is_a_card_for_each_style_loss_and_one_is_chosen(panel):
    assert tuple(panel.variant_chooser.cards.cards) == tuple(variants())
    assert chosen(panel) == default_of(StyleRequest, "variant")
    for name, variant in variants().items():
        card = card_of(panel, name)
        assert card.isVisible()
        assert all(words in variant.title for words in words_on(card))
        accessible = QAccessible.queryAccessibleInterface(card)
        assert accessible.role() == QAccessible.Role.CheckBox
        assert accessible.text(QAccessible.Text.Name) == f"Style loss: {variant.title}"
        assert accessible.text(QAccessible.Text.Description) == card.toolTip() == variant.sentence
    assert words_on(card_of(panel, "weighted")) == ["Adaptive", "weighted Gram"]


@pytest.mark.parametrize("name", OURS)
@pytest.mark.parametrize("corner", [(3, 3), (-4, -4)], ids=["top left", "bottom right"])
def test_a_click_anywhere_on_a_card_checks_it(panel, name, corner):
    other = "gram" if name != "gram" else "svd"
    choose(panel, other)
    card = card_of(panel, name)
    place = QPoint(corner[0] % card.width(), corner[1] % card.height())
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=place)
    assert set(panel.variant_chooser.cards.checked_keys()) == {name, other}
    assert panel.variant_chooser.current.name == name
    choose(panel, name)
    assert variants()[name].sentence in words_on(panel.variant_chooser.cards)
    request = request_of(panel)
    assert request == StyleRequest(content="a", styles=(("b", 1.0),), variant=name)
    assert request.variant_settings == variants()[name].settings()


def test_the_last_card_stays_checked(panel):
    choose(panel, "pca")
    click(panel, "pca")
    QTest.mouseClick(card_of(panel, "pca"), Qt.MouseButton.LeftButton, pos=mark_of(panel, "pca"))
    QTest.keyClick(card_of(panel, "pca"), Qt.Key.Key_Space)
    assert chosen(panel) == "pca"


@pytest.mark.parametrize("name", OURS)
def test_the_chosen_style_loss_shows_its_controls_and_no_other_ones(panel, name):
    panel.advanced_button.click()
    choose(panel, name)
    declared = parameters_of(variants()[name].settings)
    assert list(panel.variant_chooser.controls) == list(declared)
    for parameter, declaration in declared.items():
        part = control(panel, parameter)
        assert part.isVisible()
        assert panel.advanced.isAncestorOf(part) == declaration.advanced
        assert part.label.text() == declaration.label
    shown = {part for part in panel.findChildren(Control) if part.isVisible()}
    assert shown == {
        *(part for name, part in panel.controls.items() if name != "seed"),
        *panel.variant_chooser.controls.values(),
    }
    headings = [
        label.text()
        for label in panel.advanced.findChildren(QLabel)
        if label.property("role") == "subheading" and label.isVisible()
    ]
    assert headings == [variants()[name].title, "For every style loss"]


def test_the_kinds_of_controls(panel):
    choose(panel, "pca")
    assert isinstance(control(panel, "detail"), SliderNumber)
    assert isinstance(control(panel, "k"), NumberField)
    assert isinstance(control(panel, "form"), ChoiceBox)
    choose(panel, "weighted")
    assert isinstance(control(panel, "focus"), SliderNumber)


def test_what_is_below_the_cards_stays_in_its_place(qtbot, panel):
    places = []
    for name in OURS:
        choose(panel, name)
        qtbot.wait(10)
        places.append(panel.controls["size_px"].mapTo(panel, QPoint(0, 0)))
    assert len({place.toTuple() for place in places}) == 1


def test_each_style_loss_keeps_what_was_set_for_it(panel):
    choose(panel, "pca")
    QTest.keyClick(control(panel, "detail").slider, Qt.Key.Key_Right)
    choose(panel, "weighted")
    type_into(panel, "focus", "80")
    pick(panel, "weights", "energy")
    choose(panel, "svd")
    type_into(panel, "energy", "0.9")
    assert settings_of(panel) == SvdSettings(energy=0.9)
    choose(panel, "pca")
    assert settings_of(panel) == PcaSettings(detail=51.0)
    choose(panel, "weighted")
    assert settings_of(panel) == WeightedSettings(focus=80.0, weights="energy")
    choose(panel, "gram")
    assert request_of(panel) == StyleRequest(content="a", styles=(("b", 1.0),))


def test_an_alternative_takes_the_place_of_the_slider_and_of_the_others(panel):
    choose(panel, "svd")
    detail = control(panel, "detail")
    type_into(panel, "detail", "70")
    type_into(panel, "k", "8")
    assert not detail.isEnabled()
    assert not detail.label.isEnabled()
    for part in (detail.slider, detail.field, detail.label):
        assert part.toolTip() == "Replaced by Patterns kept (K)."
    assert detail.slider.accessibleDescription() == "Replaced by Patterns kept (K)."
    assert settings_of(panel) == SvdSettings(k=8)
    type_into(panel, "fraction", "0.25")
    assert control(panel, "k").field.text() == ""
    assert detail.slider.toolTip() == "Replaced by Share of patterns."
    assert settings_of(panel) == SvdSettings(fraction=0.25)
    type_into(panel, "fraction", "")
    assert detail.isEnabled()
    assert detail.label.isEnabled()
    assert detail.slider.toolTip() == detail.declaration.help
    assert settings_of(panel) == SvdSettings(detail=70.0)


def test_what_the_published_form_does_not_know_is_disabled_and_comes_back(panel):
    choose(panel, "svd")
    type_into(panel, "k", "8")
    type_into(panel, "outside", "2")
    pick(panel, "form", "published")
    why = "No effect while Form is “As published”."
    for name, part in panel.variant_chooser.controls.items():
        assert part.isEnabled() == (name in ("form", "s")), name
        if not part.isEnabled():
            assert part.label.toolTip() == why, name
    assert control(panel, "k").field.text() == "8", "remembered"
    assert settings_of(panel) == SvdSettings(form="published")
    type_into(panel, "s", "1.5")
    assert settings_of(panel) == SvdSettings(form="published", s=1.5)
    type_into(panel, "s", "")
    pick(panel, "form", "repaired")
    assert settings_of(panel) == SvdSettings(outside=2.0), "S took the place of K"
    assert control(panel, "detail").isEnabled()


def test_a_slider_that_another_choice_silences(panel):
    choose(panel, "weighted")
    type_into(panel, "focus", "80")
    pick(panel, "weights", "uniform")
    assert not control(panel, "focus").isEnabled()
    assert control(panel, "focus").slider.toolTip() == "No effect while Weights is “All equal”."
    assert settings_of(panel) == WeightedSettings(weights="uniform")
    # Weights takes no effect either then, so All equal is no reason any more.
    pick(panel, "form", "published")
    assert not control(panel, "weights").isEnabled()
    assert control(panel, "focus").slider.toolTip() == "No effect while Form is “As published”."
    pick(panel, "form", "repaired")
    pick(panel, "weights", "contrast")
    assert settings_of(panel) == WeightedSettings(weights="contrast", focus=80.0)


def test_what_is_wrong_is_told_and_brought_into_sight(qtbot, panel):
    choose(panel, "pca")
    with qtbot.waitSignal(panel.rejected) as told:
        type_into(panel, "k", "many")
    assert isinstance(told.args[0], UserError)
    assert control(panel, "k").marked
    with pytest.raises(UserError):
        request_of(panel)
    assert panel.advanced_button.isChecked()
    choose(panel, "gram")
    assert request_of(panel).variant == "gram", "what nobody asks for bars no way"


@pytest.mark.parametrize("how", ["another alternative", "the form"])
def test_what_is_wrong_and_takes_no_effect_any_more_is_forgotten(panel, how):
    choose(panel, "svd")
    type_into(panel, "k", "many")
    if how == "the form":
        pick(panel, "form", "published")
    else:
        type_into(panel, "energy", "0.5")
    assert not control(panel, "k").marked
    assert control(panel, "k").field.text() == ""
    assert settings_of(panel).k is None


def test_what_is_half_typed_counts_at_start(panel):
    choose(panel, "pca")
    control(panel, "k").field.setText("16")
    assert settings_of(panel) == PcaSettings(k=16)


@pytest.mark.parametrize("name", OURS)
def test_whatever_the_controls_allow_is_a_request(panel, name):
    """And each value on show that takes effect is in it."""
    choose(panel, name)
    dice = random.Random(name)
    for _ in range(120):
        enabled = [part for part in panel.variant_chooser.controls.values() if part.isEnabled()]
        change(dice, dice.choice(enabled))
        settings = settings_of(panel)
        values = dataclasses.asdict(settings)
        for parameter, part in panel.variant_chooser.controls.items():
            why = no_effect_words(parameter, type(settings), values)
            assert part.isEnabled() == (why == "")
            assert values[parameter] == (part.default if why else part.value())


def change(dice: random.Random, part: Control) -> None:
    """What a user may do with the control."""
    declaration = part.declaration
    if isinstance(part, ChoiceBox):
        part.box.setCurrentIndex(dice.randrange(part.box.count()))
        part.box.activated.emit(part.box.currentIndex())
        return
    number = dice.choice([declaration.minimum, 1, declaration.maximum])
    empty = declaration.optional and dice.random() < 0.5
    part.field.setText("" if empty else f"{number:g}")
    part.field.editingFinished.emit()


@pytest.mark.parametrize("preset", [name for name in bundled_presets() if name != "painterly"])
def test_a_preset_leaves_the_style_loss_and_resets_what_is_advanced(panel, preset):
    choose(panel, "weighted")
    pick(panel, "weights", "energy")
    choose(panel, "pca")
    type_into(panel, "detail", "30")
    type_into(panel, "outside", "3")
    type_into(panel, "k", "8")
    choose_preset(panel, preset)
    values = bundled_presets()[preset].settings
    assert request_of(panel) == StyleRequest(
        content="a",
        styles=(("b", 1.0),),
        variant="pca",
        variant_settings=PcaSettings(detail=30.0),
        **values,
    )
    assert control(panel, "detail").isEnabled()
    choose(panel, "weighted")
    assert settings_of(panel) == WeightedSettings()


def test_a_preset_with_a_style_loss_sets_it(qtbot, qapp):
    values = {"variant": "svd", "variant_settings": SvdSettings(form="published", s=2.0)}
    presets = {
        **bundled_presets(),
        "mine": Preset("mine", "Mine", "Marks.", {**values, "preset": "mine"}),
        "bare": Preset("bare", "Bare", "Focus.", {"variant": "weighted", "preset": "bare"}),
    }
    panel = shown_panel(qtbot, presets)
    choose(panel, "svd")
    type_into(panel, "k", "8")
    choose(panel, "pca")
    choose_preset(panel, "mine")
    assert chosen(panel) == "svd"
    assert request_of(panel) == StyleRequest(
        content="a", styles=(("b", 1.0),), preset="mine", **values
    )
    assert not control(panel, "k").isEnabled()
    choose_preset(panel, "bare")
    assert request_of(panel) == StyleRequest(
        content="a", styles=(("b", 1.0),), preset="bare", variant="weighted"
    )


@pytest.fixture
def add_on(monkeypatch):
    """A style loss from another package."""
    variant = Variant(
        name="addon",
        title="Watercolour on handmade paper",
        sentence="A sentence that is longer than ours, because nobody told its author how little "
        "room there is for it beside a picture; so it goes on, and on, and has to wrap.",
        settings=PcaSettings,
        style_loss="somewhere:Else",
    )

    class Entry:
        name = value = "addon"

        def load(self) -> Variant:
            return variant

    monkeypatch.setattr(add_ons, "entry_points", lambda group: [Entry()])
    variants.cache_clear()
    yield variant
    variants.cache_clear()


def test_a_style_loss_from_another_package_has_a_card_like_ours(qtbot, qapp, add_on):
    panel = shown_panel(qtbot, bundled_presets())
    choose(panel, "addon")
    qtbot.wait(10)
    assert settings_of(panel) == PcaSettings()
    assert len({card_of(panel, name).width() for name in variants()}) == 1
    for label in panel.variant_chooser.cards.findChildren(QLabel):
        needed = label.fontMetrics().boundingRect(
            0, 0, label.width(), 1000, int(Qt.TextFlag.TextWordWrap), label.text()
        )
        assert needed.height() <= label.height() + 1
        assert needed.width() <= label.width() + 1


def test_a_run_paints_with_the_chosen_style_loss(qtbot, window, engine, photo_file, painting_file):
    settings = window.settings
    choose(settings, "svd")
    type_into(settings, "detail", "25")
    engine.gate = threading.Event()
    QTest.mouseClick(window.paint_box.paint_button, Qt.MouseButton.LeftButton)
    choose(settings, "pca")
    engine.gate.set()
    qtbot.waitUntil(lambda: not window.queue.busy)
    assert engine.requests == [
        StyleRequest(
            content=str(photo_file),
            styles=((str(painting_file), 1.0),),
            variant="svd",
            variant_settings=SvdSettings(detail=25.0),
        )
    ]
    choose(settings, "pca")
    assert chosen(settings) == "pca"


def test_what_is_overruled_stays_so_after_a_run(qtbot, window, engine):
    choose(window.settings, "pca")
    type_into(window.settings, "k", "8")
    window.paint_box.paint_button.click()
    qtbot.waitUntil(lambda: not window.queue.busy)
    assert not control(window.settings, "detail").isEnabled()
    assert control(window.settings, "k").isEnabled()
    assert engine.requests[0].variant_settings == PcaSettings(k=8)


@pytest.mark.parametrize("variant", OURS)
def test_a_picture_is_named_after_its_style_loss_unless_it_is_the_classic(
    qtbot, window, engine, variant
):
    choose(window.settings, variant)
    window.paint_box.paint_button.click()
    qtbot.waitUntil(lambda: not window.queue.busy)
    name = "Harbour × Waves" if variant == "gram" else f"Harbour × Waves · {variant}"
    assert newest(window).name == name
    # The next run may paint otherwise; the picture at hand keeps its name.
    choose(window.settings, "gram" if variant != "gram" else "pca")
    qtbot.waitUntil(lambda: bool(kept_pictures()) and not window.background.busy)
    assert kept_pictures()[0].name.endswith(f" {name}.png")
