"""The window: assembles the panes, the canvas, the settings and the progress."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QMainWindow,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from stylestudio.jobs.queue import RunQueue
from stylestudio.request.presets import Preset
from stylestudio.settings import Settings
from stylestudio.ui import file_dialogs
from stylestudio.ui.actions import Actions
from stylestudio.ui.background import Background
from stylestudio.ui.canvas_pane import CanvasPane
from stylestudio.ui.closing import Closing
from stylestudio.ui.interrupted import Interrupted
from stylestudio.ui.pause_button import PauseButton
from stylestudio.ui.pausing import Pausing
from stylestudio.ui.progress_strip import ProgressStrip
from stylestudio.ui.results import Results
from stylestudio.ui.samples import bundled_samples
from stylestudio.ui.session import Session
from stylestudio.ui.settings_panel import SettingsPanel
from stylestudio.ui.source import Source
from stylestudio.ui.source_pane import SourcePane
from stylestudio.ui.start_button import StartButton

log = logging.getLogger(__name__)

_SIZE = QSize(1280, 800)


class MainWindow(QMainWindow):
    """The application's one window.

    Signals:
        closed: it is gone, with all that it had running.
    """

    closed = Signal()

    def __init__(
        self, queue: RunQueue, presets: dict[str, Preset], settings: Settings | None = None
    ) -> None:
        super().__init__()
        settings = settings or Settings()
        self.setWindowTitle("StyleStudio")
        self.background = Background(self)
        self.photo = Source(self.background, self)
        self.painting = Source(self.background, self)
        self._samples = {role: bundled_samples(role) for role in ("content", "style")}
        self.photo_pane = SourcePane(
            self.photo,
            self.tr("Photo"),
            self.tr("Drop a photo here, paste one, or click to open one."),
            self._samples["content"],
        )
        self.painting_pane = SourcePane(
            self.painting,
            self.tr("Painting"),
            self.tr("Drop a painting here, paste one, or click to open one."),
            self._samples["style"],
        )
        self.canvas_pane = CanvasPane(self.photo)
        self.settings = SettingsPanel(presets)
        self.start_button = StartButton()
        self.pause_button = PauseButton()
        self.save_button = QPushButton(self.tr("Save…"))
        self.save_button.setToolTip(self.tr("Save the picture (Ctrl+S)"))
        self.strip = ProgressStrip()
        self._assemble()

        results = Results(self.background, settings.pictures_dir, self)
        self.pausing = Pausing(queue, self.pause_button, self.strip, self.start_button, self)
        self.session = Session(
            queue=queue,
            photo=self.photo,
            painting=self.painting,
            settings=self.settings,
            canvas_pane=self.canvas_pane,
            strip=self.strip,
            start_button=self.start_button,
            pausing=self.pausing,
            results=results,
            parent=self,
        )
        self._interrupted = Interrupted(self.session, self.canvas_pane, self)
        self._queue = queue
        self._closing = Closing(self, queue, self.background, results)
        self.actions_ = Actions(self, self.photo_pane.samples_menu, self.painting_pane.samples_menu)
        self._connect()
        self._restore()
        if settings.notes:
            self.canvas_pane.message_bar.show_notice(" ".join(settings.notes))

    def load_pair(self, content: Path | None = None, style: Path | None = None) -> None:
        """Load a photo and a painting; samples stand in for what is not given."""
        for source, path, role in (
            (self.photo, content, "content"),
            (self.painting, style, "style"),
        ):
            samples = self._samples[role]
            if path is not None:
                source.take_file(path)
            elif samples:
                source.take_sample(samples[0])

    def offer_unfinished(self) -> None:
        """Offer to continue the newest picture that was interrupted, if there is one."""
        self._interrupted.look()

    @Slot(str)
    def show_fault(self, sentence: str) -> None:
        """Say that something unforeseen happened. The window goes on."""
        self.canvas_pane.message_bar.show_error(sentence)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._closing.may_close():
            file_dialogs.window_state().setValue("window/geometry", self.saveGeometry())
            event.accept()
            self.closed.emit()
        else:
            event.ignore()

    def _assemble(self) -> None:
        sources = QVBoxLayout()
        sources.setSpacing(12)
        sources.addWidget(self.photo_pane, 1)
        sources.addWidget(self.painting_pane, 1)
        card = QFrame()
        card.setProperty("card", True)
        right = QVBoxLayout(card)
        right.setContentsMargins(16, 8, 4, 14)
        right.setSpacing(10)
        right.addWidget(self.settings, 1)
        buttons = QVBoxLayout()
        buttons.setContentsMargins(0, 0, 12, 0)
        buttons.setSpacing(8)
        run_buttons = QHBoxLayout()
        run_buttons.setSpacing(8)
        # In shares, so that they keep their places when their words change.
        run_buttons.addWidget(self.start_button, 5)
        run_buttons.addWidget(self.pause_button, 3)
        buttons.addLayout(run_buttons)
        buttons.addWidget(self.save_button)
        right.addLayout(buttons)

        middle = QWidget()
        grid = QGridLayout(middle)
        grid.setContentsMargins(16, 8, 16, 16)
        grid.setSpacing(12)
        left = QWidget()
        left.setLayout(sources)
        sources.setContentsMargins(0, 0, 0, 0)
        left.setFixedWidth(264)
        card.setFixedWidth(292)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(left)
        row.addWidget(self.canvas_pane, 1)
        row.addWidget(card)
        grid.addLayout(row, 0, 0)
        grid.addWidget(self.strip, 1, 0)
        grid.setRowStretch(0, 1)
        self.setCentralWidget(middle)

    def _connect(self) -> None:
        actions = self.actions_
        self.photo_pane.open_requested.connect(self._on_open_photo)
        self.painting_pane.open_requested.connect(self._on_open_painting)
        actions.open_photo.triggered.connect(self._on_open_photo)
        actions.open_painting.triggered.connect(self._on_open_painting)
        actions.paste.triggered.connect(self._on_paste)
        actions.save.triggered.connect(self._on_save)
        actions.quit.triggered.connect(self.close)
        actions.start.triggered.connect(self.session.start)
        actions.pause.triggered.connect(self.pausing.toggle)
        actions.stop.triggered.connect(self.session.stop)
        self.save_button.clicked.connect(self._on_save)
        self.session.state_changed.connect(self._on_state_changed)
        self.pausing.changed.connect(self._on_state_changed)
        self._on_state_changed()

    def _restore(self) -> None:
        self.resize(_SIZE)
        geometry = file_dialogs.window_state().value("window/geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)

    @Slot()
    def _on_state_changed(self) -> None:
        has_result = self.session.results.current is not None
        self.save_button.setEnabled(has_result)
        self.actions_.save.setEnabled(has_result)
        self.actions_.start.setEnabled(self.session.ready)
        self.actions_.pause.setEnabled(self.pausing.possible)
        self.actions_.pause.setText(
            self.tr("&Continue") if self._queue.paused else self.tr("&Pause")
        )
        self.actions_.stop.setEnabled(self._queue.busy)

    @Slot()
    def _on_open_photo(self) -> None:
        file_dialogs.open_picture(self, self.tr("Open a photo"), self.photo.take_file)

    @Slot()
    def _on_open_painting(self) -> None:
        file_dialogs.open_picture(self, self.tr("Open a painting"), self.painting.take_file)

    @Slot()
    def _on_save(self) -> None:
        results = self.session.results
        if results.current is not None:
            file_dialogs.save_picture_as(self, results.folder, results.suggested_path, results.save)

    @Slot()
    def _on_paste(self) -> None:
        mime = QGuiApplication.clipboard().mimeData()
        if mime is None or not self._paste_target().take_mime(mime):
            self.canvas_pane.message_bar.show_error(
                self.tr("The clipboard holds no picture. Copy a picture or a picture file first.")
            )

    def _paste_target(self) -> Source:
        """The pane under the pointer, else the one with the focus, else the photo."""
        focused = QApplication.focusWidget()
        for pane in (self.painting_pane, self.photo_pane):
            if pane.underMouse():
                return pane.source
        if focused is not None and self.painting_pane.isAncestorOf(focused):
            return self.painting
        return self.photo
