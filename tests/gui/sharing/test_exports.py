"""Exports from the question to the file: every format, every size, and all that can go wrong."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from stylestudio.errors import InternalError, SaveError, StyleStudioError, UserError
from stylestudio.gallery.export import load_pixels
from stylestudio.gallery.metadata import read_record
from stylestudio.imaging import save as save_module
from stylestudio.imaging.load import load_picture
from stylestudio.ui.sharing import exports as exports_module
from stylestudio.ui.sharing.export_dialog import ExportDialog
from stylestudio.ui.sharing.exports import Exports
from stylestudio.ui.sharing.work_window import WorkWindow
from tests.gui.sharing.conftest import SECRET, answer, file_dialog

FORMATS = [
    ("PNG", ".png", "PNG"),
    ("JPEG", ".jpg", "JPEG"),
    ("WebP", ".webp", "WEBP"),
    ("AVIF", ".avif", "AVIF"),
    ("TIFF", ".tif", "TIFF"),
]


class Told:
    """What an object's signals have said."""

    def __init__(self, exports: Exports) -> None:
        self.exported: list[list[Path]] = []
        self.failed: list[StyleStudioError] = []
        self.progress: list[tuple[int, int]] = []
        self.ended = 0
        exports.exported.connect(self.exported.append)
        exports.failed.connect(self.failed.append)
        exports.progressed.connect(lambda done, total: self.progress.append((done, total)))
        exports.ended.connect(self._on_ended)

    def _on_ended(self) -> None:
        self.ended += 1


@pytest.fixture
def exports(background, gallery, window) -> Exports:
    return Exports(background, gallery, window)


@pytest.fixture
def told(exports) -> Told:
    return Told(exports)


