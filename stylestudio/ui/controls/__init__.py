"""Controls for parameters, drawn from their declarations alone."""

from __future__ import annotations

from typing import Any

from stylestudio.request.parameters import Parameter
from stylestudio.ui.controls.base import Control
from stylestudio.ui.controls.choice_box import ChoiceBox
from stylestudio.ui.controls.number_field import NumberField
from stylestudio.ui.controls.seed_box import SeedBox
from stylestudio.ui.controls.segments import Segments
from stylestudio.ui.controls.size_box import SizeBox
from stylestudio.ui.controls.slider_number import SliderNumber
from stylestudio.ui.controls.switch import Switch

__all__ = [
    "ChoiceBox",
    "Control",
    "NumberField",
    "SeedBox",
    "Segments",
    "SizeBox",
    "SliderNumber",
    "Switch",
    "control_for",
]


def control_for(name: str, declaration: Parameter, default: Any) -> Control:
    """The control that suits a declaration."""
    if isinstance(default, bool):
        return Switch(name, declaration, default)
    if declaration.choices:
        few = len(declaration.choices) <= 3 and not declaration.advanced
        return (Segments if few else ChoiceBox)(name, declaration, default)
    if name == "seed":
        return SeedBox(name, declaration, default)
    if declaration.unit == "px":
        return SizeBox(name, declaration, default)
    if declaration.logarithmic and not declaration.optional:
        return SliderNumber(name, declaration, default)
    few = not (declaration.advanced or declaration.optional)
    if few and declaration.step == 1 and declaration.maximum is not None:
        return SliderNumber(name, declaration, default)
    return NumberField(name, declaration, default)
