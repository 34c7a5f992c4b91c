from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtWidgets import QFileDialog, QWidget

from stylestudio.gallery.gallery import Gallery
from stylestudio.gallery.record import PictureRecord, SourceRecord
from stylestudio.imaging.load import load_picture
from stylestudio.imaging.save import save_picture
from stylestudio.paths import resources

#: In a path that must never leave the computer.
SECRET = "the-owners-name"


@pytest.fixture
def window(qtbot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    return window


@pytest.fixture
def gallery(tmp_path) -> Iterator[Gallery]:
    gallery = Gallery(tmp_path / "gallery", tmp_path / "index.sqlite")
    yield gallery
    gallery.close()


@pytest.fixture(scope="session")
def painting() -> NDArray[np.uint8]:
    """A picture of 320 × 213 or so with the detail of a painting."""
    return load_picture(resources() / "samples" / "style_swirls.jpg", longer_side_px=320)


@pytest.fixture
def photo_path(tmp_path) -> Path:
    path = tmp_path / SECRET / "Lake.jpg"
    path.parent.mkdir()
    save_picture(
        load_picture(resources() / "samples" / "content_lake.jpg", longer_side_px=400), path
    )
    return path


@pytest.fixture
def record(photo_path) -> PictureRecord:
    source = SourceRecord(role="content", path=str(photo_path), title="Lake")
    return PictureRecord(name="Lake × Swirls", sources=(source,))


@pytest.fixture
def kept(gallery, painting, record) -> Path:
    """A picture of the gallery."""
    return gallery.keep(painting, record)


def file_dialog(qtbot, window: QWidget) -> QFileDialog:
    """The file dialog that is open, wherever in the window."""
    qtbot.waitUntil(lambda: bool(_open_dialogs(window)), timeout=10_000)
    (dialog,) = _open_dialogs(window)
    return dialog


def _open_dialogs(window: QWidget) -> list[QFileDialog]:
    return [dialog for dialog in window.findChildren(QFileDialog) if dialog.isVisible()]


def answer(dialog: QFileDialog, path: Path) -> None:
    """Choose a file or a folder, and agree to replace it."""
    if dialog.fileMode() is QFileDialog.FileMode.Directory:
        dialog.selectFile(str(path))
    else:
        dialog.setDirectory(str(path.parent))
        # The dialog's own question stops the test; it has been answered with Yes.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.selectFile(path.name)
    dialog.accept()
