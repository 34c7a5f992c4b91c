"""``StyleRequest``: everything that decides how a picture comes out, in one frozen value.

The window, the command line, presets, the queue and a picture's metadata all carry it. Its field
defaults are the only place where a default is written; they are the preset *Painterly*.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from stylestudio.errors import UserError
from stylestudio.request.parameters import check_all, parameter
from stylestudio.request.styles import canonical_styles
from stylestudio.request.variants import VariantSettings, variant_named
from stylestudio.settings import DEVICES

#: The taps of VGG-16 in the order in which the network computes them.
TAPS = (
    "conv1_1", "conv1_2", "conv2_1", "conv2_2", "conv3_1", "conv3_2", "conv3_3",
    "conv4_1", "conv4_2", "conv4_3", "conv5_1",
)  # fmt: skip

#: Evaluations at the final size for each quality; ``StyleRequest.evaluations`` overrides them.
#: A sketch is the first scale of a good picture: the same evaluations at the same small size.
EVALUATIONS_BY_QUALITY = {"sketch": 25, "good": 50, "best": 120}


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleRequest:
    """What to paint, and how.

    Attributes without a declared parameter:
        content: path of the photo, whose objects stay.
        styles: pairs (path, weight): the paintings whose strokes and colours are taken, and how
            much of each. The weights add up to 1, none is 0, and no painting is there twice,
            however they were given.
        preset: name of the method preset that the other values started from.
        style_taps: pairs (tap, weight): where the style is compared, and how much each counts.
        variant_settings: the parameters of ``variant``, in its own dataclass; None takes its
            defaults.
    """

    content: str
    styles: tuple[tuple[str, float], ...]
    preset: str = "painterly"
    style_taps: tuple[tuple[str, float], ...] = (
        ("conv1_1", 4.0),
        ("conv2_1", 6.0),
        ("conv3_1", 8.0),
        ("conv4_1", 8.0),
        ("conv5_1", 1.0),
    )

    variant: str = parameter(
        "gram",
        label="Style loss",
        help="What the painting's style is measured by.",
    )
    variant_settings: VariantSettings | None = None
    size_px: int = parameter(
        512,
        label="Size",
        help="The longer side of the finished picture.",
        minimum=64,
        maximum=8192,
        step=1,
        unit="px",
    )
    quality: str = parameter(
        "good",
        label="Quality",
        help="How long to paint: Sketch for a first look in seconds, Best for the wall.",
        choices=tuple(EVALUATIONS_BY_QUALITY),
        labels=("Sketch", "Good", "Best"),
    )
    strength: float = parameter(
        50.0,
        label="Strength",
        help="0 is the photo, 100 lets the painting take over.",
        minimum=0,
        maximum=100,
        step=1,
    )
    evaluations: int | None = parameter(
        None,
        label="Evaluations",
        help="How often the picture is compared and corrected at the final size; "
        "left empty, the quality decides.",
        minimum=1,
        maximum=10_000,
        step=1,
        optional=True,
        advanced=True,
    )
    start: str = parameter(
        "content",
        label="Starting point",
        help="Where painting starts: the photo, noise in the style's colours, or plain grey.",
        choices=("content", "noise", "grey"),
        labels=("Photo", "Noise in the style's colours", "Grey"),
        advanced=True,
    )
    seed: int = parameter(
        0,
        label="Seed",
        help="Which noise to start from; the same seed gives the same picture.",
        minimum=0,
        maximum=2**31 - 1,
        step=1,
        advanced=True,
    )
    optimiser: str = parameter(
        "lbfgs",
        label="Optimiser",
        help="L-BFGS gets there in fewer evaluations; Adam is steadier and needs less memory.",
        choices=("lbfgs", "adam"),
        labels=("L-BFGS", "Adam"),
        advanced=True,
    )
    pyramid: bool = parameter(
        True,
        label="Coarse to fine",
        help="Paint a small version first: larger strokes, and a first look within seconds.",
        advanced=True,
    )
    total_variation: float = parameter(
        0.0,
        label="Smoothing",
        help="Total variation: above 0 calms specks and noise.",
        minimum=0,
        maximum=100,
        step=0.1,
        logarithmic=True,
        slider_minimum=0.01,
        slider_maximum=10,
        advanced=True,
    )
    content_tap: str = parameter(
        "conv4_2",
        label="Content layer",
        help="The layer that remembers the photo: early ones keep every edge, late ones shapes.",
        choices=TAPS,
        labels=TAPS,
        advanced=True,
    )
    taps_before_relu: bool = parameter(
        False,
        label="Compare before ReLU",
        help="Take the features before the network cuts off negative values.",
        advanced=True,
    )
    pooling: str = parameter(
        "max",
        label="Pooling",
        help="How the network makes features smaller; maximum keeps strokes crisper.",
        choices=("max", "average"),
        labels=("Maximum", "Average"),
        advanced=True,
    )
    padding: str = parameter(
        "replicate",
        label="Border",
        help="What the network sees beyond the picture's edge: the edge repeated, or zeros.",
        choices=("replicate", "zeros"),
        labels=("Edge repeated", "Zeros"),
        advanced=True,
    )
    normalisation: str = parameter(
        "calibrated",
        label="Normalisation",
        help="Calibrated keeps one strength right for all sizes; the others are as published.",
        choices=("calibrated", "gatys", "guo_yuan"),
        labels=("Calibrated", "Gatys 2016", "Guo & Yuan"),
        advanced=True,
    )
    feature_divisor: float = parameter(
        1.0,
        label="Feature divisor",
        help="Divides the features; 58 gives them the scale that torchvision's networks have.",
        minimum=1e-3,
        maximum=1e6,
        logarithmic=True,
        slider_minimum=0.1,
        slider_maximum=1e3,
        advanced=True,
    )
    content_weight: float = parameter(
        1.0,
        label="Content weight α",
        help="The published methods' content weight; unused when calibrated.",
        minimum=0,
        maximum=1e12,
        logarithmic=True,
        slider_minimum=1e-3,
        slider_maximum=1e3,
        advanced=True,
    )
    style_weight: float = parameter(
        1e3,
        label="Style weight β",
        help="The published methods' style weight at strength 50; unused when calibrated.",
        minimum=0,
        maximum=1e12,
        logarithmic=True,
        slider_minimum=1,
        slider_maximum=1e9,
        advanced=True,
    )
    device: str = parameter(
        "auto",
        label="Device",
        help="What computes: the graphics card where there is one, else the processor.",
        choices=DEVICES,
        labels=("Best available", "Processor", "NVIDIA (CUDA)", "Apple (MPS)"),
        advanced=True,
    )

    def __post_init__(self) -> None:
        """Reject values outside their declaration, and bring the styles into their one form.

        Raises:
            UserError: with the first thing that is wrong, and what would be right.
        """
        check_all(self)
        object.__setattr__(self, "styles", canonical_styles(self.styles))
        settings = variant_named(self.variant).settings
        if self.variant_settings is None:
            object.__setattr__(self, "variant_settings", settings())
        elif type(self.variant_settings) is not settings:
            raise TypeError(f"{self.variant_settings!r} are no settings of {self.variant}")
        if not self.style_taps:
            raise UserError("No style layer is chosen.", "Choose at least one.")
        for tap, weight in self.style_taps:
            if tap not in TAPS:
                raise UserError(f"There is no layer “{tap}”.", f"Choose from: {', '.join(TAPS)}.")
            if not 0 <= weight < float("inf"):
                raise UserError(
                    f"The weight of layer {tap} cannot be {weight}.", "Choose 0 or more."
                )
        if len({tap for tap, _ in self.style_taps}) < len(self.style_taps):
            raise UserError("A style layer is chosen twice.", "Give each layer one weight.")
        if not any(weight > 0 for _, weight in self.style_taps):
            raise UserError("All style layers have weight 0.", "Give at least one a weight.")

    @property
    def style_paths(self) -> tuple[str, ...]:
        """Of the paintings, in their order."""
        return tuple(path for path, _ in self.styles)

    @property
    def final_evaluations(self) -> int:
        """Evaluations at the final size."""
        return self.evaluations or EVALUATIONS_BY_QUALITY[self.quality]

    def replace(self, **changes: Any) -> StyleRequest:
        """A copy with some values changed, checked like a new one.

        Another variant comes with its own default settings, unless some are given.
        """
        if changes.get("variant", self.variant) != self.variant:
            changes.setdefault("variant_settings", None)
        return dataclasses.replace(self, **changes)


def taps_to_text(taps: tuple[tuple[str, float], ...]) -> str:
    """Style layers as someone would type them: ``conv1_1:4,conv2_1:6``."""
    return ",".join(f"{tap}:{weight:g}" for tap, weight in taps)


def taps_from_text(text: str) -> tuple[tuple[str, float], ...]:
    """The inverse of :func:`taps_to_text`.

    Raises:
        UserError: the text is none of that kind.
    """
    try:
        pairs = [part.split(":") for part in text.split(",")]
        return tuple((tap.strip(), float(weight)) for tap, weight in pairs)
    except ValueError:
        raise UserError(
            f"Style layers (style_taps) cannot be “{text}”.", "Write them like conv1_1:4,conv2_1:6."
        ) from None
