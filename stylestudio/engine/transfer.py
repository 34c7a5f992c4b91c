"""The transfer: a photo becomes a painting. Reads like the method section of a paper.

1.  All pictures are brought to the size of each scale of a pyramid, coarse to fine.
2.  At each scale the targets are computed once: the photo's features at the content tap, the
    Gram matrices at the style taps, blended over the paintings (``engine.objective``).
3.  Starting from the photo (or noise, or grey) the pixels descend on the objective
    (``engine.strength``), one evaluation a step (``engine.optimiser``).
    A style loss that learns does so between evaluations; the objective is another one then.
    How an evaluation is computed on this machine is the plan's business (``engine.plan``).
4.  What a scale changed in the photo is carried up to the next one (``engine.pyramid``).
5.  The best picture that was evaluated at the final scale, since the style loss last learned, is
    the result.

Source: Gatys, Ecker & Bethge, *Image Style Transfer Using Convolutional Neural Networks*,
CVPR 2016. The pyramid is not in the paper; ``pyramid=False`` leaves it out.
"""

from __future__ import annotations

import logging
import time
import traceback
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from stylestudio.engine.allocator import freed_memory_kept, give_freed_memory_back
from stylestudio.engine.backbone import Backbone
from stylestudio.engine.calibration import is_measured
from stylestudio.engine.control import RunControl
from stylestudio.engine.descent import Best, Descent, DescentState
from stylestudio.engine.devices import DeviceChoice, device_for, use_threads
from stylestudio.engine.events import EventKind, Phase, Progress, RunEvent
from stylestudio.engine.failures import explained
from stylestudio.engine.keeping import Keeping, Kept
from stylestudio.engine.memory import is_out_of_memory
from stylestudio.engine.objective import Evaluation, Objective
from stylestudio.engine.pictures import Photo, Sources, sizes_of_files
from stylestudio.engine.pixels import to_deep_pixels, to_pixels
from stylestudio.engine.plan import Plan
from stylestudio.engine.planner import Planner
from stylestudio.engine.pyramid import Scale, fitting_scales
from stylestudio.engine.report import run_report
from stylestudio.engine.run_state import RunState
from stylestudio.engine.schedule import Schedule
from stylestudio.engine.sketches import Sketch
from stylestudio.engine.starts import starting_image
from stylestudio.engine.stopwatch import Stopwatch
from stylestudio.engine.style_losses.base import StyleLoss
from stylestudio.engine.style_losses.registry import style_loss
from stylestudio.engine.telling import Teller
from stylestudio.engine.weights import load_vgg16
from stylestudio.errors import Cancelled, StyleStudioError
from stylestudio.request.style_request import StyleRequest
from stylestudio.settings import Settings

_log = logging.getLogger(__name__)

_DEFAULT_SETTINGS = Settings()


def run(
    request: StyleRequest,
    control: RunControl,
    *,
    run_id: str = "run",
    preview_px: int = 1024,
    settings: Settings = _DEFAULT_SETTINGS,
    keeping: Keeping | None = None,
    memory_share: float = 1.0,
    plan: Mapping[str, Any] | None = None,
) -> Iterator[RunEvent]:
    """Paint ``request``. Never raises: whatever happens, the last event is a terminal one.

    Several runs of one thread may be advanced in turns: each gives the pixels that it gives alone,
    as long as its plan is the same.

    Args:
        request: what to paint.
        control: its Stop and Pause buttons.
        run_id: carried by every event.
        preview_px: the longer side of preview pictures, at most; 0 for none.
        settings: of this machine: its threads, its memory budget, and the device where the
            request leaves it open.
        keeping: how to keep checkpoints, or which run to go on with; None keeps none.
        memory_share: the part of the memory budget that this run may plan with, where others hold
            memory at the same time.
        plan: how an earlier run carried out the same request, as its report has it; followed where
            this machine can, so that the same picture comes out. Not with a run that goes on.

    Yields:
        STARTED; PROGRESS and PREVIEW, at least one an evaluation; then exactly one of FINISHED,
        CANCELLED and FAILED, which carry the best picture that was reached, at full size.
    """
    stopwatch = Stopwatch()
    teller = Teller(
        run_id,
        interval_s=_preview_interval_s(settings) if preview_px > 0 else None,
        stopwatch=stopwatch,
    )
    painting = _Painting(
        request,
        control,
        preview_px,
        settings,
        keeping or Keeping.none(),
        memory_share,
        plan or {},
        stopwatch,
        teller,
    )
    control.before_waiting = painting.keep_while_waiting
    try:
        yield from _events_of(painting)
    finally:
        # It would hold the pictures for as long as somebody holds the control.
        control.before_waiting = lambda: None


