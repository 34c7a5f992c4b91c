"""The finished comparison that the program brings: what the window shows at a fresh start."""

from __future__ import annotations

import json
import logging

from stylestudio import paths
from stylestudio.errors import StyleStudioError
from stylestudio.imaging.load import load_picture
from stylestudio.request.style_request import StyleRequest
from stylestudio.request.variants import variant_named
from stylestudio.ui.pictures import to_qimage
from stylestudio.ui.pieces.pieces import Piece, PieceState
from stylestudio.ui.wording import title_words

log = logging.getLogger(__name__)


def load_example() -> list[Piece]:
    """The first sample pair with each style loss; nothing where it is missing. For any thread."""
    folder, samples = paths.resources() / "example", paths.resources() / "samples"
    try:
        facts = json.loads((folder / "example.json").read_text(encoding="utf-8"))
        content, style = str(samples / facts["content"]), str(samples / facts["style"])
        photo = to_qimage(load_picture(content))
        pieces = []
        for entry in facts["pictures"]:
            variant = variant_named(entry["variant"])
            request = StyleRequest(content=content, styles=((style, 1.0),), variant=variant.name)
            piece = Piece(request, title_words(variant), variant.name, photo, PieceState.EXAMPLE)
            piece.pixels = load_picture(str(folder / entry["file"]))
            pieces.append(piece)
    except (OSError, ValueError, KeyError, TypeError, StyleStudioError):
        # An installation without it is whole enough to work with.
        log.warning("the example cannot be shown", exc_info=True)
        return []
    return pieces
