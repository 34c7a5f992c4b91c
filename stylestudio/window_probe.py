"""How fluid the window is, measured in a fresh process: ``python -m`` this module.

Its one argument is a JSON object of :class:`Wanted`'s attributes; it prints one with the results.
It starts the program as its command does and works on the window from a timer of its own, of which
the program knows nothing.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton, QWidget

from stylestudio import paths
from stylestudio.app import build_application
from stylestudio.cli import main
from stylestudio.settings import load_settings, save_settings
from stylestudio.ui.main_window import MainWindow
from stylestudio.ui.pieces.pieces import Piece, PieceState
from stylestudio.ui.views.modes import CompareMode
from stylestudio.window_browsing import browse, fill, index
from stylestudio.window_looking import Script, look
from stylestudio.window_watching import Answer, Beats, FirstPaint, quantile

#: Longer than that no control may take to answer.
_LONGEST_CLICK_S = 5.0
#: How often each control is clicked.
_CLICK_ROUNDS = 3
#: Between one click and the next: at no fixed beat of the engine's.
_SHORTEST_PAUSE_S, _LONGEST_PAUSE_S = 0.1, 0.4
#: The second half of a double click on Paint is no Stop.
_BEFORE_STOP_S = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is measured.

    Attributes:
        home: an empty folder that takes the place of the user's.
        started_at: when the process was started, as ``time.time`` has it.
        size_px: of the pictures.
        run_s: how long one is painted before controls are clicked and it is stopped; None: not.
        evaluations: of it, where they are not those of Good.
        sketches: whether all style losses are sketched, and one of them is finished.
        looks: whether large pictures are looked at and finishing touches tried.
        pictures: in the gallery, which is looked at if there are any.
    """

    home: str
    started_at: float
    size_px: int
    run_s: float | None = None
    evaluations: int | None = None
    sketches: bool = False
    looks: bool = False
    pictures: int = 0


class Probe(QObject):
    """Goes through all that is wanted, then closes the window.

    Attributes:
        found: the figures so far.
        failure: why there are not all of them; empty while nothing went wrong.
    """

    def __init__(self, wanted: Wanted) -> None:
        super().__init__()
        self.found: dict[str, Any] = {}
        self.failure = "the window was closed"
        self._wanted = wanted
        self._first_paint = FirstPaint(build_application(), MainWindow)
        self._ready = False
        self._script = self._measure()
        self._until = next(self._script)
        self._beats = Beats(self._on_beat, self)

    @property
    def _window(self) -> MainWindow:
        assert isinstance(self._first_paint.window, MainWindow)
        return self._first_paint.window

    def _on_beat(self) -> None:
        try:
            if self._until():
                self._until = next(self._script)
            return
        except StopIteration:
            self.failure = ""
        except Exception as error:
            self.failure = f"{type(error).__name__}: {error}"
        self._beats.stop()
        self._window.close_without_asking()

    def _on_engine_ready(self) -> None:
        self._ready = True

    def _measure(self) -> Script:
        yield lambda: self._first_paint.window is not None
        self.found["window_s"] = round(time.time() - self._wanted.started_at, 3)
        self._beats.begin()
        window = self._window
        window.queue.engine_ready.connect(self._on_engine_ready)
        yield lambda: self._ready and window.session.ready
        self.found["starting_gap_ms"] = round(self._beats.gaps_ms()[-1], 1)
        window.settings.controls["size_px"].set_value(self._wanted.size_px)
        window.settings.controls["quality"].set_value("good")
        if self._wanted.looks:
            yield from look(window, self.found)
        if self._wanted.pictures:
            yield from browse(window, self.found)
        if self._wanted.sketches:
            yield from self._sketch()
        if self._wanted.run_s is not None:
            yield from self._paint(self._wanted.run_s)

    def _sketch(self) -> Script:
        window = self._window
        cards = window.settings.variant_chooser.cards
        cards.choose(*cards.cards)
        self._beats.begin()
        began = time.perf_counter()
        window.paint_box.paint_button.click()
        pieces = [piece for piece in window.studio.pieces.all if piece.busy]
        yield lambda: not any(piece.busy for piece in pieces)
        self.found["four_sketches_s"] = round(time.perf_counter() - began, 2)
        _expect(pieces, PieceState.SKETCHED)
        self.found |= self._gaps("sketching")
        self._beats.begin()
        began = time.perf_counter()
        window.session.finish(pieces[0].key)
        yield lambda: not pieces[0].busy
        self.found["finish_s"] = round(time.perf_counter() - began, 2)
        _expect(pieces[:1], PieceState.FINISHED)
        self.found["keeping_share"] = _share(pieces[0], "keeping")

    def _paint(self, run_s: float) -> Script:
        window = self._window
        cards = window.settings.variant_chooser.cards
        cards.choose(next(iter(cards.cards)))
        window.settings.controls["evaluations"].set_value(self._wanted.evaluations)
        window.paint_box.paint_button.click()
        piece = next(piece for piece in window.studio.pieces.all if piece.busy)
        yield lambda: piece.progress is not None or not piece.busy
        self._beats.begin()
        began, began_cpu_s = time.perf_counter(), time.thread_time()
        run_s = max(run_s, _BEFORE_STOP_S)
        yield lambda: time.perf_counter() - began > run_s or not piece.busy
        took_s = time.perf_counter() - began
        self.found |= self._gaps("painting")
        self.found["window_cpu_share"] = round((time.thread_time() - began_cpu_s) / took_s, 4)
        answers_ms: dict[str, float] = {}
        for _ in range(_CLICK_ROUNDS):
            for name, button, shows in self._controls():
                yield from self._click(name, button, shows, answers_ms)
        self.found["click_ms"] = max(answers_ms.values())
        self.found["clicks_ms"] = answers_ms
        if not piece.busy:
            raise RuntimeError("the picture was finished before Stop was pressed")
        stopped_at = time.perf_counter()
        window.paint_box.paint_button.click()
        yield lambda: not piece.busy
        self.found["stop_s"] = round(time.perf_counter() - stopped_at, 3)
        _expect([piece], PieceState.STOPPED)
        self.found["preview_share"] = _share(piece, "preview")

    def _gaps(self, name: str) -> dict[str, float]:
        gaps_ms = self._beats.gaps_ms()
        return {
            f"{name}_gap_p99_ms": round(quantile(gaps_ms), 1),
            f"{name}_gap_max_ms": round(gaps_ms[-1], 1),
        }

    def _controls(self) -> list[tuple[str, QAbstractButton, QWidget]]:
        """What is clicked in turn, and where that is seen; in the end all is as it was."""
        settings, canvas = self._window.settings, self._window.canvas_pane
        quality = settings.controls["quality"].findChildren(QAbstractButton)
        other = next(button for button in quality if not button.isChecked())
        good = next(button for button in quality if button.isChecked())
        card = list(settings.variant_chooser.cards.cards.values())[1]
        compare = canvas.compare
        modes = compare.bar.segments.buttons
        return [
            ("quality", other, other),
            ("quality", good, good),
            ("style loss", card, card),
            ("style loss", card, card),
            ("split", modes[CompareMode.SPLIT], compare.split),
            ("side by side", modes[CompareMode.SIDE_BY_SIDE], compare.side_by_side),
            ("difference", modes[CompareMode.DIFFERENCE], compare.difference),
            ("grid", modes[CompareMode.GRID], compare.grid),
            ("single", modes[CompareMode.SINGLE], compare.single),
            ("open advanced", settings.advanced_button, settings.advanced),
            ("close advanced", settings.advanced_button, settings.advanced_button),
            ("open details", canvas.details.toggle, canvas.details.body),
            ("close details", canvas.details.toggle, canvas.details.toggle),
        ]

    def _click(
        self, name: str, button: QAbstractButton, shows: QWidget, answers_ms: dict[str, float]
    ) -> Script:
        """Click a control and note how long its answer took, where that was the longest."""
        if not button.isEnabled():
            # There is no other picture to compare with, for example.
            return
        if self._window.settings.isAncestorOf(button):
            self._window.settings.ensureWidgetVisible(button)
        due_at = time.perf_counter() + random.uniform(_SHORTEST_PAUSE_S, _LONGEST_PAUSE_S)
        yield lambda: time.perf_counter() >= due_at
        # Counted from when it was due: a hand does not wait until the window has time.
        answer = Answer(button, shows)
        answer.click()
        too_late_at = due_at + _LONGEST_CLICK_S
        yield lambda: answer.seen_at is not None or time.perf_counter() > too_late_at
        answer.end()
        if answer.seen_at is None:
            raise RuntimeError(f"nothing was seen of a click on “{name}”")
        answer_ms = round(1000 * (answer.seen_at - due_at), 1)
        answers_ms[name] = max(answers_ms.get(name, 0.0), answer_ms)


