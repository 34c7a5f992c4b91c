"""Chooses the execution plan: for each scale the fastest way that fits into the memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

import torch
from torch import Tensor

from stylestudio.engine.calibration import Calibration, load_or_measure, pace_of
from stylestudio.engine.control import RunControl
from stylestudio.engine.devices import DeviceChoice, convolution_dtype
from stylestudio.engine.forecast import (
    SegmentCost,
    peak_bytes_of_scale,
    seconds_per_evaluation,
    segment_cost,
)
from stylestudio.engine.kernels.registry import DEFAULT_KERNEL, HALF_KERNELS, KERNELS
from stylestudio.engine.memory import default_budget_bytes
from stylestudio.engine.optimiser import HISTORY
from stylestudio.engine.pace import Pace
from stylestudio.engine.plan import Plan, ScalePlan
from stylestudio.engine.pyramid import SHORTEST_SIDE_PX, Scale
from stylestudio.engine.segments import SEGMENTS, Keep, Way, in_strips
from stylestudio.errors import OutOfMemoryError
from stylestudio.imaging.resize import fit_longer_side
from stylestudio.request.style_request import TAPS, StyleRequest
from stylestudio.settings import Settings

#: Rows of a strip to choose from for each segment; 0 is the whole picture.
_STRIP_ROWS = ((0, 256, 128, 64, 32, 16), (0, 256, 128, 64), (0, 256, 128, 64))
#: What each segment may keep for the way back.
_KEEPS = (tuple(Keep), (Keep.ALL, Keep.NOTHING), (Keep.ALL, Keep.NOTHING))
#: Pairs of steps that L-BFGS may remember; below 4 it needs many more evaluations.
_HISTORIES = (HISTORY, 7, 4)
#: What a shorter history costs, in evaluations.
_HISTORY_COST = {HISTORY: 1.0, 7: 1.03, 4: 1.12}
_GIB = 2**30
#: After memory ran out, what the next plan may take of what the last one was to take: the first of
#: these with which there is a plan.
_SMALLER = (0.75, 0.85, 0.95, 0.99)
#: By how much a picture is painted smaller if nothing else helps and the user allows it.
_SHRINK = 0.75
_SMALLEST_PX = 64


@dataclass(frozen=True, slots=True)
class Planner:
    """Plans for one request on one machine.

    Attributes:
        calibration: how fast the machine is.
        weight_counts: by tap, the numbers of its weights.
        pace: how fast it was lately.
    """

    request: StyleRequest
    device: DeviceChoice
    calibration: Calibration
    weight_counts: Mapping[str, int]
    pace: Pace

    @classmethod
    def of(
        cls,
        request: StyleRequest,
        weights: Mapping[str, Tensor],
        device: DeviceChoice,
        calibration: Calibration,
    ) -> Planner:
        """With a calibration, and the pace of the last runs; of the weights, the shapes count."""
        counts = {
            name.removesuffix(".weight"): tensor.numel()
            for name, tensor in weights.items()
            if name.endswith(".weight")
        }
        return cls(request, device, calibration, counts, pace_of(weights, device.torch_device))

    @classmethod
    def for_machine(
        cls,
        request: StyleRequest,
        weights: Mapping[str, Tensor],
        device: DeviceChoice,
        control: RunControl,
    ) -> Planner:
        """With the machine's calibration, which takes some seconds the first time.

        Raises:
            Cancelled: Stop was pressed meanwhile.
        """
        calibration = load_or_measure(weights, device.torch_device, control, request)
        return cls.of(request, weights, device, calibration)

    def budget_bytes(self, settings: Settings, *, share: float = 1.0, held_bytes: int = 0) -> int:
        """What a run may take above the idle process: as the settings say, or of what is free.

        Args:
            share: of it, where several runs hold memory at the same time.
            held_bytes: what is in use now and will be free when the run begins.
        """
        budget_bytes = settings.memory_budget_bytes or default_budget_bytes(
            self.device.torch_device, held_bytes
        )
        return int(share * budget_bytes)

    def can_follow(self, plan: Plan) -> bool:
        """Whether a plan of an earlier run can be carried out here."""
        names = {name for scale in plan.scales for _, name in scale.kernels}
        return (
            plan.device == self.device.name
            and len(plan.scales) > 0
            and all({tap for tap, _ in scale.kernels} == set(TAPS) for scale in plan.scales)
            and names <= set(KERNELS | HALF_KERNELS)
        )

    def repeated(
        self,
        data: Mapping[str, Any],
        scales: Sequence[Scale],
        photo_size: tuple[int, int],
        budget_bytes: int,
    ) -> Plan | None:
        """A plan that came with a picture, if it can be followed here; None if not.

        A picture can come from anywhere, so nothing that its plan says is believed.

        Args:
            data: as ``Plan.to_dict`` has it; may be empty.
            scales: the pyramid of the run.
            photo_size: ``(H, W)`` of the photo.
            budget_bytes: what may be taken above the idle process.
        """
        try:
            plan = Plan.from_dict(data)
            fits = (
                self.can_follow(plan)
                and len(plan.scales) == len(scales)
                and all(
                    _paints(planned, scale, photo_size)
                    for planned, scale in zip(plan.scales, scales, strict=True)
                )
                and type(plan.threads) is int
                and 1 <= plan.threads <= torch.get_num_threads()
                and (plan.dtype, plan.convolution_dtype) == ("float32", self._convolution_dtype)
                and plan.paintings == len(self.request.styles)
                and plan.predicted_bytes <= budget_bytes
            )
        except (LookupError, TypeError, ValueError, ArithmeticError, AttributeError):
            return None
        return plan if fits else None

    @property
    def _convolution_dtype(self) -> str:
        return str(convolution_dtype(self.device)).removeprefix("torch.")

    def plan(self, scales: Sequence[Scale], photo_size: tuple[int, int], budget_bytes: int) -> Plan:
        """The plan.

        Args:
            scales: the pyramid, coarse to fine.
            photo_size: ``(H, W)`` of the photo.
            budget_bytes: what may be taken above the idle process.

        Raises:
            OutOfMemoryError: the final scale does not fit; says how large a picture would.
        """
        plans: list[ScalePlan] = []
        # The final one first: it is the one to speak of where there is not enough memory.
        for scale in reversed(scales):
            found = self._fastest(scale, photo_size, budget_bytes)
            if found is None:
                raise self._too_large(scale, photo_size, budget_bytes)
            plans.insert(0, found)
        return Plan(
            self.device.name,
            torch.get_num_threads(),
            tuple(plans),
            budget_bytes,
            convolution_dtype=self._convolution_dtype,
            paintings=len(self.request.styles),
        )

    def smaller(
        self, plan: Plan, scale_index: int, photo_size: tuple[int, int], *, may_shrink: bool
    ) -> Plan:
        """A plan that needs less, from a scale on where memory ran out.

        Args:
            plan: that did not fit after all.
            scale_index: where.
            may_shrink: paint the picture smaller if nothing else helps.

        Raises:
            OutOfMemoryError: there is none.
        """
        free_bytes = default_budget_bytes(self.device.torch_device)
        failed, later = plan.scales[scale_index], plan.scales[scale_index + 1 :]
        found = self._less_hungry(failed, photo_size, free_bytes)
        if found is not None:
            # What comes later was not tried yet: it is made smaller only as far as it goes.
            later = tuple(
                self._less_hungry(scale, photo_size, free_bytes) or scale for scale in later
            )
            scales = (found, *later)
        elif may_shrink:
            scales = (self._shrunk(failed, plan.scales[-1].evaluations, photo_size, free_bytes),)
        else:
            budget_bytes = int(min(_SMALLER[-1] * failed.predicted_bytes, free_bytes))
            raise self._too_large(failed, photo_size, budget_bytes)
        return replace(
            plan,
            scales=(*plan.scales[:scale_index], *scales),
            budget_bytes=min(plan.budget_bytes, free_bytes),
        )

    def _less_hungry(
        self, scale: ScalePlan, photo_size: tuple[int, int], free_bytes: int
    ) -> ScalePlan | None:
        """The same scale in a way that needs less; None where there is none."""
        for share in _SMALLER:
            budget_bytes = int(min(share * scale.predicted_bytes, free_bytes))
            found = self._fastest(Scale(scale.size_px, scale.evaluations), photo_size, budget_bytes)
            if found is not None:
                return found
        return None

    def _shrunk(
        self, failed: ScalePlan, evaluations: int, photo_size: tuple[int, int], free_bytes: int
    ) -> ScalePlan:
        """A smaller scale in place of one that does not fit and of all finer ones.

        Raises:
            OutOfMemoryError: not even a tiny one fits.
        """
        budget_bytes = 0
        for share in _SMALLER:
            budget_bytes = int(min(share * failed.predicted_bytes, free_bytes))
            size_px = int(failed.size_px * _SHRINK)
            while min(fit_longer_side(*photo_size, size_px)) >= SHORTEST_SIDE_PX:
                found = self._fastest(Scale(size_px, evaluations), photo_size, budget_bytes)
                if found is not None:
                    return found
                size_px = int(size_px * _SHRINK)
        raise self._too_large(failed, photo_size, budget_bytes)

    def _fastest(
        self, scale: Scale, photo_size: tuple[int, int], budget_bytes: int
    ) -> ScalePlan | None:
        height, width = fit_longer_side(*photo_size, scale.size_px)
        kernels = self._kernels(height, width)
        best: ScalePlan | None = None
        lowest_cost = float("inf")
        histories = _HISTORIES if self.request.optimiser == "lbfgs" else (HISTORY,)
        choices = [self._choices(index, height, width, kernels) for index in range(len(SEGMENTS))]
        for chosen in product(*choices):
            (first, _), (second, _), (third, _) = chosen
            costs = [cost for _, cost in chosen]
            evaluation_s = self.pace.factor * seconds_per_evaluation(
                self.request, height, width, costs=costs, calibration=self.calibration
            )
            for history in histories:
                cost = evaluation_s * _HISTORY_COST[history]
                if cost >= lowest_cost:
                    break
                needed = self._peak_bytes(height, width, costs, history, kernels)
                if needed > budget_bytes:
                    continue
                lowest_cost = cost
                best = ScalePlan(
                    size_px=scale.size_px,
                    height_px=height,
                    width_px=width,
                    evaluations=scale.evaluations,
                    kernels=tuple(kernels.items()),
                    ways=(first, second, third),
                    history=history,
                    predicted_bytes=needed,
                    evaluation_s=evaluation_s,
                )
        return best

    def _choices(
        self, index: int, height: int, width: int, kernels: Mapping[str, str]
    ) -> list[tuple[Way, SegmentCost]]:
        """The ways of a segment that make sense, and what each takes."""
        return [
            (
                way,
                segment_cost(
                    self.request,
                    index,
                    way,
                    height,
                    width,
                    kernels=kernels,
                    calibration=self.calibration,
                ),
            )
            for way in _ways(index, height)
        ]

    def _kernels(self, height: int, width: int) -> dict[str, str]:
        """By tap: the measured choice; on a graphics card its half precision."""
        kernels = self.calibration.kernels_for(height, width)
        dtype = self._convolution_dtype
        if dtype in HALF_KERNELS:
            # Pixels go into the first layer, which half precision would round visibly.
            kernels = dict.fromkeys(kernels, dtype) | {"conv1_1": DEFAULT_KERNEL}
        return kernels

    def _peak_bytes(
        self,
        height: int,
        width: int,
        costs: Sequence[SegmentCost],
        history: int,
        kernels: Mapping[str, str],
    ) -> int:
        return peak_bytes_of_scale(
            self.request,
            height,
            width,
            costs=costs,
            history=history,
            kernels=kernels,
            weight_counts=self.weight_counts,
        )

    def _smallest_bytes(self, size_px: int, photo_size: tuple[int, int]) -> int:
        """What the least hungry plan for that size needs."""
        height, width = fit_longer_side(*photo_size, size_px)
        kernels = self._kernels(height, width)
        least = [
            min(
                self._choices(index, height, width, kernels),
                key=lambda choice: choice[1].all_bytes,
            )
            for index in range(len(SEGMENTS))
        ]
        costs = [cost for _, cost in least]
        return self._peak_bytes(height, width, costs, _HISTORIES[-1], kernels)

    def _too_large(
        self, scale: Scale | ScalePlan, photo_size: tuple[int, int], budget_bytes: int
    ) -> OutOfMemoryError:
        """Says what is missing, and what size fits, found by halving the interval."""
        fits_px, too_large_px = 0, scale.size_px
        while too_large_px - fits_px > max(8, fits_px // 50):
            middle_px = (fits_px + too_large_px) // 2
            if self._smallest_bytes(middle_px, photo_size) <= budget_bytes:
                fits_px = middle_px
            else:
                too_large_px = middle_px
        needed = self._smallest_bytes(scale.size_px, photo_size)
        remedy = "close other programs, or allow more memory."
        return OutOfMemoryError(
            f"A picture of {scale.size_px} px needs at least {_amount(needed)} of memory, "
            f"and {_amount(budget_bytes)} may be used.",
            f"Choose a size of at most {fits_px} px, {remedy}"
            if fits_px >= _SMALLEST_PX
            else remedy.capitalize(),
        )


def _ways(index: int, height: int) -> list[Way]:
    """Those of a segment in a picture of that height."""
    segment = SEGMENTS[index]
    rows_px = [
        rows
        for rows in _STRIP_ROWS[index]
        if rows == 0 or in_strips(segment, rows, height // segment.stride)
    ]
    return [
        Way(rows, keep)
        for rows in rows_px
        for keep in _KEEPS[index]
        # To compute everything again without strips would spare nothing.
        if rows or keep is not Keep.NOTHING
    ]


def _amount(count: int) -> str:
    """Bytes in words."""
    return f"{count / _GIB:.1f} GiB" if count >= _GIB else f"{count / 2**20:.0f} MiB"


def _paints(planned: ScalePlan, scale: Scale, photo_size: tuple[int, int]) -> bool:
    """Whether that is a plan for a scale of this photo that could have been made here."""
    return (
        (planned.size_px, planned.evaluations) == (scale.size_px, scale.evaluations)
        and (planned.height_px, planned.width_px) == fit_longer_side(*photo_size, scale.size_px)
        and planned.history in _HISTORIES
        and len(planned.ways) == len(SEGMENTS)
        and all(
            way.rows_px in rows and way.keep in keeps
            for way, rows, keeps in zip(planned.ways, _STRIP_ROWS, _KEEPS, strict=True)
        )
    )
