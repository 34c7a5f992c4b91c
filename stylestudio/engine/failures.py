"""What went wrong in a run, in a sentence for the user."""

from __future__ import annotations

from stylestudio.engine.memory import is_out_of_memory
from stylestudio.errors import InternalError, OutOfMemoryError, StyleStudioError


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
