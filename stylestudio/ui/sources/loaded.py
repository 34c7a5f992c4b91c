"""Pictures that were read for the window, and what they are called until then."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage

from stylestudio.imaging.files import shown_name
from stylestudio.imaging.load import load_picture
from stylestudio.imaging.probe import probe_picture
from stylestudio.ui.pictures import to_qimage

#: Enough for the canvas on a dense screen; the engine reads the file itself.
DISPLAY_PX = 2048

#: Enough for a pane on a dense screen: a queue of two hundred photos takes 160 MB.
PANE_PX = 640


@dataclass(frozen=True, slots=True)
class PictureRef:
    """Where a picture comes from: all that is needed to read it again.

    Attributes:
        path: the file, absolute.
        title: what to call it, in the window and in file names.
        is_sample: whether the program brought it along.
        stands_in: whether it is only there until the user brings a picture.
    """

    path: Path
    title: str
    is_sample: bool = False
    stands_in: bool = False


@dataclass(frozen=True, slots=True)
class Loaded:
    """A picture that was read.

    Attributes:
        path: the file, which the engine will read.
        title: what to call it, in the window and in file names.
        image: for display, at most :data:`DISPLAY_PX`.
        width_px, height_px: of the file, upright.
        is_sample: whether the program brought it along.
        stands_in: whether it is only there until the user brings a picture.
    """

    path: Path
    title: str
    image: QImage
    width_px: int
    height_px: int
    is_sample: bool = False
    stands_in: bool = False

    @property
    def ref(self) -> PictureRef:
        """What it takes to read it again."""
        return PictureRef(self.path, self.title, self.is_sample, self.stands_in)

    @property
    def reduced(self) -> bool:
        """Whether the image is smaller than the canvas would like it."""
        wanted_px = min(DISPLAY_PX, max(self.width_px, self.height_px))
        return max(self.image.width(), self.image.height()) < wanted_px


def ref_of(path: Path) -> PictureRef:
    """A file of the user's, called by its name without the extension."""
    # The engine gets the path later, from another thread: it must not depend on the folder.
    path = path.absolute()
    return PictureRef(path, Path(shown_name(path)).stem)


def read_picture(ref: PictureRef, longer_side_px: int = DISPLAY_PX) -> Loaded:
    """Read a picture for display, in whatever thread.

    Raises:
        StyleStudioError: it cannot be used.
    """
    header = probe_picture(ref.path)
    image = to_qimage(load_picture(ref.path, longer_side_px=longer_side_px))
    return Loaded(
        ref.path,
        ref.title,
        image,
        header.width_px,
        header.height_px,
        ref.is_sample,
        ref.stands_in,
    )
