"""The style loss to paint with: its card and its controls."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stylestudio.request.parameters import default_of, parameters_of
from stylestudio.request.style_request import StyleRequest
from stylestudio.request.variants import Variant, VariantSettings, variants
from stylestudio.ui.controls import Control
from stylestudio.ui.labelled import column_widget, label_for
from stylestudio.ui.variant_cards import VariantCards
from stylestudio.ui.variant_controls import VariantControls
from stylestudio.ui.wording import help_words, label_words


class VariantChooser(QWidget):
    """The cards, with the chosen style loss's controls; each keeps what was set for it.

    Attributes:
        advanced: the column of its advanced controls, to be shown elsewhere.

    Signals:
        rejected: a :class:`UserError` about something typed, which stays, marked.
    """

    rejected = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        declaration = parameters_of(StyleRequest)["variant"]
        self.cards = VariantCards(variants().values(), label_words(declaration))
        label = label_for(label_words(declaration), self.cards)
        label.setToolTip(help_words(declaration))
        self._controls = {
            name: VariantControls(variant, self) for name, variant in variants().items()
        }
        basic, basic_column = column_widget()
        self.advanced, advanced_column = column_widget()
        for controls in self._controls.values():
            controls.rejected.connect(self.rejected)
            basic_column.addWidget(controls.basic)
            advanced_column.addWidget(controls.advanced)
        basic_column.addStretch(1)
        # Most have one control, Classic none; what is below must not jump.
        heights = [c.basic.sizeHint().height() for c in self._controls.values()]
        basic.setMinimumHeight(min((height for height in heights if height), default=0))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label)
        column.addWidget(self.cards)
        column.addWidget(basic)
        self.cards.chosen.connect(self._on_chosen)
        self.cards.choose(default_of(StyleRequest, "variant"))

    @property
    def current(self) -> Variant:
        """The style loss that is chosen."""
        return self.cards.current

    @property
    def controls(self) -> dict[str, Control]:
        """The chosen style loss's controls, by name."""
        return self._controls[self.current.name].controls

    def settings(self) -> VariantSettings:
        """The chosen style loss's settings."""
        return self._controls[self.current.name].settings()

    def take_preset(self, settings: Mapping[str, Any]) -> None:
        """Take what a preset says of the style loss; else what is advanced becomes the default.

        Args:
            settings: those of the preset, see :class:`~stylestudio.request.presets.Preset`.
        """
        for controls in self._controls.values():
            controls.reset_advanced()
        name = settings.get("variant", default_of(StyleRequest, "variant"))
        if settings.get("variant_settings") is not None:
            self._controls[name].set_settings(settings["variant_settings"])
        if "variant" in settings:
            self.cards.choose(name)

    def _on_chosen(self) -> None:
        for name, controls in self._controls.items():
            controls.basic.setVisible(name == self.current.name)
            controls.advanced.setVisible(name == self.current.name)