@pytest.fixture
def target_folder(tmp_path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@pytest.fixture
def deep_kept(gallery, painting, record) -> Path:
    """A picture of the gallery with 16 bits."""
    random = np.random.default_rng(3)
    deep = painting.astype(np.uint16) * 257
    return gallery.keep(deep ^ random.integers(0, 64, deep.shape, np.uint16), record)


@pytest.fixture
def asked(qtbot, window, exports) -> Callable[..., ExportDialog]:
    """Waits for the dialog."""

    def wait() -> ExportDialog:
        def open_dialogs() -> list[ExportDialog]:
            return [d for d in window.findChildren(ExportDialog) if d.isVisible()]

        qtbot.waitUntil(lambda: bool(open_dialogs()))
        (dialog,) = open_dialogs()
        return dialog

    return wait


@pytest.fixture
def export_to(qtbot, window, told, asked):
    """Answers both questions, and waits for the end."""

    def export(
        target: Path, choose: Callable[[ExportDialog], None] = lambda dialog: None, ends: int = 1
    ) -> None:
        dialog = asked()
        choose(dialog)
        QTest.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
        answer(file_dialog(qtbot, window), target)
        qtbot.waitUntil(lambda: told.ended == ends, timeout=20_000)

    return export


def with_format(name: str) -> Callable[[ExportDialog], None]:
    return lambda dialog: dialog.format_chooser.formats.buttons[name].click()


# What is written ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "extension", "found"), FORMATS)
def test_each_format(
    exports, told, export_to, kept, painting, target_folder, name, extension, found
):
    before = kept.read_bytes()
    exports.export_files([kept])
    target = target_folder / f"mine{extension}"
    export_to(target, with_format(name))
    assert told.exported == [[target]]
    assert told.failed == []
    assert told.progress == [(0, 1), (1, 1)]
    with Image.open(target) as written:
        assert written.format == found
        assert written.size == painting.shape[1::-1]
    difference = load_picture(target).astype(int) - painting
    assert np.abs(difference).mean() < (1e-9 if name in ("PNG", "TIFF") else 6)
    assert kept.read_bytes() == before
    assert not list(target_folder.glob(".*")), "no draft is left"


@pytest.mark.parametrize(("name", "extension", "found"), FORMATS)
def test_with_metadata_out_the_file_says_nothing(
    exports, told, export_to, kept, target_folder, name, extension, found
):
    exports.export_files([kept])

    def choose(dialog: ExportDialog) -> None:
        with_format(name)(dialog)
        dialog.metadata_check.click()

    target = target_folder / f"mine{extension}"
    export_to(target, choose)
    data = target.read_bytes()
    for text in (b"StyleStudio", b"Swirls", b"xmp", b"Lake", SECRET.encode(), b"iTXt"):
        assert text not in data
    assert read_record(target) is None


@pytest.mark.parametrize(("name", "extension", "found"), FORMATS)
def test_with_metadata_in_it_says_how_but_not_where(
    exports, told, export_to, kept, target_folder, name, extension, found
):
    exports.export_files([kept])
    target = target_folder / f"mine{extension}"
    export_to(target, with_format(name))
    data = target.read_bytes()
    assert b"StyleStudio" in data
    assert SECRET.encode() not in data
    assert os.fsencode(target_folder.parent) not in data
    if name == "PNG":
        assert read_record(target).name == "Lake × Swirls"


@pytest.mark.parametrize("name", ["PNG", "TIFF"])
def test_16_bits(exports, told, export_to, deep_kept, target_folder, name):
    deep = load_pixels(deep_kept)
    assert deep.dtype == np.uint16
    exports.export_files([deep_kept])
    target = target_folder / f"mine{'.png' if name == 'PNG' else '.tif'}"
    export_to(target, with_format(name))
    if name == "PNG":
        np.testing.assert_array_equal(load_pixels(target), deep)
    with Image.open(target) as written:
        assert written.size == deep.shape[1::-1]
    # Three samples of two bytes, hardly to be compressed, against one of 8 bits.
    assert target.stat().st_size > 1.2 * deep.shape[0] * deep.shape[1] * 3


def test_16_bits_become_8(exports, export_to, deep_kept, painting, target_folder):
    exports.export_files([deep_kept])

    def choose(dialog: ExportDialog) -> None:
        dialog.format_chooser.depths.buttons["8"].click()

    export_to(target_folder / "mine.png", choose)
    pixels = load_pixels(target_folder / "mine.png")
    assert pixels.dtype == np.uint8
    np.testing.assert_allclose(pixels.astype(int), painting, atol=1)


def test_a_size_in_pixels(exports, export_to, kept, painting, target_folder):
    exports.export_files([kept])

    def choose(dialog: ExportDialog) -> None:
        dialog.size_chooser.ways.buttons["pixels"].click()
        dialog.size_chooser.px_box.setValue(160)

    export_to(target_folder / "small.png", choose)
    with Image.open(target_folder / "small.png") as written:
        assert max(written.size) == 160
        assert "dpi" not in written.info


@pytest.mark.parametrize("name", ["PNG", "JPEG", "TIFF"])
def test_a_size_in_centimetres(exports, export_to, kept, target_folder, name):
    exports.export_files([kept])

    def choose(dialog: ExportDialog) -> None:
        with_format(name)(dialog)
        dialog.size_chooser.ways.buttons["print"].click()
        dialog.size_chooser.cm_box.setValue(5.08)
        dialog.size_chooser.dpi_box.setValue(150)

    extension = {"PNG": ".png", "JPEG": ".jpg", "TIFF": ".tif"}[name]
    export_to(target_folder / f"print{extension}", choose)
    with Image.open(target_folder / f"print{extension}") as written:
        assert max(written.size) == 300
        assert written.info["dpi"] == pytest.approx((150, 150), abs=0.1)


@pytest.mark.parametrize("record_known", [True, False])
def test_a_picture_of_the_canvas(
    exports, told, export_to, painting, record, target_folder, record_known
):
    exports.export_pixels(painting, record if record_known else None, "Lake × Swirls")
    target = target_folder / "canvas.png"
    export_to(target)
    np.testing.assert_array_equal(load_picture(target), painting)
    assert (read_record(target) is not None) is record_known
    assert SECRET.encode() not in target.read_bytes()


def test_a_deep_picture_of_the_canvas(exports, export_to, painting, target_folder):
    deep = painting.astype(np.uint16) * 257
    exports.export_pixels(deep, None, "Deep")
    export_to(target_folder / "deep.png")
    np.testing.assert_array_equal(load_pixels(target_folder / "deep.png"), deep)


# Where it is written -----------------------------------------------------------------------------


def test_the_file_dialog_suggests_a_free_name(qtbot, exports, told, asked, window, kept, tmp_path):
    first = tmp_path / "first"
    first.mkdir()
    exports.export_files([kept])
    asked().export_button.click()
    dialog = file_dialog(qtbot, window)
    assert Path(dialog.selectedFiles()[0]).name == f"{kept.stem}.png"
    answer(dialog, first / f"{kept.stem}.png")
    qtbot.waitUntil(lambda: told.ended == 1)
    exports.export_files([kept])
    asked().export_button.click()
    dialog = file_dialog(qtbot, window)
    # The folder is remembered, and the name is taken there.
    assert Path(dialog.selectedFiles()[0]) == first / f"{kept.stem} (2).png"
    dialog.reject()
    assert not exports.busy


def test_another_extension_is_corrected_and_replaces_nothing(
    exports, told, export_to, kept, target_folder
):
    (target_folder / "mine.webp").write_bytes(b"somebody's")
    exports.export_files([kept])
    export_to(target_folder / "mine.png", with_format("WebP"))
    assert (target_folder / "mine.webp").read_bytes() == b"somebody's"
    assert told.exported == [[target_folder / "mine (2).webp"]]


def test_what_the_user_agrees_to_is_replaced(exports, export_to, kept, painting, target_folder):
    (target_folder / "mine.png").write_bytes(b"the earlier one")
    exports.export_files([kept])
    export_to(target_folder / "mine.png")
    np.testing.assert_array_equal(load_picture(target_folder / "mine.png"), painting)


def test_the_gallery_s_own_file_is_never_replaced(exports, told, export_to, kept):
    before = kept.read_bytes()
    exports.export_files([kept])
    export_to(kept)
    assert kept.read_bytes() == before
    (error,) = told.failed
    assert isinstance(error, UserError)
    assert kept.name in error.message
    assert told.exported == []


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own there")
def test_nor_any_other_of_the_gallery_s_not_even_through_a_link(
    exports, told, export_to, gallery, kept, painting, target_folder
):
    other = gallery.keep(painting[::-1], read_record(kept))
    before = other.read_bytes()
    link = target_folder / "link.png"
    link.symlink_to(other)
    for number, target in enumerate((other, link), start=1):
        exports.export_files([kept])
        export_to(target, ends=number)
    assert other.read_bytes() == before
    assert len(told.failed) == 2


def test_several_go_into_a_folder_and_replace_nothing(
    exports, told, export_to, gallery, kept, painting, record, target_folder
):
    other = gallery.keep(painting[:, ::-1], record)
    (target_folder / f"{kept.stem}.jpg").write_bytes(b"somebody's")
    exports.export_files([kept, other, kept])
    export_to(target_folder, with_format("JPEG"))
    assert (target_folder / f"{kept.stem}.jpg").read_bytes() == b"somebody's"
    names = [path.name for path in told.exported[0]]
    assert names == [f"{kept.stem} (2).jpg", f"{other.stem}.jpg", f"{kept.stem} (3).jpg"] or (
        len(set(names)) == 3 and f"{kept.stem}.jpg" not in names
    )
    assert told.progress == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert all(path.parent == target_folder for path in told.exported[0])


def test_what_is_dismissed_writes_nothing(qtbot, exports, told, asked, window, kept, tmp_path):
    exports.export_files([kept])
    asked().reject()
    exports.export_files([kept])
    asked().export_button.click()
    file_dialog(qtbot, window).reject()
    exports.export_files([])
    assert not exports.busy
    assert (told.exported, told.failed, told.ended) == ([], [], 0)
    qtbot.waitUntil(lambda: not exports._background.busy)


# What goes wrong ---------------------------------------------------------------------------------


def test_the_folder_has_gone(qtbot, exports, told, asked, window, kept, target_folder):
    exports.export_files([kept])
    asked().export_button.click()
    dialog = file_dialog(qtbot, window)
    dialog.setDirectory(str(target_folder))
    dialog.selectFile("mine.png")
    target_folder.rmdir()
    dialog.fileSelected.emit(str(target_folder / "mine.png"))
    dialog.reject()
    qtbot.waitUntil(lambda: told.ended == 1)
    (error,) = told.failed
    assert isinstance(error, SaveError)
    assert "mine.png" in error.message
    assert error.remedy
    assert told.exported == []


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "read-only"),
        (errno.EACCES, "not allowed"),
        (errno.EIO, "not saved"),
    ],
)
def test_the_system_refuses_one_of_several(
    exports, told, export_to, gallery, kept, painting, record, target_folder, monkeypatch, number,
    words,
):  # fmt: skip
    others = [gallery.keep(np.roll(painting, shift, 0), record) for shift in (5, 9)]
    original = save_module.write_draft
    calls = []

    def refusing(folder: Path, data: bytes) -> Path:
        calls.append(folder)
        if len(calls) == 2:
            raise OSError(number, os.strerror(number))
        return original(folder, data)

    monkeypatch.setattr(save_module, "write_draft", refusing)
    exports.export_files([kept, *others])
    export_to(target_folder)
    assert len(told.exported[0]) == 2
    assert len(list(target_folder.iterdir())) == 2, "and nothing else is left there"
    (error,) = told.failed
    assert isinstance(error, SaveError)
    assert error.message.startswith(f"1 of 3 pictures were not exported: “{others[0].stem}”. ")
    assert words in error.message
    assert error.remedy
    assert told.progress[-1] == (3, 3)


