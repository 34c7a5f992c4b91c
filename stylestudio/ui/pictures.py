"""Between arrays of pixels and Qt's images."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from stylestudio import paths
from stylestudio.errors import ImageError, SaveError


def to_qimage(pixels: NDArray[np.uint8]) -> QImage:
    """An image with its own memory, from uint8 RGB pixels ``(H, W, 3)``.

    Bytes per line are given, because Qt expects rows padded to four bytes, and copied, because
    QImage does not keep the array alive.
    """
    pixels = np.ascontiguousarray(pixels)
    height, width, channels = pixels.shape
    if channels != 3 or pixels.dtype != np.uint8:
        raise ValueError(f"not uint8 RGB: {pixels.dtype} {pixels.shape}")
    return QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def from_qimage(image: QImage) -> NDArray[np.uint8]:
    """The inverse of :func:`to_qimage`: uint8 RGB pixels ``(H, W, 3)`` of their own."""
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    height, width = rgb.height(), rgb.width()
    rows = np.frombuffer(rgb.constBits(), np.uint8).reshape(height, rgb.bytesPerLine())
    return rows[:, : 3 * width].reshape(height, width, 3).copy()


def store_pasted(image: QImage) -> Path:
    """Write an image from the clipboard or the browser as PNG, named by its content.

    Raises:
        ImageError: the image is empty.
        SaveError: it could not be written.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # The stubs want bytes, which the function itself refuses.
    if image.isNull() or not image.save(buffer, "PNG"):  # type: ignore[call-overload]
        raise ImageError("The pasted picture is empty.", "Copy it again, or save it to a file.")
    data = bytes(buffer.data().data())
    path = paths.data_dir() / "pasted" / f"{hashlib.sha256(data).hexdigest()[:24]}.png"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            part = path.with_suffix(".part")
            part.write_bytes(data)
            part.replace(path)
    except OSError as error:
        raise SaveError(
            f"The pasted picture could not be kept in “{path.parent}”.",
            "Check that the folder can be written to and that the disk is not full.",
        ) from error
    return path