def _share(piece: Piece, stage: str) -> float:
    """What a stage took of the time of a piece's run."""
    return round(float(piece.report["seconds"][stage]) / float(piece.report["elapsed_s"]), 4)


def _expect(pieces: list[Piece], state: PieceState) -> None:
    for piece in pieces:
        if piece.state is not state:
            raise RuntimeError(f"“{piece.title}” has ended as {piece.state.name}: {piece.error}")


def move_home(home: Path) -> None:
    """Let a folder take the place of the user's folders, with what was measured of the machine."""
    settings, cache = load_settings(), paths.cache_dir()
    os.environ["STYLESTUDIO_HOME"] = str(home)
    paths.cache_dir().mkdir(parents=True)
    for file in (*cache.glob("calibration-*.json"), *cache.glob("pace-*.json")):
        shutil.copy(file, paths.cache_dir())
    save_settings(replace(settings, pictures_folder="", notes=()))


def probe(wanted: Wanted) -> dict[str, Any]:
    """Open the window and measure.

    Returns:
        ``window_s``: from the process's start until the window is painted. ``starting_gap_ms``:
        the longest gap between two beats of a 5 ms timer from then until the engine is ready.
        Of a run: ``painting_gap_p99_ms`` and ``painting_gap_max_ms``; ``window_cpu_share``, how
        much of a core the window itself took; ``preview_share``, what previews took of the run's
        time; ``click_ms``, the longest wait for a control's answer, and ``clicks_ms`` by control;
        ``stop_s``, from Stop to the picture. Of looking: see :mod:`stylestudio.window_looking`.
        Of a gallery: ``index_s`` to make its index, ``look_s`` to find that nothing has changed,
        and what :mod:`stylestudio.window_browsing` has.
        Of sketches: ``four_sketches_s``, ``finish_s`` for one of them afterwards, and of that
        ``keeping_share``, what checkpoints took of its time; and gaps.

    Raises:
        RuntimeError: a run failed, a control did not answer, or the window did not open.
    """
    if sys.platform == "linux" and not {"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    move_home(Path(wanted.home))
    times: dict[str, float] = {}
    if wanted.pictures:
        fill(paths.pictures_dir(), wanted.pictures)
        times["index_s"] = round(index(paths.pictures_dir()), 2)
        times["look_s"] = round(index(paths.pictures_dir()), 3)
    watching = Probe(wanted)
    code = main([])
    if code or watching.failure:
        raise RuntimeError(watching.failure or f"the program ended with code {code}")
    return watching.found | times


if __name__ == "__main__":
    print(json.dumps(probe(Wanted(**json.loads(sys.argv[1])))))
