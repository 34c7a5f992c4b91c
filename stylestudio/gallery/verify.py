"""Looks at every picture of a gallery as if for the first time, and lists what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from stylestudio.errors import ImageError, OutOfMemoryError, StyleStudioError
from stylestudio.gallery.folder import scan_folder
from stylestudio.gallery.metadata import read_metadata
from stylestudio.gallery.record import PictureRecord, pixels_sha256
from stylestudio.imaging.deep_png import load_deep_png
from stylestudio.imaging.depth import Pixels
from stylestudio.imaging.load import load_picture
from stylestudio.imaging.png_texts import begins_like_png, check_whole

_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a picture, a sentence."""

    path: Path
    sentence: str


def verify(
    folder: Path, progress: Callable[[int, int], None] = lambda done, total: None
) -> Iterator[Fault]:
    """Decode every picture, and check what is written in it.

    Args:
        progress: told how many of how many were looked at; may raise to end it.
    """
    files = scan_folder(folder)
    for number, file in enumerate(files):
        progress(number, len(files))
        for sentence in faults_of(file.path):
            yield Fault(file.path, sentence)
    progress(len(files), len(files))


def faults_of(path: Path) -> list[str]:
    """What is wrong with a picture; nothing where all is well."""
    faults: list[str] = []
    record: PictureRecord | None = None
    try:
        if begins_like_png(path):
            metadata = read_metadata(path)
            record = metadata.record
            faults += metadata.faults
            check_whole(path)
        pixels = _pixels(path, deep=record is not None)
    except (ImageError, OutOfMemoryError) as error:
        return [*faults, error.message]
    if record is not None:
        faults += _faults_of_record(record)
        if record.pixels_sha256 and record.pixels_sha256 != pixels_sha256(pixels):
            faults.append("Its pixels were changed since it was painted.")
    return faults


def _pixels(path: Path, *, deep: bool) -> Pixels:
    found = load_deep_png(path) if deep else None
    return load_picture(path) if found is None else found


def _faults_of_record(record: PictureRecord) -> list[str]:
    faults = []
    if record.request:
        try:
            record.style_request()
        except StyleStudioError as error:
            faults.append(error.message)
    digests = [source.sha256 for source in record.sources]
    weights = record.report.get("weights")
    if isinstance(weights, dict):
        digests.append(str(weights.get("sha256", "")))
    if any(digest and not _SHA256.fullmatch(digest) for digest in digests):
        faults.append("A checksum in it is damaged.")
    return faults
