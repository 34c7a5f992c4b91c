"""The execution plan: how a request is carried out on this machine, decided before it begins.

The same request and plan on the same machine give the same pixels. The plan stands in the report
and in checkpoints.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from stylestudio.engine.forecast import LOADING_S
from stylestudio.engine.optimiser import HISTORY
from stylestudio.engine.schedule import seconds_of
from stylestudio.engine.segments import WHOLE, Keep, Way, Ways


@dataclass(frozen=True, slots=True)
class ScalePlan:
    """How one scale is painted.

    Attributes:
        size_px: the longer side.
        height_px, width_px: of the picture.
        evaluations: how many.
        kernels: pairs (tap, kernel).
        ways: how each segment of the network is worked through, see ``segments``.
        history: pairs of steps that L-BFGS remembers.
        predicted_bytes: the most memory above the idle process.
        evaluation_s: the predicted time of one evaluation.
    """

    size_px: int
    height_px: int
    width_px: int
    evaluations: int
    kernels: tuple[tuple[str, str], ...]
    ways: Ways
    history: int
    predicted_bytes: int
    evaluation_s: float

    @property
    def saves_memory(self) -> bool:
        """Whether it takes longer than it would with more memory."""
        return self.ways != WHOLE or self.history < HISTORY


@dataclass(frozen=True, slots=True)
class Plan:
    """How a run is carried out.

    Attributes:
        device: ``cpu``, ``cuda`` or ``mps``.
        threads: of the processor.
        scales: coarse to fine.
        budget_bytes: how much memory it may take above the idle process.
        dtype: of pixels, losses and the optimiser.
        convolution_dtype: of the convolutions.
        paintings: how many each scale looks at.
    """

    device: str
    threads: int
    scales: tuple[ScalePlan, ...]
    budget_bytes: int
    dtype: str = "float32"
    convolution_dtype: str = "float32"
    paintings: int = 1

    @property
    def predicted_bytes(self) -> int:
        """The most memory above the idle process."""
        return max((scale.predicted_bytes for scale in self.scales), default=0)

    @property
    def predicted_s(self) -> float:
        """From Start to the end, with the engine loaded."""
        return LOADING_S + sum(seconds_of(scale, self.paintings) for scale in self.scales)

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        predicted = {
            "predicted_bytes": self.predicted_bytes,
            "predicted_s": round(self.predicted_s, 1),
        }
        return asdict(self) | predicted

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Plan:
        """The inverse of :meth:`to_dict`.

        Raises:
            KeyError, TypeError, ValueError: it is none.
        """
        scales = tuple(
            ScalePlan(
                **{
                    **scale,
                    "kernels": tuple((str(tap), str(name)) for tap, name in scale["kernels"]),
                    "ways": tuple(
                        Way(int(way["rows_px"]), Keep(way["keep"])) for way in scale["ways"]
                    ),
                }
            )
            for scale in data["scales"]
        )
        fields = {name: data[name] for name in ("device", "threads", "budget_bytes", "dtype")}
        return cls(
            **fields,
            scales=scales,
            convolution_dtype=data["convolution_dtype"],
            # There was one in the plans of a program that knew no more.
            paintings=int(data.get("paintings", 1)),
        )
