"""The settings: a preset, a style loss, the few that matter, and the rest under Advanced."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from stylestudio.errors import UserError
from stylestudio.request.parameters import default_of, parameters_of
from stylestudio.request.presets import Preset
from stylestudio.request.style_request import StyleRequest
from stylestudio.ui.controls import Control, control_for
from stylestudio.ui.labelled import GAP, add_labelled, label_for
from stylestudio.ui.variant_chooser import VariantChooser
from stylestudio.ui.wording import label_words

_RIGHT_MARGIN = 12


class SettingsPanel(QScrollArea):
    """Builds its controls from ``StyleRequest``'s declarations and gives a request back.

    Signals:
        rejected: a :class:`UserError` about something typed, which stays, marked.
    """

    rejected = Signal(object)

    def __init__(self, presets: dict[str, Preset], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presets = presets
        self.controls: dict[str, Control] = {}
        self.preset_box = QComboBox()
        self.preset_box.setAccessibleName(self.tr("Preset"))
        self.preset_box.setMinimumContentsLength(8)
        for name, preset in presets.items():
            self.preset_box.addItem(preset.title, name)
        self.preset_box.setCurrentIndex(
            max(0, self.preset_box.findData(default_of(StyleRequest, "preset")))
        )
        self.preset_box.activated.connect(self._on_preset_activated)
        self.sentence = QLabel()
        self.sentence.setProperty("role", "muted")
        self.sentence.setWordWrap(True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        # Sentences differ in length; what is below must not jump.
        self.sentence.setMinimumHeight(3 * self.sentence.fontMetrics().lineSpacing() + 2)
        self.variant_chooser = VariantChooser()
        self.variant_chooser.rejected.connect(self.rejected)
        self.advanced_button = QPushButton()
        self.advanced_button.setProperty("plain", True)
        self.advanced_button.setCheckable(True)
        self.advanced_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.advanced_button.toggled.connect(self._on_advanced_toggled)
        self.advanced_button.setAccessibleName(self.tr("Advanced settings"))
        self.advanced = QWidget()
        self._on_advanced_toggled(False)
        self._assemble()
        self._show_sentence()

    @property
    def preset(self) -> Preset:
        """The preset that is chosen."""
        return self._presets[self.preset_box.currentData()]

    def request(self, content: str, style: str) -> StyleRequest:
        """What is asked for right now.

        Raises:
            UserError: something half typed cannot be taken.
        """
        for control in (*self.controls.values(), *self.variant_chooser.controls.values()):
            try:
                control.commit()
            except UserError:
                self._reveal(control)
                raise
        values: dict[str, Any] = {**self.preset.settings}
        values.update((name, control.value()) for name, control in self.controls.items())
        values["variant"] = self.variant_chooser.current.name
        values["variant_settings"] = self.variant_chooser.settings()
        return StyleRequest(content=content, styles=((style, 1.0),), **values)

    def _reveal(self, control: Control) -> None:
        """Bring what has to be corrected into sight."""
        if self.advanced.isAncestorOf(control):
            self.advanced_button.setChecked(True)
        self.ensureWidgetVisible(control)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        widget = self.widget()
        inside = widget.layout() if widget is not None else None
        if inside is not None:
            # The scroll bar, when it is there, takes the margin's place, not the controls'.
            bar = self.width() - self.viewport().width()
            inside.setContentsMargins(0, 0, max(0, _RIGHT_MARGIN - bar), 0)

    def _assemble(self) -> None:
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, _RIGHT_MARGIN, 0)
        layout.setSpacing(6)
        heading = QLabel(self.tr("Settings"))
        heading.setProperty("role", "heading")
        layout.addWidget(heading)
        layout.addWidget(label_for(self.tr("Preset"), self.preset_box))
        layout.addWidget(self.preset_box)
        layout.addWidget(self.sentence)
        layout.addSpacing(GAP)
        layout.addWidget(self.variant_chooser)
        advanced = QVBoxLayout(self.advanced)
        advanced.setContentsMargins(0, 0, 0, 0)
        advanced.setSpacing(6)
        advanced.addWidget(self.variant_chooser.advanced)
        advanced.addSpacing(GAP)
        general = QLabel(self.tr("For every style loss"))
        general.setProperty("role", "subheading")
        advanced.addWidget(general)
        for name, declaration in parameters_of(StyleRequest).items():
            if name == "variant" or len(declaration.choices) == 1:
                continue
            control = control_for(name, declaration, default_of(StyleRequest, name))
            control.rejected.connect(self.rejected)
            control.edited.connect(self._on_edited)
            self.controls[name] = control
            add_labelled(advanced if declaration.advanced else layout, control)
        layout.addSpacing(GAP)
        layout.addWidget(self.advanced_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.advanced)
        layout.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _on_preset_activated(self) -> None:
        """Take the preset's values; the few that matter stay as the user has set them."""
        settings = self.preset.settings
        for name, control in self.controls.items():
            if name in settings:
                control.set_value(settings[name])
            elif control.declaration.advanced:
                control.set_value(control.default)
        self.variant_chooser.take_preset(settings)
        self._on_edited()
        self._show_sentence()

    def _on_edited(self) -> None:
        # A number of evaluations takes the place of what the quality stands for.
        evaluations = self.controls["evaluations"]
        self.controls["quality"].overrule(
            ""
            if evaluations.value() is None
            else self.tr("Replaced by {rival}.").format(rival=label_words(evaluations.declaration))
        )

    def _on_advanced_toggled(self, shown: bool) -> None:
        arrow = "▾" if shown else "▸"
        self.advanced_button.setText(f"{arrow}  {self.tr('Advanced')}")
        self.advanced.setVisible(shown)

    def _show_sentence(self) -> None:
        self.sentence.setText(self.preset.sentence)
        self.preset_box.setAccessibleDescription(self.preset.sentence)
