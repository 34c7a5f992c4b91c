"""Tells before Paint how long it takes, and what memory, where that is worth knowing."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot

from stylestudio.errors import StyleStudioError
from stylestudio.jobs.estimator import Estimate, Estimator
from stylestudio.request.style_request import StyleRequest
from stylestudio.ui.controls.size_box import SIZES_PX
from stylestudio.ui.painting.paint_box import PaintBox
from stylestudio.ui.settings.settings_panel import SettingsPanel
from stylestudio.ui.sources.sources import Sources
from stylestudio.ui.wording import error_words, memory_words, size_estimate_words

#: So long after the last change: a slider that is being dragged asks nothing.
_DELAY_MS = 250
#: Of the free memory: below it nobody has to think about memory.
_MUCH_MEMORY = 0.7


class Estimating(QObject):
    """Asks for what the panes ask to be painted, and for each offered size."""

    def __init__(
        self,
        estimator: Estimator,
        *,
        sources: Sources,
        settings: SettingsPanel,
        paint_box: PaintBox,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._estimator = estimator
        self._sources = sources
        self._settings = settings
        self._box = paint_box
        #: What Paint would begin with; None until it is known how long that takes.
        self._wanted: dict[StyleRequest, Estimate | None] = {}
        self._sizes: dict[StyleRequest, int] = {}
        self._size_words: dict[int, str] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY_MS)
        self._timer.timeout.connect(self._ask)
        sources.changed.connect(self._on_changed)
        settings.changed.connect(self._on_changed)
        estimator.estimated.connect(self._on_estimated)
        estimator.not_possible.connect(self._on_not_possible)
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        self._timer.start()

    @Slot()
    def _ask(self) -> None:
        photo, styles = self._sources.photo, self._sources.style_pairs()
        self._wanted, self._sizes = {}, {}
        self._box.show_estimate(None)
        self._box.show_hint("")
        if photo is None or not styles:
            return
        try:
            requests = self._settings.settled_requests(str(photo.path), styles)
        except StyleStudioError:
            # Paint says what is wrong.
            return
        photos = max(1, len(self._sources.photos))
        sketches = len(requests) > 1 and photos == 1
        wanted = [r.replace(quality="sketch") if sketches else r for r in requests]
        self._wanted = dict.fromkeys(wanted)
        for number, request in enumerate(self._wanted):
            self._estimator.ask(request, f"paint {number}")
        self._sizes = {requests[0].replace(size_px=size_px): size_px for size_px in SIZES_PX}
        for request, size_px in self._sizes.items():
            self._estimator.ask(request, f"size {size_px}")

    @Slot(object, object)
    def _on_estimated(self, request: StyleRequest, estimate: Estimate) -> None:
        if request in self._sizes:
            self._size_words[self._sizes[request]] = size_estimate_words(estimate.seconds)
            self._settings.set_size_estimates(self._size_words)
        if request in self._wanted:
            self._wanted[request] = estimate
            self._show()

    @Slot(object, object)
    def _on_not_possible(self, request: StyleRequest, error: StyleStudioError) -> None:
        if request in self._sizes:
            self._size_words.pop(self._sizes[request], None)
            self._settings.set_size_estimates(self._size_words)
        if request in self._wanted:
            self._box.show_estimate(None)
            self._box.show_hint(error_words(error))

    def _show(self) -> None:
        known = [estimate for estimate in self._wanted.values() if estimate is not None]
        if len(known) < len(self._wanted):
            return
        photos = max(1, len(self._sources.photos))
        self._box.show_estimate(photos * sum(estimate.seconds for estimate in known))
        hungriest = max(known, key=lambda estimate: estimate.needed_bytes)
        if hungriest.needed_bytes > _MUCH_MEMORY * hungriest.free_bytes:
            words = memory_words(hungriest.needed_bytes, hungriest.free_bytes)
            self._box.show_hint(words[:1].upper() + words[1:] + ".")
