"""Where exported pictures go: decided, and refused, before the first of them is written."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from stylestudio.errors import UserError
from stylestudio.gallery.entries import Entry
from stylestudio.gallery.names import numbered
from stylestudio.imaging.files import shown_name
from stylestudio.imaging.save import SAVE_FORMATS


def is_folder(output: str, count: int, file_format: str | None) -> bool:
    """Whether ``output`` means a folder instead of a file.

    Args:
        count: of pictures.
        file_format: of those in a folder, if it was given.

    Raises:
        UserError: it has to be a folder, and is none.
    """
    path = Path(output)
    # Unlike the path's own method, this raises nothing where a name is too long.
    if os.path.isdir(output) or output.endswith(("/", os.sep)):  # noqa: PTH112
        return True
    if count == 1 and file_format is None:
        return False
    if path.suffix.lower() in SAVE_FORMATS:
        wanting = "--format needs" if count == 1 else f"{count} pictures need"
        raise UserError(
            f"{wanting} a folder, and “{shown_name(path)}” is the name of a file.",
            "Leave out --format." if count == 1 else "Give the name of a folder.",
        )
    return True


def names_in(folder: Path, entries: Sequence[Entry], file_format: str) -> list[Path]:
    """A file in ``folder`` for each picture: its own name with the format's extension.

    Pictures that would have the same name, such as “a.png” and “a.jpg”, are numbered.
    """
    extension = next(end for end, label in SAVE_FORMATS.items() if label == file_format)
    targets: list[Path] = []
    # Many file systems do not tell upper from lower case.
    taken: set[str] = set()
    for entry in entries:
        wanted = folder / f"{entry.path.stem}{extension}"
        target = next(path for path in numbered(wanted) if path.name.casefold() not in taken)
        taken.add(target.name.casefold())
        targets.append(target)
    return targets


def check_targets(targets: Iterable[Path], gallery_folder: Path, *, overwrite: bool) -> None:
    """Refuse what cannot be written, or must not be replaced.

    A file in the gallery is never replaced, whatever ``overwrite`` says.

    Raises:
        UserError: says what is wrong, and with which file.
    """
    for target in targets:
        try:
            _check(target, gallery_folder, overwrite)
        except (OSError, ValueError) as error:
            # A name that is too long, or has a NUL in it.
            reason = error.strerror if isinstance(error, OSError) else error
            raise UserError(
                f"“{shown_name(target)}” cannot be written ({reason}).",
                "Give another name or folder.",
            ) from error


def make_folder(folder: Path) -> None:
    """Make the folder if it is missing.

    Raises:
        UserError: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise UserError(
            f"The folder “{shown_name(folder)}” cannot be made ({reason}).",
            "Give another one with -o.",
        ) from error


def _check(target: Path, gallery_folder: Path, overwrite: bool) -> None:
    """Raises UserError, OSError or ValueError."""
    if target.is_dir():
        raise UserError(f"“{target}” is a folder.", "Give the name of a file.")
    folder = target.parent
    if folder.exists() and not os.access(folder, os.W_OK):
        raise UserError(f"The folder “{folder}” is read-only.", "Choose another one.")
    if not os.path.lexists(target):
        return
    # The file that a link leads to would be replaced.
    meant = Path(os.path.realpath(target))
    if gallery_folder.exists() and meant.parent.samefile(gallery_folder):
        raise UserError(
            f"“{shown_name(target)}” is a file of the gallery, which is never replaced.",
            "Give another name or folder.",
        )
    if not overwrite:
        raise UserError(
            f"“{target}” is there already.", "Give another name, or replace it with --overwrite."
        )
