"""The controls of one style loss, drawn from its settings' declarations."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QLabel

from stylestudio.request.parameters import (
    default_of,
    effective_values,
    parameters_of,
    rivals_of,
)
from stylestudio.request.variants import Variant, VariantSettings
from stylestudio.ui.controls import Control, control_for
from stylestudio.ui.labelled import add_labelled, column_widget
from stylestudio.ui.wording import no_effect_words, title_words


class VariantControls(QObject):
    """Two columns of controls, and the settings that they stand for.

    A control that decides nothing beside the others is disabled, says why, and gives its default.

    Attributes:
        basic: the column of the few that matter.
        advanced: the column of the others, under the style loss's title.
        controls: all of both, by name.

    Signals:
        rejected: a :class:`UserError` about something typed, which stays, marked.
    """

    rejected = Signal(object)

    def __init__(self, variant: Variant, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.variant = variant
        self.controls: dict[str, Control] = {}
        self.basic, basic = column_widget()
        self.advanced, advanced = column_widget()
        heading = QLabel(title_words(variant))
        heading.setProperty("role", "subheading")
        heading.setWordWrap(True)
        advanced.addWidget(heading)
        for name, declaration in parameters_of(variant.settings).items():
            if len(declaration.choices) == 1:
                continue
            control = control_for(name, declaration, default_of(variant.settings, name))
            control.rejected.connect(self.rejected)
            control.edited.connect(self._on_edited)
            self.controls[name] = control
            add_labelled(advanced if declaration.advanced else basic, control)
        self._refresh()

    def settings(self) -> VariantSettings:
        """What the controls say, without what takes no effect."""
        return self.variant.settings(**self._effective_values())

    def set_settings(self, settings: VariantSettings) -> None:
        """Show other settings, as the program's choice."""
        for name, control in self.controls.items():
            control.set_value(getattr(settings, name))
        self._refresh()

    def reset_advanced(self) -> None:
        """Show the defaults of what is under Advanced."""
        for control in self.controls.values():
            if control.declaration.advanced:
                control.set_value(control.default)
        self._refresh()

    def _effective_values(self) -> dict[str, Any]:
        """What each parameter comes to, beside what the others come to."""
        cls = self.variant.settings
        shown = {name: default_of(cls, name) for name in parameters_of(cls)}
        shown.update((name, control.value()) for name, control in self.controls.items())
        return effective_values(cls, shown)

    def _refresh(self) -> None:
        values = self._effective_values()
        for name, control in self.controls.items():
            control.overrule(no_effect_words(name, self.variant.settings, values))

    @Slot()
    def _on_edited(self) -> None:
        edited = self.sender()
        assert isinstance(edited, Control)
        if edited.declaration.optional and edited.value() is not None:
            for rival in rivals_of(edited.name, self.variant.settings):
                self.controls[rival].set_value(None)
        self._refresh()
