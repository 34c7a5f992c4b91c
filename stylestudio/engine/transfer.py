"""The transfer: a photo becomes a painting. Reads like the method section of a paper.

1.  Both pictures are brought to the size of each scale of a pyramid, coarse to fine.
2.  At each scale the targets are computed once: the photo's features at the content tap, the
    painting's Gram matrices at the style taps (``engine.objective``).
3.  Starting from the photo (or noise, or grey) the pixels descend on the objective
    (``engine.strength``), one evaluation a step (``engine.optimiser``).
    A style loss that learns does so between evaluations; the objective is another one then.
4.  What a scale changed in the photo is carried up to the next one (``engine.pyramid``).
5.  The best picture that was evaluated at the final scale, since the style loss last learned, is
    the result.

Source: Gatys, Ecker & Bethge, *Image Style Transfer Using Convolutional Neural Networks*,
CVPR 2016. The pyramid is not in the paper; ``pyramid=False`` leaves it out.
"""

from __future__ import annotations

import logging
import math
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from stylestudio.engine.backbone import Backbone
from stylestudio.engine.control import RunControl
from stylestudio.engine.devices import DeviceChoice, choose_device, physical_cores
from stylestudio.engine.events import EventKind, Phase, Progress, RunEvent
from stylestudio.engine.memory import is_out_of_memory
from stylestudio.engine.objective import Evaluation, Objective
from stylestudio.engine.optimiser import make_optimiser
from stylestudio.engine.pixels import to_image, to_pixels
from stylestudio.engine.pyramid import Scale, carry_up, enlarge, fitting_scales
from stylestudio.engine.report import Plan, run_report
from stylestudio.engine.schedule import Schedule
from stylestudio.engine.starts import starting_image
from stylestudio.engine.stopwatch import Stopwatch
from stylestudio.engine.style_losses.registry import style_loss
from stylestudio.engine.weights import load_vgg16
from stylestudio.errors import (
    Cancelled,
    InternalError,
    MachineError,
    OutOfMemoryError,
    StyleStudioError,
)
from stylestudio.imaging.load import load_picture
from stylestudio.imaging.probe import probe_picture
from stylestudio.imaging.resize import fit_longer_side, resize_picture
from stylestudio.request.style_request import StyleRequest
from stylestudio.settings import Settings

_log = logging.getLogger(__name__)

#: Previews come no closer together than this: five a second.
_PREVIEW_INTERVAL_S = 0.2
_DEFAULT_SETTINGS = Settings()


def run(
    request: StyleRequest,
    control: RunControl,
    *,
    run_id: str = "run",
    preview_px: int = 1024,
    settings: Settings = _DEFAULT_SETTINGS,
) -> Iterator[RunEvent]:
    """Paint ``request``. Never raises: whatever happens, the last event is a terminal one.

    Args:
        request: what to paint.
        control: its Stop button.
        run_id: carried by every event.
        preview_px: the longer side of preview pictures, at most; 0 for none.
        settings: of this machine: its threads, and the device where the request leaves it open.

    Yields:
        STARTED; PROGRESS and PREVIEW, at least one an evaluation; then exactly one of FINISHED,
        CANCELLED and FAILED, which carry the best picture that was reached, at full size.
    """
    painting = _Painting(request, control, run_id, preview_px, settings)
    ending: Exception | None = None
    try:
        # Here and not at import: OpenMP keeps the number for each thread by itself.
        torch.set_num_threads(settings.threads or physical_cores())
        yield from painting.paint()
    except Exception as error:
        if not isinstance(error, StyleStudioError):
            _log.exception("run %s failed", run_id)
        # Its frames hold all feature maps, and where memory ran out the picture needs them gone.
        traceback.clear_frames(error.__traceback__)
        ending = error
    if isinstance(ending, Cancelled):
        yield painting.last_event(EventKind.CANCELLED)
    elif ending is not None:
        yield painting.last_event(EventKind.FAILED, error=explained(ending))


@dataclass(slots=True)
class _Best:
    """The picture with the lowest loss of the current objective, and its evaluation."""

    image: Tensor
    evaluation: Evaluation | None = None
    lowest_loss: float = math.inf

    def offer(self, image: Tensor, evaluation: Evaluation) -> None:
        if evaluation.loss < self.lowest_loss:
            self.image.copy_(image)
            self.evaluation = evaluation
            self.lowest_loss = evaluation.loss

    def forget_loss(self) -> None:
        """Take whatever comes next: losses of a changed objective cannot be compared."""
        self.lowest_loss = math.inf


