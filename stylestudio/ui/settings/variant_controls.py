"""The controls of one style loss, drawn from its settings' declarations."""

from __future__ import annotations

from collections.abc import Mapping
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
from stylestudio.ui.settings.labelled import GAP, add_labelled, column_widget, may_wrap
from stylestudio.ui.wording import label_words, no_effect_words, title_words


class VariantControls(QObject):
    """Two columns of controls, and the settings that they stand for.

    A control that decides nothing beside the others is disabled, says why, and gives its default.

    Attributes:
        basic: the column of the few that matter.
        advanced: the column of the others, under the style loss's title.
        has_basic: whether ``basic`` has any controls; else it says that there are none.
        controls: all of both, by name.

    Signals:
        edited: the user changed a value, perhaps on the way to another one.
        settled: the user is done with a change; the label of what changed.
        rejected: a :class:`UserError` about something typed, which stays, marked.
    """

    edited = Signal()
    settled = Signal(str)
    rejected = Signal(object)

    def __init__(self, variant: Variant, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.variant = variant
        self.controls: dict[str, Control] = {}
        self.basic, basic = column_widget()
        self.advanced, advanced = column_widget()
        self.heading = QLabel(title_words(variant))
        self.heading.setProperty("role", "subheading")
        may_wrap(self.heading)
        advanced.addWidget(self.heading)
        for name, declaration in parameters_of(variant.settings).items():
            if len(declaration.choices) == 1:
                continue
            control = control_for(name, declaration, default_of(variant.settings, name))
            control.rejected.connect(self.rejected)
            control.edited.connect(self._on_edited)
            control.settled.connect(self._on_settled)
            self.controls[name] = control
            add_labelled(advanced if declaration.advanced else basic, control)
        self.has_basic = basic.count() > 0
        if not self.has_basic:
            nothing = QLabel(self.tr("Nothing to set here: it takes all there is."))
            nothing.setProperty("role", "muted")
            may_wrap(nothing)
            basic.addSpacing(GAP)
            basic.addWidget(nothing)
        self._refresh()

    def settings(self) -> VariantSettings:
        """What the controls say, without what takes no effect."""
        return self.variant.settings(**self._effective_values())

    def values(self) -> dict[str, Any]:
        """What the controls show, by name, with what takes no effect beside the others."""
        return {name: control.value() for name, control in self.controls.items()}

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show other values, as the program's choice; those that are not named stay."""
        for name, control in self.controls.items():
            if name in values:
                control.set_value(values[name])
        self._refresh()

    def set_settings(self, settings: VariantSettings) -> None:
        """Show other settings, as the program's choice."""
        self.set_values({name: getattr(settings, name) for name in self.controls})

    def set_preset_settings(self, settings: VariantSettings) -> None:
        """Say what the preset has; what differs from it is marked."""
        for name, control in self.controls.items():
            control.set_preset_value(getattr(settings, name))

    def reset_advanced(self) -> None:
        """Show the defaults of what is under Advanced."""
        for control in self.controls.values():
            if control.declaration.advanced:
                control.set_value(control.default)
        self._refresh()

    def remove(self) -> None:
        """Take both columns out of the window, for good."""
        for column in (self.basic, self.advanced):
            column.hide()
            column.deleteLater()
        self.deleteLater()

    def _effective_values(self) -> dict[str, Any]:
        """What each parameter comes to, beside what the others come to."""
        cls = self.variant.settings
        shown = {name: default_of(cls, name) for name in parameters_of(cls)}
        shown.update(self.values())
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
        self.edited.emit()

    @Slot()
    def _on_settled(self) -> None:
        settled = self.sender()
        assert isinstance(settled, Control)
        self.settled.emit(label_words(settled.declaration))
