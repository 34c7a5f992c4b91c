"""The object that runs the engine, in a thread of its own."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot

from stylestudio.engine.events import EventKind
from stylestudio.errors import Cancelled
from stylestudio.jobs.loading import Engine, is_engine_loaded, load_engine
from stylestudio.jobs.orders import Preparation, RunOrder
from stylestudio.jobs.previews import PreviewBox
from stylestudio.jobs.turns import Turns

log = logging.getLogger(__name__)


class Worker(QObject):
    """Carries out one round of runs after the other and reports what happens.

    The runs of a round take turns, one event each, so that all their pictures grow at once. Every
    run ends with exactly one terminal event, whatever the engine does: a slot that raised instead
    would leave the window busy for ever.

    Args:
        previews: where pictures wait for the window.

    Signals:
        reported: a :class:`RunEvent`; of a PREVIEW, what ``previews`` returned for it.
        loaded: the engine's modules are there.
        prepared: in answer to :meth:`prepare`, whether it went well.
    """

    reported = Signal(object)
    loaded = Signal()
    prepared = Signal(bool)

    def __init__(self, previews: PreviewBox) -> None:
        super().__init__()
        self._previews = previews
        self._told_loaded = False

    @Slot(object)
    def run(self, orders: Sequence[RunOrder]) -> None:
        """Carry out the orders of one round, in the thread that the worker lives in."""
        controls = [order.control for order in orders]
        for order in orders:
            log.info("run %s starts: %s", order.run_id, order.new_run.request)
            order.control.neighbours = [other for other in controls if other is not order.control]
        turns = [Turns(order, 1 / len(orders), self._load_engine) for order in orders]
        while turns:
            # Whoever was asked to end does so first: Stop must not wait for the others' turns.
            turn = next((turn for turn in turns if turn.order.control.cancelled), turns[0])
            turns.remove(turn)
            event = turn.next_event()
            if not event.terminal:
                turns.append(turn)
            if event.kind is EventKind.PREVIEW:
                event = self._previews.put(event, len(turns))
            self.reported.emit(event)

    @Slot(object)
    def prepare(self, preparation: Preparation) -> None:
        """Load the engine and measure the machine, as far as it is not done. Never raises."""
        well = True
        try:
            if not is_engine_loaded():
                preparation.warmer.run()
            preparation.measuring.check()
            engine = self._load_engine()
            engine.preparation.prepare(
                preparation.settings, preparation.measuring, preparation.timing_variants
            )
        except Cancelled:
            log.info("the preparation was cut short")
        # BaseException for the same reason as with a run.
        except BaseException:
            # A run will meet the same, and say it.
            log.exception("the engine could not be prepared")
            well = False
        self.prepared.emit(well)

    def _load_engine(self) -> Engine:
        engine = load_engine()
        if not self._told_loaded:
            self._told_loaded = True
            self.loaded.emit()
        return engine