@dataclass(slots=True)
class _Painting:
    """One run: its pictures and its counts."""

    request: StyleRequest
    control: RunControl
    run_id: str
    preview_px: int
    settings: Settings

    stopwatch: Stopwatch = field(default_factory=Stopwatch)
    notices: list[str] = field(default_factory=list)
    evaluations: int = 0
    device: DeviceChoice | None = None
    plan: Plan | None = None
    schedule: Schedule | None = None
    # The photo at the final size and at the current scale, and the best picture of that scale.
    photo: NDArray[np.uint8] | None = None
    photos: dict[int, Tensor] = field(default_factory=dict)
    content: Tensor | None = None
    best: _Best | None = None
    measured: dict[str, float] = field(default_factory=dict)
    learned_weights: dict[str, list[float]] = field(default_factory=dict)
    preview_at: float = 0.0
    began: float = field(default_factory=time.perf_counter)

    def paint(self) -> Iterator[RunEvent]:
        """The method; see the module's docstring."""
        request = self.request
        yield self.event(EventKind.STARTED, progress=Progress(phase=Phase.LOADING))
        with self.stopwatch.stage("loading"):
            wanted = self.settings.device if request.device == "auto" else request.device
            self.device = choose_device(wanted)
            photo_size, painting_size = _size_of(request.content), _size_of(request.style)
            scales = fitting_scales(request, photo_size, painting_size)
            self.photo = load_at_size(request.content, request.size_px)
            self.control.check()
            painting = load_at_size(request.style, request.size_px)
            self.control.check()
        self.plan = Plan(self.device.name, torch.get_num_threads(), scales)
        if request.strength == 0:
            # All of the photo and none of the painting: nothing is left to optimise.
            yield self.event(EventKind.FINISHED, picture=self.photo.copy(), report=self.report())
            return

        with self.stopwatch.stage("loading"):
            backbone = Backbone(
                load_vgg16(),
                pooling=request.pooling,
                padding=request.padding,
                feature_divisor=request.feature_divisor,
                device=self.device.torch_device,
            )
        self.control.check()
        sizes = [fit_longer_side(*photo_size, scale.size_px) for scale in scales]
        loss = style_loss(request)
        self.schedule = Schedule(scales, [h * w for h, w in sizes], self.began)
        for index, scale in enumerate(scales):
            self.schedule.scale_began(index)
            self.learned_weights = {}
            yield self._progress(Phase.PREPARING)
            with self.stopwatch.stage("targets"):
                content = self._photo_at(scale.size_px, self.device.torch_device)
                style = to_image(resize_to(painting, scale.size_px), self.device.torch_device)
                image = self._start_of(content, style)
                objective = Objective(
                    request,
                    backbone,
                    loss,
                    content,
                    style,
                    control=self.control,
                    stopwatch=self.stopwatch,
                )
            self.content, self.best = content, _Best(image.clone())
            self.schedule.scale_prepared()
            yield from self._descend(image, objective, scale, self.best, loss.update_interval)
        self._measure(objective)
        yield self.last_event(EventKind.FINISHED)

    def _start_of(self, content: Tensor, style: Tensor) -> Tensor:
        """The first picture of a scale: the starting point, or what the last scale reached."""
        if self.best is None or self.content is None:
            return starting_image(self.request.start, content, style, self.request.seed)
        if self.request.start == "content":
            return carry_up(self.best.image, self.content, content)
        return enlarge(self.best.image, content)

    def _descend(
        self,
        image: Tensor,
        objective: Objective,
        scale: Scale,
        best: _Best,
        update_interval: int,
    ) -> Iterator[RunEvent]:
        """One scale's evaluations. Changes ``image`` and ``best`` in place."""
        assert self.schedule is not None
        name = self.request.optimiser
        optimiser = make_optimiser(name, image, scale.evaluations)
        recovered = False
        for number in range(1, scale.evaluations + 1):
            self.control.check()
            began = time.perf_counter()
            evaluation = objective.evaluate(image)
            self.evaluations += 1
            self.schedule.evaluation_done(time.perf_counter() - began)
            if not evaluation.finite:
                if recovered or number == 1:
                    raise MachineError(
                        "The numbers left the range that the machine can compute with.",
                        "Lower the strength, or choose another preset.",
                    )
                recovered = True
                image.copy_(best.image)
                optimiser = make_optimiser("adam", image, scale.evaluations - number)
                yield self._notice(
                    "The numbers overflowed; painting goes on from the last good picture with Adam."
                )
                continue
            best.offer(image, evaluation)
            yield self._picture_or_progress(best.image, evaluation)
            with self.stopwatch.stage("optimiser"):
                optimiser.step(evaluation.loss, evaluation.grad)
            # Not shortly before the end: the result is the best picture since the last update.
            if (
                update_interval
                and number % update_interval == 0
                and number + update_interval <= scale.evaluations
            ):
                with self.stopwatch.stage("style_loss"):
                    objective.learn()
                    self.learned_weights = objective.learned_weights()
                optimiser.objective_changed()
                best.forget_loss()

    def _measure(self, objective: Objective) -> None:
        """Fill ``measured``. The picture is finished; a figure must not cost it."""
        assert self.best is not None
        try:
            with self.stopwatch.stage("measuring"):
                self.measured = objective.measure(self.best.image)
        except Cancelled:
            _log.info("stopped while the finished picture was measured")
        except Exception:
            _log.exception("the finished picture could not be measured")

    def best_picture(self) -> NDArray[np.uint8] | None:
        """The best so far at full size, or None before the first evaluation."""
        if self.best is None or self.evaluations == 0:
            return None
        return to_pixels(self._at_size(self.best.image, self.request.size_px))

    def _coarse_picture(self) -> NDArray[np.uint8] | None:
        """The best so far at the size of its scale."""
        return None if self.best is None else to_pixels(self.best.image)

    def report(self) -> dict[str, Any]:
        """The run's figures so far; empty before there is a device to speak of."""
        if self.device is None or self.plan is None:
            return {}
        evaluation = self.best.evaluation if self.best else None
        return run_report(
            self.request,
            self.plan,
            self.device,
            stopwatch=self.stopwatch,
            losses=evaluation.terms if evaluation else {},
            measured=self.measured,
            learned_weights=self.learned_weights,
            evaluations=self.evaluations,
            elapsed_s=time.perf_counter() - self.began,
            notices=self.notices,
        )

    def last_event(self, kind: EventKind, error: StyleStudioError | None = None) -> RunEvent:
        """A terminal event with everything that was reached. Never raises."""
        picture = None
        # Memory can run out here once more. At the size of its scale the picture needs little.
        for reached in (self.best_picture, self._coarse_picture):
            try:
                picture = reached()
                break
            except Exception:
                _log.exception("no picture of what was reached")
        return self.event(
            kind,
            progress=self.schedule.progress(Phase.PAINTING) if self.schedule else None,
            picture=picture,
            report=self.report(),
            error=error,
        )

    def event(self, kind: EventKind, **content: Any) -> RunEvent:
        """An event of this run."""
        return RunEvent(run_id=self.run_id, kind=kind, **content)

    def _progress(self, phase: Phase) -> RunEvent:
        assert self.schedule is not None
        return self.event(EventKind.PROGRESS, progress=self.schedule.progress(phase))

    def _notice(self, sentence: str) -> RunEvent:
        assert self.schedule is not None
        self.notices.append(sentence)
        return self.event(
            EventKind.PROGRESS,
            progress=self.schedule.progress(Phase.PAINTING),
            notice=sentence,
        )

    def _picture_or_progress(self, image: Tensor, evaluation: Evaluation) -> RunEvent:
        """A preview where the last one is long enough ago, else the progress alone.

        Shown is the best so far: L-BFGS tries a garish picture now and then.
        """
        assert self.schedule is not None
        progress = self.schedule.progress(Phase.PAINTING, evaluation.loss)
        now = time.monotonic()
        if self.preview_px == 0 or now - self.preview_at < _PREVIEW_INTERVAL_S:
            return self.event(EventKind.PROGRESS, progress=progress)
        self.preview_at = now
        with self.stopwatch.stage("preview"):
            size_px = min(self.preview_px, self.request.size_px)
            picture = to_pixels(self._at_size(image, size_px))
        return self.event(EventKind.PREVIEW, progress=progress, picture=picture)

    def _at_size(self, image: Tensor, size_px: int) -> Tensor:
        """A picture of the current scale at another size, in the way the next scale would start.

        So a preview has the photo's full detail from the first second, and a run that is stopped
        early gives a picture of the size that was asked for.
        """
        assert self.content is not None
        if max(image.shape[-2:]) == size_px:
            return image
        target = self._photo_at(size_px, image.device)
        if self.request.start == "content":
            return carry_up(image, self.content, target)
        return enlarge(image, target)

    def _photo_at(self, size_px: int, device: torch.device) -> Tensor:
        """The photo at another size; kept, because each preview asks for it."""
        assert self.photo is not None
        if size_px not in self.photos:
            self.photos[size_px] = to_image(resize_to(self.photo, size_px), device)
        return self.photos[size_px]