def test_a_source_has_gone_and_the_others_go_on(
    exports, told, export_to, gallery, kept, painting, record, target_folder
):
    others = [gallery.keep(np.roll(painting, shift, 0), record) for shift in range(1, 6)]

    def choose(_: ExportDialog) -> None:
        for path in others[:4]:
            path.unlink()

    exports.export_files([*others, kept])
    export_to(target_folder, choose)
    assert len(told.exported[0]) == 2
    (error,) = told.failed
    assert "4 of 6" in error.message
    assert "and 1 more" in error.message


def test_a_picture_that_cannot_be_read_is_told_at_once(qtbot, exports, told, tmp_path):
    exports.export_files([tmp_path / "gone.png"])
    qtbot.waitUntil(lambda: bool(told.failed))
    assert "gone.png" in told.failed[0].message


def test_a_bug_of_ours_stays_one(exports, told, export_to, kept, target_folder, monkeypatch):
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(exports_module, "export_picture", broken)
    exports.export_files([kept, kept])
    export_to(target_folder)
    (error,) = told.failed
    assert isinstance(error, InternalError)
    assert isinstance(error.__cause__.__cause__, ZeroDivisionError)
    assert not list(target_folder.iterdir())


# Cancel ------------------------------------------------------------------------------------------


@pytest.fixture
def held(monkeypatch):
    """Holds each export until it is let go; begun ones are counted."""

    class Held:
        begun = 0
        go_on = threading.Event()

    state = Held()
    state.go_on = threading.Event()
    original = exports_module.export_picture

    def slow(*arguments: object) -> None:
        state.begun += 1
        assert state.go_on.wait(10)
        original(*arguments)

    monkeypatch.setattr(exports_module, "export_picture", slow)
    yield state
    state.go_on.set()


