"""The settings: a preset, style losses, the few that matter, and the rest under Advanced."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
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
from stylestudio.request.presets import Preset, PresetCard, request_of
from stylestudio.request.style_request import StyleRequest
from stylestudio.request.user_presets import UserPresets
from stylestudio.ui.controls import Control, SeedBox, SizeBox, control_for
from stylestudio.ui.settings.labelled import GAP, add_labelled, label_for, may_wrap
from stylestudio.ui.settings.preset_box import PresetBox
from stylestudio.ui.settings.settings_state import SettingsState
from stylestudio.ui.settings.variant_chooser import VariantChooser
from stylestudio.ui.wording import label_words, preset_sentence_words, preset_title_words

_RIGHT_MARGIN = 12
#: What a preset of the user's does not keep: it belongs to the machine or to one picture.
_NOT_IN_PRESETS = ("device", "seed", "preset")


class SettingsPanel(QScrollArea):
    """Builds its controls from ``StyleRequest``'s declarations and gives requests back.

    Signals:
        changed: something that a request depends on changed, perhaps on the way to something else.
        settled: the user is done with a change; the label of what changed.
        rejected: a :class:`StyleStudioError`: about something typed, which stays, marked, or about
            a preset.
    """

    changed = Signal()
    settled = Signal(str)
    rejected = Signal(object)

    def __init__(
        self,
        presets: Mapping[str, Preset],
        user_presets: UserPresets | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._user_presets = user_presets or UserPresets(
            taken_titles=[
                title
                for preset in presets.values()
                for title in (preset.title, preset_title_words(preset))
            ]
        )
        self._untold = self._user_presets.notes
        self.controls: dict[str, Control] = {}
        self.presets = PresetBox(presets, self._user_presets, self._snapshot)
        self.presets.chosen.connect(self._on_preset_chosen)
        self.presets.renamed.connect(self._on_preset_renamed)
        self.presets.rejected.connect(self.rejected)
        self.sentence = QLabel()
        self.sentence.setProperty("role", "muted")
        self.sentence.setWordWrap(True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        # Sentences differ in length; what is below must not jump.
        self.sentence.setMinimumHeight(3 * self.sentence.fontMetrics().lineSpacing() + 2)
        self.variant_chooser = VariantChooser()
        self.variant_chooser.rejected.connect(self.rejected)
        self.variant_chooser.edited.connect(self.changed)
        self.variant_chooser.settled.connect(self.settled)
        self.advanced_button = QPushButton()
        self.advanced_button.setProperty("plain", True)
        self.advanced_button.setCheckable(True)
        self.advanced_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.advanced_button.toggled.connect(self._on_advanced_toggled)
        self.advanced_button.setAccessibleName(self.tr("Advanced settings"))
        self.advanced = QWidget()
        self._rows: dict[str, QWidget] = {}
        self._on_advanced_toggled(False)
        self._assemble()
        self._rest = self._rest_of(self.preset.settings)
        self._show_preset()
        self._refresh()

    @property
    def preset_box(self) -> QComboBox:
        """The list of presets."""
        return self.presets.box

    @property
    def preset(self) -> Preset:
        """The preset that is chosen."""
        return self.presets.preset

    def requests(self, content: str, styles: tuple[tuple[str, float], ...]) -> list[StyleRequest]:
        """What is asked for right now: one request for each checked card, in their order.

        Args:
            content: path of the photo.
            styles: pairs (path of a painting, its weight).

        Raises:
            UserError: something half typed cannot be taken.
        """
        for control in self.controls.values():
            try:
                control.commit()
            except UserError:
                self._reveal(control)
                raise
        try:
            self.variant_chooser.commit()
        except UserError:
            self._reveal(next(c for c in self.variant_chooser.controls.values() if c.marked))
            raise
        return self.settled_requests(content, styles)

    def settled_requests(
        self, content: str, styles: tuple[tuple[str, float], ...]
    ) -> list[StyleRequest]:
        """Like :meth:`requests`, without what is half typed."""
        shared = self._settings()
        return [
            request_of({**shared, "variant": name, "variant_settings": settings}, content, styles)
            for name, settings in self.variant_chooser.choices()
        ]

    def titles(self) -> list[str]:
        """What the pictures of :meth:`requests` are called, in the same order."""
        return self.variant_chooser.titles()

    def set_size_estimates(self, estimates: Mapping[int, str]) -> None:
        """Say behind each offered size how long it takes.

        Args:
            estimates: words like “about 40 s” by size in pixels; sizes that are missing say none.
        """
        size = self.controls["size_px"]
        assert isinstance(size, SizeBox)
        size.set_estimates(estimates)

    def draw_seed(self) -> None:
        """Draw other noise for the next picture, unless the seed is locked or there is no noise."""
        if self._noisy and not self._seed.locked:
            self._seed.draw()
            self.changed.emit()

    def be_another_seed_than(self, seed: int) -> None:
        """Draw a seed if it is this one and there is noise; other noise is wanted."""
        if self._noisy and self._seed.value() == seed:
            self._seed.draw()
            self.changed.emit()

    def state(self) -> SettingsState:
        """All that is set, without what is half typed."""
        cards = self.variant_chooser.cards
        return SettingsState(
            preset=self.preset.name,
            rest=tuple(self._rest.items()),
            values=tuple((name, control.value()) for name, control in self.controls.items()),
            seed_locked=self._seed.locked,
            cards=self.variant_chooser.state(),
            current_card=list(cards.cards).index(cards.current),
        )

    def restore(self, state: SettingsState) -> None:
        """Show what :meth:`state` gave. A preset that is gone since leaves its values."""
        self.presets.select(state.preset)
        self._rest = dict(state.rest)
        for name, value in state.values:
            self.controls[name].set_value(value)
        self._seed.set_locked(state.seed_locked)
        self.variant_chooser.restore(state.cards)
        cards = self.variant_chooser.cards
        cards.set_current(list(cards.cards)[state.current_card])
        self._show_preset()
        self._refresh()
        self.changed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        untold, self._untold = self._untold, ()
        if untold:
            self.rejected.emit(UserError(" ".join(untold)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        widget = self.widget()
        inside = widget.layout() if widget is not None else None
        if inside is not None:
            # The scroll bar, when it is there, takes the margin's place, not the controls'.
            bar = self.width() - self.viewport().width()
            inside.setContentsMargins(0, 0, max(0, _RIGHT_MARGIN - bar), 0)

    @property
    def _seed(self) -> SeedBox:
        seed = self.controls["seed"]
        assert isinstance(seed, SeedBox)
        return seed

    @property
    def _noisy(self) -> bool:
        return bool(self.controls["start"].value() == "noise")

    def _settings(self) -> dict[str, Any]:
        """The fields of a request that hold for every card."""
        values = {name: control.value() for name, control in self.controls.items()}
        if not self._noisy:
            # No seed is on show, so none is asked for.
            values["seed"] = self._seed.default
        return {**self._rest, **values, "preset": self.preset.name}

    def _snapshot(self) -> tuple[dict[str, Any], Sequence[PresetCard]]:
        """What a preset of the user's keeps."""
        settings = {n: value for n, value in self._settings().items() if n not in _NOT_IN_PRESETS}
        return settings, [PresetCard(*choice) for choice in self.variant_chooser.choices()]

    def _rest_of(self, settings: Mapping[str, Any]) -> dict[str, Any]:
        """What a preset sets and no control shows."""
        shown = {*self.controls, "variant", "variant_settings", "preset"}
        return {name: value for name, value in settings.items() if name not in shown}

    def _reveal(self, control: Control) -> None:
        """Bring what has to be corrected into sight."""
        if self.advanced.isAncestorOf(control):
            self.advanced_button.setChecked(True)
        self.ensureWidgetVisible(control)

    def _assemble(self) -> None:
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, _RIGHT_MARGIN, 0)
        layout.setSpacing(6)
        heading = QLabel(self.tr("Settings"))
        heading.setProperty("role", "heading")
        layout.addWidget(heading)
        layout.addWidget(label_for(self.tr("Preset"), self.preset_box))
        layout.addWidget(self.presets)
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
        may_wrap(general)
        advanced.addWidget(general)
        for name, declaration in parameters_of(StyleRequest).items():
            if name == "variant" or len(declaration.choices) == 1:
                continue
            control = control_for(name, declaration, default_of(StyleRequest, name))
            control.rejected.connect(self.rejected)
            control.edited.connect(self._on_edited)
            control.settled.connect(self._on_settled)
            self.controls[name] = control
            self._rows[name] = add_labelled(advanced if declaration.advanced else layout, control)
        layout.addSpacing(GAP)
        layout.addWidget(self.advanced_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.advanced)
        layout.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _on_preset_chosen(self) -> None:
        """Take the preset's values; the few that matter stay where the user has set them."""
        preset = self.preset
        settings = preset.settings
        for name, control in self.controls.items():
            if name in settings:
                control.set_value(settings[name])
            elif control.declaration.advanced or not control.changed_from_preset:
                control.set_value(control.default)
        self._rest = self._rest_of(settings)
        self.variant_chooser.take_preset(settings, preset.cards)
        self._on_preset_renamed()

    def _on_preset_renamed(self) -> None:
        self._show_preset()
        self._refresh()
        self.changed.emit()
        self.settled.emit(self.tr("Preset"))

    def _on_edited(self) -> None:
        self._refresh()
        self.changed.emit()

    def _on_settled(self) -> None:
        control = self.sender()
        assert isinstance(control, Control)
        self.settled.emit(label_words(control.declaration))

    def _on_advanced_toggled(self, shown: bool) -> None:
        arrow = "▾" if shown else "▸"
        self.advanced_button.setText(f"{arrow}  {self.tr('Advanced')}")
        self.advanced.setVisible(shown)

    def _refresh(self) -> None:
        # A number of evaluations takes the place of what the quality stands for.
        evaluations = self.controls["evaluations"]
        self.controls["quality"].overrule(
            ""
            if evaluations.value() is None
            else self.tr("Replaced by {rival}.").format(rival=label_words(evaluations.declaration))
        )
        if not self._noisy:
            # What is half typed would bar the way to a run that does not ask for it.
            self._seed.set_value(self._seed.value())
        self._rows["seed"].setVisible(self._noisy)

    def _show_preset(self) -> None:
        """Show what the preset is good for, and what differs from it."""
        preset = self.preset
        words = preset_sentence_words(preset) if preset.sentence else self.tr("Saved by you.")
        self.sentence.setText(words)
        self.preset_box.setAccessibleDescription(words)
        for name, control in self.controls.items():
            control.set_preset_value(preset.settings.get(name, control.default))
        self.variant_chooser.show_preset(preset.settings, preset.cards)