def load_at_size(path: str, size_px: int) -> NDArray[np.uint8]:
    """The picture at ``path`` with its longer side at exactly ``size_px``.

    All of its pixels are decoded: the quick way for display differs by more than 1/255.
    """
    return resize_to(load_picture(path), size_px)


def _size_of(path: str) -> tuple[int, int]:
    """``(H, W)`` of a file, from its header."""
    info = probe_picture(path)
    return info.height_px, info.width_px


def resize_to(pixels: NDArray[np.uint8], size_px: int) -> NDArray[np.uint8]:
    """uint8 ``(H, W, 3)`` with its longer side at ``size_px``; the aspect ratio is kept."""
    height, width = fit_longer_side(pixels.shape[0], pixels.shape[1], size_px)
    return resize_picture(pixels, height, width)


def explained(error: Exception) -> StyleStudioError:
    """``error`` as one that has a sentence for the user."""
    if isinstance(error, StyleStudioError):
        return error
    explained: StyleStudioError
    if is_out_of_memory(error):
        explained = OutOfMemoryError(
            "There is not enough memory for this size.", "Choose a smaller size."
        )
    else:
        explained = InternalError(
            f"Something went wrong in the engine ({type(error).__name__}: {error}).",
            "Try again; if it happens again, please report it with the log.",
        )
    explained.__cause__ = error
    return explained
