"""From a request to its style loss. Loads a variant's module only when a run asks for it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from stylestudio.request.style_request import StyleRequest
from stylestudio.request.variants import variant_named

if TYPE_CHECKING:
    from stylestudio.engine.style_losses.base import StyleLoss


def style_loss(request: StyleRequest) -> StyleLoss:
    """The style loss that the request asks for, with its settings.

    Raises:
        UserError: there is no such variant.
    """
    module, _, name = variant_named(request.variant).style_loss.partition(":")
    loss: StyleLoss = getattr(import_module(module), name)(request.variant_settings)
    return loss
