"""What the tests of the sources share: pictures, drops, and a record of what was told."""

from __future__ import annotations

import struct
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage

from stylestudio.ui.background import Background
from stylestudio.ui.sources.rejection import Rejection
from stylestudio.ui.sources.sources import Sources
from tests.gui.conftest import make_picture


class Told:
    """Everything that sources say, in order."""

    def __init__(self, sources: Sources) -> None:
        self.order: list[str] = []
        self.rejections: list[Rejection] = []
        self.notices: list[str] = []
        self.steps: list[str] = []
        sources.changed.connect(self._on_changed)
        sources.photo_changed.connect(self._on_photo_changed)
        sources.loading_changed.connect(self._on_loading_changed)
        sources.rejected.connect(self._on_rejected)
        sources.noticed.connect(self._on_noticed)
        sources.settled.connect(self._on_settled)

    def _on_changed(self) -> None:
        self.order.append("changed")

    def _on_photo_changed(self) -> None:
        self.order.append("photo_changed")

    def _on_loading_changed(self, loading: bool) -> None:
        self.order.append(f"loading {loading}")

    def _on_rejected(self, rejections: list[Rejection]) -> None:
        self.order.append("rejected")
        self.rejections += rejections

    def _on_noticed(self, words: str) -> None:
        self.order.append("noticed")
        self.notices.append(words)

    def _on_settled(self, words: str) -> None:
        self.order.append("settled")
        self.steps.append(words)


def pictures(folder: Path, count: int, side_px: int = 40) -> list[Path]:
    """Small pictures “picture 1.png” and so on, each one pixel wider than the one before."""
    folder.mkdir(parents=True, exist_ok=True)
    return [
        make_picture(folder / f"picture {number}.png", side_px + number, side_px, seed=number)
        for number in range(1, count + 1)
    ]


def image_mime(width: int = 45, height: int = 37) -> QMimeData:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(200, 100, 50))
    mime = QMimeData()
    mime.setImageData(image)
    return mime


def web_mime(address: str = "https://example.org/paintings/waves.png") -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl(address)])
    return mime


def text_mime() -> QMimeData:
    mime = QMimeData()
    mime.setText("only words")
    return mime


def huge_png(path: Path, width_px: int, height_px: int) -> Path:
    """A PNG whose header promises a picture that no memory should be asked for."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checksum = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", checksum)

    header = struct.pack(">IIBBBBB", width_px, height_px, 8, 2, 0, 0, 0)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0"))
        + chunk(b"IEND", b"")
    )
    return path


@contextmanager
def readers_held(background: Background) -> Iterator[None]:
    """Nothing is read inside: both readers wait."""
    go_on, waiting = threading.Event(), threading.Semaphore(0)

    def wait() -> None:
        waiting.release()
        assert go_on.wait(10)

    for _ in range(2):
        background.submit(wait, _ignore, _ignore)
    for _ in range(2):
        assert waiting.acquire(timeout=10)
    try:
        yield
    finally:
        go_on.set()


def _ignore(_: object) -> None:
    """Nothing follows."""
