"""The style losses to paint with: their cards and their controls."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from stylestudio.errors import UserError
from stylestudio.request.parameters import default_of, parameters_of
from stylestudio.request.presets import PresetCard
from stylestudio.request.style_request import StyleRequest
from stylestudio.request.variants import Variant, VariantSettings, variants
from stylestudio.ui.controls import Control
from stylestudio.ui.settings.captions import difference_words
from stylestudio.ui.settings.labelled import column_widget, label_for
from stylestudio.ui.settings.variant_cards import MOST_CARDS, VariantCards
from stylestudio.ui.settings.variant_controls import VariantControls
from stylestudio.ui.wording import help_words, label_words


@dataclass(frozen=True, slots=True)
class CardState:
    """What one card shows.

    Attributes:
        variant: the style loss's name.
        values: pairs (name, value) of all its controls, also of those that take no effect.
        checked: whether it is painted with.
    """

    variant: str
    values: tuple[tuple[str, Any], ...]
    checked: bool


class VariantChooser(QWidget):
    """The cards, with the current one's controls; each keeps what was set for it.

    Attributes:
        advanced: the column of its advanced controls, to be shown elsewhere.

    Signals:
        edited: what is asked for changed.
        settled: the user is done with a change; the label of what changed.
        rejected: a :class:`UserError` about something typed, which stays, marked.
    """

    edited = Signal()
    settled = Signal(str)
    rejected = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        declaration = parameters_of(StyleRequest)["variant"]
        self._label = label_words(declaration)
        self._preset: dict[str, VariantSettings] = {}
        self._controls: dict[str, VariantControls] = {}
        self.cards = VariantCards(self._label)
        label = label_for(self._label, self.cards)
        label.setToolTip(help_words(declaration))
        basic, self._basic_column = column_widget()
        self.advanced, self._advanced_column = column_widget()
        for variant in variants().values():
            self._add(variant)
        self._basic_column.addStretch(1)
        self._basic = basic
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label)
        column.addWidget(self.cards)
        column.addWidget(basic)
        self.cards.choose(default_of(StyleRequest, "variant"))
        self.cards.current_changed.connect(self._show_current)
        self.cards.checked.connect(self._on_checked)
        self.cards.duplicate_requested.connect(self._on_duplicate_requested)
        self.cards.remove_requested.connect(self._on_remove_requested)
        self._show_current()

    def showEvent(self, event: QShowEvent) -> None:
        # Most have one control, Classic none; what is below must not jump. Not before: how high
        # they are is known once they are styled.
        heights = [c.basic.sizeHint().height() for c in self._controls.values() if c.has_basic]
        self._basic.setMinimumHeight(min(heights, default=0))
        super().showEvent(event)

    @property
    def current(self) -> Variant:
        """The style loss whose settings are on show."""
        return self._controls[self.cards.current].variant

    @property
    def controls(self) -> dict[str, Control]:
        """The current card's controls, by name."""
        return self._controls[self.cards.current].controls

    def choices(self) -> list[tuple[str, VariantSettings]]:
        """The checked cards' style losses with their settings, in the cards' order."""
        checked = [self._controls[key] for key in self.cards.checked_keys()]
        return [(controls.variant.name, controls.settings()) for controls in checked]

    def titles(self) -> list[str]:
        """The checked cards' titles, each one different, parallel to :meth:`choices`."""
        return [self.cards.cards[key].title for key in self.cards.checked_keys()]

    def commit(self) -> None:
        """Take what is half typed for the checked cards; a card where it fails becomes current.

        Raises:
            UserError: it cannot be taken.
        """
        for key in self.cards.checked_keys():
            for control in self._controls[key].controls.values():
                try:
                    control.commit()
                except UserError:
                    self.cards.set_current(key)
                    raise

    def state(self) -> tuple[CardState, ...]:
        """What all cards show, in their order."""
        return tuple(
            CardState(
                self._controls[key].variant.name,
                tuple(self._controls[key].values().items()),
                card.isChecked(),
            )
            for key, card in self.cards.cards.items()
        )

    def restore(self, state: Iterable[CardState]) -> None:
        """Show what :meth:`state` gave; a style loss that is not here any more is left out."""
        cards = [card for card in state if card.variant in variants()]
        kinds = list(variants())
        wanted = kinds + _beyond_the_first([card.variant for card in cards])
        del wanted[max(MOST_CARDS, len(kinds)) :]
        if wanted != [card.variant.name for card in self.cards.cards.values()]:
            for key in [key for key in self.cards.cards if self.cards.removable(key)]:
                self._remove(key)
            for name in wanted[len(kinds) :]:
                self._add(variants()[name])
        checked = []
        left = list(self.cards.cards.items())
        for card in cards:
            key = next((key for key, there in left if there.variant.name == card.variant), "")
            if not key:
                continue
            left = [(other, there) for other, there in left if other != key]
            self._controls[key].set_values(dict(card.values))
            if card.checked:
                checked.append(key)
        if checked:
            current = self.cards.current
            self.cards.choose(*checked)
            if current in checked:
                self.cards.set_current(current)
        self._refresh_titles()

    def take_preset(self, settings: Mapping[str, Any], cards: Iterable[PresetCard] = ()) -> None:
        """Take what a preset says of style losses; else what is advanced becomes the default.

        Args:
            settings: those of the preset, see :class:`~stylestudio.request.presets.Preset`.
            cards: those of the preset.
        """
        cards = list(cards)
        self.show_preset(settings, cards)
        for controls in self._controls.values():
            controls.reset_advanced()
        name = settings.get("variant", default_of(StyleRequest, "variant"))
        if settings.get("variant_settings") is not None:
            self._controls[name].set_settings(settings["variant_settings"])
        if "variant" in settings:
            self.cards.choose(name)
        if cards:
            self.restore(
                CardState(card.variant, _values_of(card.settings), checked=True) for card in cards
            )
        self._refresh_titles()

    def show_preset(self, settings: Mapping[str, Any], cards: Iterable[PresetCard] = ()) -> None:
        """Say what a preset has, so that what differs from it is marked."""
        self._preset = {card.variant: card.settings for card in reversed(list(cards))}
        if settings.get("variant_settings") is not None:
            self._preset.setdefault(
                settings.get("variant", default_of(StyleRequest, "variant")),
                settings["variant_settings"],
            )
        for controls in self._controls.values():
            self._mark_preset(controls)

    def _mark_preset(self, controls: VariantControls) -> None:
        variant = controls.variant
        controls.set_preset_settings(self._preset.get(variant.name) or variant.settings())

    def _add(self, variant: Variant) -> str:
        controls = VariantControls(variant, self)
        controls.rejected.connect(self.rejected)
        controls.edited.connect(self._on_edited)
        controls.settled.connect(self.settled)
        for column, widget in (
            (self._basic_column, controls.basic),
            (self._advanced_column, controls.advanced),
        ):
            widget.hide()
            around = column.parentWidget()
            before = _focusable(around) if around is not None else []
            column.insertWidget(len(self._controls), widget)
            if variant in self._variants_shown():
                # Tab comes to a duplicate's controls after its card, not at the window's end.
                for first, second in pairwise([*before[-1:], *_focusable(widget)]):
                    QWidget.setTabOrder(first, second)
        self._mark_preset(controls)
        key = self.cards.add(variant)
        self._controls[key] = controls
        return key

    def _variants_shown(self) -> list[Variant]:
        return [controls.variant for controls in self._controls.values()]

    def _remove(self, key: str) -> None:
        # First, so that nobody asks for the controls of a card that is no more.
        self.cards.remove(key)
        self._controls.pop(key).remove()

    def _show_current(self) -> None:
        for key, controls in self._controls.items():
            controls.basic.setVisible(key == self.cards.current)
            controls.advanced.setVisible(key == self.cards.current)

    def _refresh_titles(self) -> None:
        for name in variants():
            keys = [k for k, controls in self._controls.items() if controls.variant.name == name]
            words = difference_words([self._controls[key].settings() for key in keys])
            for key, difference in zip(keys, words, strict=True):
                self.cards.set_difference(key, difference)
                self._controls[key].heading.setText(self.cards.cards[key].title)

    def _on_edited(self) -> None:
        self._refresh_titles()
        self.edited.emit()

    def _on_checked(self) -> None:
        self.edited.emit()
        self.settled.emit(self._label)

    def _on_duplicate_requested(self) -> None:
        original = self._controls[self.cards.current]
        if len(self._controls) >= MOST_CARDS:
            return
        key = self._add(original.variant)
        self._controls[key].set_values(original.values())
        self.cards.cards[key].setChecked(True)
        self.cards.set_current(key)
        self.cards.cards[key].setFocus()
        self._refresh_titles()
        self.edited.emit()
        self.settled.emit(self.tr("Duplicate card"))

    def _on_remove_requested(self) -> None:
        if self.cards.removable(self.cards.current):
            self._remove(self.cards.current)
            # The button goes with the card; the focus must not be lost with it.
            self.cards.cards[self.cards.current].setFocus()
            self._refresh_titles()
            self.edited.emit()
            self.settled.emit(self.tr("Remove card"))


def _focusable(column: QWidget) -> list[QWidget]:
    """What Tab stops at in a column, in order; a combo box's own field is part of it."""
    return [
        part
        for part in column.findChildren(QWidget)
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(part.parentWidget(), QComboBox)
        # A list that drops down is a window of its own.
        and part.window() is column.window()
    ]


def _beyond_the_first(names: list[str]) -> list[str]:
    """The names that were there before, each as often."""
    return [name for index, name in enumerate(names) if name in names[:index]]


def _values_of(settings: VariantSettings) -> tuple[tuple[str, Any], ...]:
    return tuple((name, getattr(settings, name)) for name in parameters_of(type(settings)))
