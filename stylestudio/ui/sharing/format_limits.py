"""Which formats have no room for a size."""

from __future__ import annotations

import numpy as np

from stylestudio.errors import UserError
from stylestudio.imaging.encode import check_picture
from stylestudio.ui.wording import error_words


def too_large_words(file_format: str, width_px: int, height_px: int) -> str:
    """Why a format cannot hold a picture of that size; empty where it can."""
    # One pixel that is looked at as many: nothing of that size is made.
    picture = np.broadcast_to(np.zeros(3, np.uint8), (height_px, width_px, 3))
    try:
        check_picture(picture, file_format)
    except UserError as error:
        return error_words(error)
    return ""