def _preview_interval_s(settings: Settings) -> float:
    """Previews come no closer together than this."""
    return 1 / settings.preview_rate_per_s


def _events_of(painting: _Painting) -> Iterator[RunEvent]:
    ending: Exception | None = None
    try:
        # Here and not at import: OpenMP keeps the number for each thread by itself.
        use_threads(painting.settings)
        with freed_memory_kept(), closing(painting.paint()) as events:
            for event in events:
                threads = torch.get_num_threads()
                yield event
                # Another run of this thread may have had its turn, with a number of its own.
                if torch.get_num_threads() != threads:
                    torch.set_num_threads(threads)
    except Exception as error:
        if not isinstance(error, StyleStudioError):
            _log.exception("run %s failed", painting.teller.run_id)
        # Its frames hold all feature maps, and where memory ran out the picture needs them gone.
        traceback.clear_frames(error.__traceback__)
        ending = error
    if ending is not None:
        painting.keep_at_end()
        painting.keeping.release()
    if isinstance(ending, Cancelled):
        yield painting.last_event(EventKind.CANCELLED)
    elif ending is not None:
        yield painting.last_event(EventKind.FAILED, error=explained(ending))


@dataclass(slots=True)
class _Painting:
    """One run: its pictures and its counts."""

    request: StyleRequest
    control: RunControl
    preview_px: int
    settings: Settings
    keeping: Keeping
    memory_share: float
    wanted_plan: Mapping[str, Any]
    stopwatch: Stopwatch
    teller: Teller

    notices: list[str] = field(default_factory=list)
    device: DeviceChoice | None = None
    planner: Planner | None = None
    plan: Plan | None = None
    schedule: Schedule | None = None
    photo: Photo | None = None
    source_sha256: tuple[str, ...] = ()
    # The current scale, once it is prepared.
    scale_index: int = 0
    descent: Descent | None = None
    # Where to go on at the current scale, after a resume or after memory ran out.
    resumed: DescentState | None = None
    # The best picture of the current scale, or of the last one while a scale is prepared.
    best: Best | None = None
    evaluations: int = 0
    # Whether the first scale is an earlier run's.
    continued_sketch: bool = False
    # Whether ``plan`` is another than the run began with.
    replanned: bool = False
    measured: dict[str, float] = field(default_factory=dict)
    learned_weights: dict[str, list[float]] = field(default_factory=dict)
    began: float = field(default_factory=time.perf_counter)

    def paint(self) -> Generator[RunEvent, None, None]:
        """The method; see the module's docstring."""
        request = self.request
        yield self.teller.event(EventKind.STARTED, progress=Progress(phase=Phase.LOADING))
        kept = self.keeping.load()
        with self.stopwatch.stage("loading"):
            self.device = device_for(request, self.settings)
            if kept is None:
                # From the headers: what does not fit is refused before anything is decoded.
                scales = fitting_scales(request, *sizes_of_files(request))
                sources = Sources.load(request, self.control)
            else:
                sources = kept.sources
                scales = fitting_scales(request, *sources.sizes)
        self.source_sha256 = sources.sha256
        self.photo = Photo(sources.photo, request.start, self.device.torch_device)
        if request.strength == 0:
            # All of the photo and none of the painting: nothing is left to optimise.
            self.plan = Plan(self.device.name, torch.get_num_threads(), (), 0)
            picture = sources.photo.copy()
            yield self.teller.event(EventKind.FINISHED, picture=picture, report=self.report())
            return

        with self.stopwatch.stage("loading"):
            weights = load_vgg16()
            self.control.check()
            measured = is_measured(weights, self.device.torch_device)
        if not measured:
            calibrating = Progress(phase=Phase.CALIBRATING)
            yield self.teller.event(EventKind.PROGRESS, progress=calibrating)
        with self.stopwatch.stage("loading"):
            self.planner = Planner.for_machine(request, weights, self.device, self.control)
            self.plan = self._planned(scales, kept)
            backbone = Backbone(
                weights,
                pooling=request.pooling,
                padding=request.padding,
                feature_divisor=request.feature_divisor,
                device=self.device.torch_device,
            )
            del weights
            sketch = self.keeping.take_sketch(request, self.plan, self.device, sources)
            if sketch is not None:
                self._begin_with(sketch)
        self.schedule = self._schedule()
        if sentence := self.keeping.begin(request, self.plan, sources):
            yield self._notice(sentence)
        if kept is not None:
            self._go_on_from(kept.state)
        if sketch is not None:
            yield self._picture_or_progress(sketch.best.image)
        loss = style_loss(request)
        while self.scale_index < len(self.plan.scales):
            try:
                if self.resumed is None:
                    self.schedule.scale_began(self.scale_index)
                yield self._progress(Phase.PREPARING)
                self.descent = self._prepare_scale(backbone, loss, sources)
                yield from self._descend(self.descent)
            except Exception as error:
                if not is_out_of_memory(error):
                    raise
                _log.warning("out of memory", exc_info=True)
                traceback.clear_frames(error.__traceback__)
                yield self._notice(self._plan_smaller())
            else:
                self._end_scale()
        yield self.last_event(EventKind.FINISHED)

    def _planned(self, scales: tuple[Scale, ...], kept: Kept | None) -> Plan:
        """That of the kept run, or the wanted one, where this machine can follow it, else new."""
        assert self.planner is not None
        assert self.photo is not None
        if kept is not None and kept.plan is not None and self.planner.can_follow(kept.plan):
            torch.set_num_threads(kept.plan.threads)
            return kept.plan
        budget_bytes = self.planner.budget_bytes(self.settings, share=self.memory_share)
        if kept is None:
            repeated = self.planner.repeated(
                self.wanted_plan, scales, self.photo.pixels.shape[:2], budget_bytes
            )
            if repeated is not None:
                torch.set_num_threads(repeated.threads)
                return repeated
        return self.planner.plan(scales, self.photo.pixels.shape[:2], budget_bytes)

    def _plan_smaller(self) -> str:
        """Another plan for this and the next scales after memory ran out; says so.

        Raises:
            OutOfMemoryError: there is none.
        """
        assert self.plan is not None
        assert self.planner is not None
        assert self.photo is not None
        if self.descent is not None and self.descent.evaluations:
            self.resumed = self.descent.state()
        if self.resumed is not None:
            # What the optimiser remembers can be done without, and its memory is what ran out.
            self.resumed = replace(self.resumed, optimiser_tensors={})
        self.descent = None
        give_freed_memory_back()
        scale = self.plan.scales[self.scale_index]
        self.plan = self.planner.smaller(
            self.plan,
            self.scale_index,
            self.photo.pixels.shape[:2],
            may_shrink=self.settings.smaller_if_needed,
        )
        self.replanned = True
        self.schedule = self._schedule()
        now = self.plan.scales[self.scale_index]
        if now.size_px < scale.size_px:
            return (
                f"Memory ran out at {scale.size_px} px; the picture is painted at "
                f"{now.size_px} px and enlarged."
            )
        return f"Memory ran out at {scale.size_px} px; painting goes on in a way that needs less."

    def _schedule(self) -> Schedule:
        """Of the plan, from where the run is on."""
        assert self.plan is not None
        schedule = Schedule(self.plan.scales, self.began, self.plan.paintings)
        schedule.went_on(self.scale_index, self.resumed.evaluations if self.resumed else 0)
        return schedule

    def _begin_with(self, sketch: Sketch) -> None:
        """Take the first scale from an earlier run that painted the same one."""
        self.continued_sketch, self.scale_index = True, 1
        self.best, self.evaluations = sketch.best, sketch.evaluations
        self.learned_weights = sketch.learned_weights

    def _go_on_from(self, state: RunState) -> None:
        """Take up an earlier run."""
        assert self.plan is not None
        self.scale_index = min(state.scale, len(self.plan.scales) - 1)
        self.evaluations = state.evaluations
        self.notices += state.notices
        self.began -= state.elapsed_s
        self.best, self.resumed = state.descent.best, state.descent
        self.learned_weights = state.descent.learned_weights
        self.replanned = state.plan is not None
        self.schedule = self._schedule()

    def _prepare_scale(self, backbone: Backbone, loss: StyleLoss, sources: Sources) -> Descent:
        """The current scale's targets, and where its picture starts."""
        assert self.plan is not None
        assert self.photo is not None
        assert self.device is not None
        assert self.schedule is not None
        scale = self.plan.scales[self.scale_index]
        # Kept until the scale is prepared: memory may run out before.
        resumed = self.resumed
        with self.stopwatch.stage("targets"):
            backbone.use_kernels(dict(scale.kernels))
            content = self.photo.at(scale.size_px)
            device = self.device.torch_device
            start = self._start_of(
                content, sources.paintings_at(scale.size_px, device), scale.size_px
            )
            objective = Objective(
                self.request,
                backbone,
                loss,
                content,
                sources.paintings_at(scale.size_px, device),
                control=self.control,
                stopwatch=self.stopwatch,
                ways=scale.ways,
            )
            descent = Descent(self.request, scale, objective, loss, start, stopwatch=self.stopwatch)
        if resumed is None:
            self.schedule.scale_prepared()
        else:
            descent.take_up(resumed)
        self.resumed, self.best = None, descent.best
        self.learned_weights = descent.learned_weights
        self.photo.forget(but=(scale.size_px, self.request.size_px, self._preview_size_px))
        return descent

    def _start_of(self, content: Tensor, styles: Iterable[Tensor], size_px: int) -> Tensor:
        """The first picture of a scale: the starting point, or what was reached before."""
        assert self.photo is not None
        if self.best is None:
            return starting_image(self.request, content, styles)
        return self.photo.carried(self.best.image.to(content), size_px).clone()

    def _descend(self, descent: Descent) -> Iterator[RunEvent]:
        """One scale's evaluations."""
        assert self.schedule is not None
        while not descent.done:
            self.control.check()
            began = time.perf_counter() - self.control.waited_s
            evaluation, sentence = descent.go_on()
            self.evaluations += 1
            self.learned_weights = descent.learned_weights
            self.schedule.evaluation_done(time.perf_counter() - self.control.waited_s - began)
            if evaluation is None:
                yield self._notice(sentence)
                continue
            yield self._picture_or_progress(descent.best.image, evaluation)
            if self.keeping.due():
                with self.stopwatch.stage("keeping"):
                    sentence = self.keeping.save(self._state())
                if sentence:
                    yield self._notice(sentence)

    def _end_scale(self) -> None:
        """The current scale is done; the last one's picture is measured."""
        assert self.plan is not None
        assert self.descent is not None
        if self.scale_index == 0 and not self.replanned:
            self.keeping.keep_sketch(self.request, self.descent.state())
        self.scale_index += 1
        if self.scale_index == len(self.plan.scales):
            self._note_pace()
            self._measure(self.descent)
        self.descent = None

    def _note_pace(self) -> None:
        """Let the next forecast know how fast the final scale was painted."""
        assert self.planner is not None
        assert self.schedule is not None
        # What another way than the planned one took says nothing of the plan.
        slowness = None if self.replanned else self.schedule.slowness
        if slowness is not None:
            self.planner.pace.note(slowness)

    def _state(self) -> RunState:
        """Where the run is; the tensors are its own, not copies."""
        assert self.descent is not None
        assert self.plan is not None
        return RunState(
            scale=self.scale_index,
            evaluations=self.evaluations,
            descent=self.descent.state(),
            notices=self.notices,
            elapsed_s=time.perf_counter() - self.began,
            source_sha256=list(self.source_sha256),
            plan=self.plan.to_dict() if self.replanned else None,
        )

    def keep_while_waiting(self) -> None:
        """A pause begins: keep what was reached. Never raises."""
        self._keep(quick=False)

    def keep_at_end(self) -> None:
        """The run ends early: keep what was reached if that takes no more than a moment."""
        self._keep(quick=True)

    def _keep(self, *, quick: bool) -> None:
        if self.descent is None or self.descent.evaluations == 0:
            return
        try:
            with self.stopwatch.stage("keeping"):
                sentence = self.keeping.save(self._state(), quick=quick)
            if sentence:
                _log.warning(sentence)
        except Exception:
            _log.exception("the state could not be kept")

    def _measure(self, descent: Descent) -> None:
        """Fill ``measured``. The picture is finished; a figure must not cost it."""
        try:
            with self.stopwatch.stage("measuring"):
                self.measured = descent.objective.measure(descent.best.image)
        except Cancelled:
            _log.info("stopped while the finished picture was measured")
        except Exception:
            _log.exception("the finished picture could not be measured")

    def best_picture(self) -> NDArray[np.uint8] | None:
        """The best so far at full size, or None before the first evaluation."""
        if self.best is None or self.photo is None or self.evaluations == 0:
            return None
        return to_pixels(self.photo.carried(self.best.image, self.request.size_px))

    def _deep_picture(self, shape: tuple[int, ...]) -> NDArray[np.uint16] | None:
        """The best so far with 16 bits, if memory allows it at that size. Never raises."""
        assert self.photo is not None
        assert self.best is not None
        try:
            deep = to_deep_pixels(self.photo.carried(self.best.image, self.request.size_px))
            return deep if deep.shape == shape else None
        except Exception:
            _log.exception("no picture with 16 bits")
            return None

    def _coarse_picture(self) -> NDArray[np.uint8] | None:
        """The best so far at the size of its scale."""
        return None if self.best is None else to_pixels(self.best.image)

    def report(self) -> dict[str, Any]:
        """The run's figures so far; empty before there is a device to speak of."""
        if self.device is None or self.plan is None:
            return {}
        return run_report(
            self.request,
            self.plan,
            self.device,
            stopwatch=self.stopwatch,
            losses=self.best.terms if self.best else {},
            measured=self.measured,
            learned_weights=self.learned_weights,
            evaluations=self.evaluations,
            elapsed_s=time.perf_counter() - self.began,
            notices=self.notices,
            source_sha256=self.source_sha256,
            continued_sketch=self.continued_sketch,
            checkpoint=self.keeping.folder,
        )

    def last_event(self, kind: EventKind, error: StyleStudioError | None = None) -> RunEvent:
        """A terminal event with everything that was reached. Never raises."""
        # Whoever sees the event may go on from the checkpoint; and the picture needs the memory.
        self.descent = None
        picture, deep, notice = None, None, ""
        # Memory can run out here once more. At the size of its scale the picture needs little.
        for reached in (self.best_picture, self._coarse_picture):
            try:
                picture = reached()
                break
            except Exception:
                _log.exception("no picture of what was reached")
        if picture is not None and self.settings.picture_bits > 8:
            deep = self._deep_picture(picture.shape)
        if picture is not None and max(picture.shape) < self.request.size_px:
            notice = f"There was no memory to enlarge the picture; it has {max(picture.shape)} px."
            self.notices.append(notice)
        if picture is None and kind is EventKind.FINISHED:
            kind, error = EventKind.FAILED, explained(MemoryError())
        return self.teller.event(
            kind,
            progress=self._progress(Phase.PAINTING).progress if self.schedule else None,
            picture=picture,
            deep_picture=deep,
            notice=notice,
            report=self.report(),
            error=error,
        )

    def _progress(self, phase: Phase) -> RunEvent:
        assert self.schedule is not None
        return self.teller.progress(self.schedule.progress(phase), self.learned_weights)

    def _notice(self, sentence: str) -> RunEvent:
        self.notices.append(sentence)
        return replace(self._progress(Phase.PAINTING), notice=sentence)

    @property
    def _preview_size_px(self) -> int:
        return min(self.preview_px, self.request.size_px)

    def _picture_or_progress(self, image: Tensor, evaluation: Evaluation | None = None) -> RunEvent:
        """A preview where the last one is long enough ago, else the progress alone.

        Shown is the best so far: L-BFGS tries a garish picture now and then.
        """
        assert self.schedule is not None
        assert self.photo is not None
        photo = self.photo
        return self.teller.painted(
            self.schedule.progress(Phase.PAINTING),
            self.learned_weights,
            evaluation,
            lambda: to_pixels(photo.carried(image, self._preview_size_px)),
        )
