"""What can go wrong, as a tree.

::

    StyleStudioError            a sentence for the user, and a remedy
    ├── UserError               the input is wrong                      exit code 2
    │   └── ImageError          ... a picture that cannot be used; names the file
    ├── MachineError            the machine lacks something             exit code 3
    │   ├── WeightsError        ... the network's weights are missing or damaged
    │   ├── OutOfMemoryError    ... memory ran out
    │   ├── SaveError           ... a picture could not be written; nothing was lost
    │   ├── CheckpointError     ... an unfinished picture cannot be continued
    │   └── GalleryError        ... the gallery's index cannot be used; the pictures are safe
    ├── InternalError           a bug of ours, the cause attached       exit code 1
    └── Cancelled               the user pressed Stop                   exit code 130

Every one of them is shown as one sentence with a remedy, never as a traceback.
"""

from __future__ import annotations

from typing import ClassVar


class StyleStudioError(Exception):
    """Base of all errors meant for the user.

    Attributes:
        message: what happened and why, one sentence that ends with a full stop.
        remedy: what the user can do, one sentence, or empty.
        exit_code: what the command line returns.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message, remedy)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class UserError(StyleStudioError):
    """The input is wrong: a file, a value, a combination of them."""

    exit_code = 2


class ImageError(UserError):
    """A file that cannot be used as a picture."""


class MachineError(StyleStudioError):
    """The machine lacks something: memory, disk, a device, weights."""

    exit_code = 3


class WeightsError(MachineError):
    """The network's weights are missing, damaged or of another shape."""


class OutOfMemoryError(MachineError):
    """Memory ran out, on the processor or on the graphics card."""


class SaveError(MachineError):
    """A picture could not be written. What was there before is still there."""


class CheckpointError(MachineError):
    """What was kept of an unfinished run cannot be used to continue it."""


class GalleryError(MachineError):
    """The gallery's index cannot be used. The pictures themselves are safe."""


class InternalError(StyleStudioError):
    """A bug of ours. The cause is chained, the traceback goes to the log."""


class Cancelled(StyleStudioError):  # noqa: N818 - an outcome, not a fault
    """The user pressed Stop."""

    exit_code = 130

    def __init__(self) -> None:
        super().__init__("Stopped.")
