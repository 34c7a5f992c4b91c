"""Which style losses there are. Loads a variant's module only when a run asks for it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from stylestudio.errors import UserError

if TYPE_CHECKING:
    from stylestudio.engine.style_losses.base import StyleLoss

#: A variant's name to ``module:Class``. The names are those of ``StyleRequest.variant``.
VARIANTS = {"gram": "stylestudio.engine.style_losses.gram:GramStyleLoss"}


def style_loss(name: str) -> StyleLoss:
    """A fresh instance of variant ``name``.

    Raises:
        UserError: there is no such variant.
    """
    if name not in VARIANTS:
        raise UserError(f"There is no style loss “{name}”.", f"Choose from: {', '.join(VARIANTS)}.")
    module, _, cls = VARIANTS[name].partition(":")
    loss: StyleLoss = getattr(import_module(module), cls)()
    return loss