@pytest.mark.parametrize("how", ["button", "escape", "close", "program"])
def test_cancelled_in_the_middle(
    qtbot, exports, told, asked, window, kept, target_folder, held, how
):
    exports.export_files([kept] * 5)
    asked().export_button.click()
    answer(file_dialog(qtbot, window), target_folder)
    qtbot.waitUntil(lambda: held.begun == 1)
    (work,) = window.findChildren(WorkWindow)
    assert work.isVisible()
    assert "1 of 5" in work.words.text()
    if how == "button":
        QTest.mouseClick(work.stop_button, Qt.MouseButton.LeftButton)
    elif how == "escape":
        QTest.keyClick(work, Qt.Key.Key_Escape)
    elif how == "close":
        work.close()
    else:
        exports.cancel()
    assert how == "program" or "Stopping" in work.words.text()
    held.go_on.set()
    qtbot.waitUntil(lambda: told.ended == 1)
    assert held.begun == 1
    assert len(told.exported[0]) == 1, "what is written stays"
    assert told.failed == []
    qtbot.waitUntil(lambda: not window.findChildren(WorkWindow))
    assert len(list(target_folder.iterdir())) == 1


def test_a_second_export_waits_for_the_first(
    qtbot, exports, told, asked, window, kept, target_folder, held
):
    for number in (1, 2):
        exports.export_files([kept])
        asked().export_button.click()
        answer(file_dialog(qtbot, window), target_folder / f"{number}.png")
    assert exports.busy
    held.go_on.set()
    qtbot.waitUntil(lambda: told.ended == 1)
    assert told.exported == [[target_folder / "1.png"], [target_folder / "2.png"]]
    assert not exports.busy


def test_the_dialogs_do_not_block(qtbot, exports, asked, window, kept):
    exports.export_files([kept])
    dialog = asked()
    assert dialog.isModal()
    dialog.export_button.click()
    chooser = file_dialog(qtbot, window)
    assert isinstance(chooser, QFileDialog)
    chooser.reject()
