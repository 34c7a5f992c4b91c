"""What can be chosen for an export, and what the dialog says to it."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QSlider, QWidget

from stylestudio.errors import ImageError
from stylestudio.gallery.export import EXPORT_FORMATS, ExportOptions
from stylestudio.imaging.encode import encode_picture
from stylestudio.imaging.load import load_picture
from stylestudio.imaging.resize import resize_picture
from stylestudio.paths import resources
from stylestudio.ui.file_dialogs import window_state
from stylestudio.ui.sharing.export_dialog import ExportDialog
from stylestudio.ui.sharing.export_memory import FORMATS
from stylestudio.ui.sharing.export_source import ExportSource
from stylestudio.ui.sharing.sharing_words import file_size_words
from stylestudio.ui.sharing.size_estimate import estimate_bytes


@pytest.fixture
def opened(qtbot, window, background):
    """Opens the dialog; what it has chosen is in ``answers``."""

    def open_(**facts) -> ExportDialog:
        source = ExportSource(
            **{"name": "Lake × Swirls", "width_px": 4096, "height_px": 2731, **facts}
        )
        dialog = ExportDialog(source, window, background=background)
        dialog.answers = []
        dialog.chosen.connect(dialog.answers.append)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        qtbot.waitExposed(dialog)
        return dialog

    return open_


def press(buttons: dict[str, QAbstractButton], name: str) -> None:
    QTest.mouseClick(buttons[name], Qt.MouseButton.LeftButton)


def choose_format(dialog: ExportDialog, name: str) -> None:
    press(dialog.format_chooser.formats.buttons, name)


def choose_size(dialog: ExportDialog, way: str) -> None:
    press(dialog.size_chooser.ways.buttons, way)


def export(dialog: ExportDialog) -> ExportOptions:
    QTest.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    (options,) = dialog.answers
    return options


def test_all_formats_are_offered_each_with_a_hint():
    assert set(FORMATS) == set(EXPORT_FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_says_what_it_is_for(opened, name):
    dialog = opened()
    choose_format(dialog, name)
    assert dialog.format_chooser.hint.text().strip().endswith(".")
    lossy = name in ("JPEG", "WebP", "AVIF")
    assert dialog.format_chooser.slider.isVisible() is lossy
    assert dialog.format_chooser.quality_box.isVisible() is lossy
    assert dialog.format_chooser.depths.isVisible() is not lossy
    options = export(dialog)
    assert options.file_format == name
    assert options.bits == 8
    assert options.metadata


def test_each_format_has_its_own_quality_by_slider_or_number(opened):
    dialog = opened()
    choose_format(dialog, "JPEG")
    dialog.format_chooser.slider.setValue(60)
    assert dialog.format_chooser.quality_box.value() == 60
    choose_format(dialog, "WebP")
    assert dialog.format_chooser.quality_box.value() == 92
    dialog.format_chooser.quality_box.setValue(71)
    assert dialog.format_chooser.slider.value() == 71
    choose_format(dialog, "JPEG")
    assert export(dialog).quality == 60


def test_16_bits_are_for_pictures_that_have_them(opened):
    dialog = opened(bits=8)
    deep = dialog.format_chooser.depths.buttons["16"]
    assert not deep.isEnabled()
    assert "8 bits" in deep.toolTip()
    assert deep.toolTip() == dialog.format_chooser.depth_hint.text()
    assert export(dialog).bits == 8


def test_16_bits_stay_chosen_until_8_are(opened):
    assert export(opened(bits=16)).bits == 16
    assert export(opened(bits=8)).bits == 8
    dialog = opened(bits=16)
    press(dialog.format_chooser.depths.buttons, "8")
    assert export(dialog).bits == 8
    assert export(opened(bits=16)).bits == 8


def test_as_painted(opened):
    dialog = opened()
    assert dialog.size_chooser.result.text() == ("4096 × 2731 pixels  ·  34.7 × 23.1 cm at 300 dpi")
    options = export(dialog)
    assert options.longer_side_px is None
    assert options.dpi is None


def test_pixels_and_centimetres_are_one_size_in_two_measures(opened):
    dialog = opened()
    choose_size(dialog, "pixels")
    dialog.size_chooser.px_box.setValue(3000)
    assert "3000 × 2000 pixels" in dialog.size_chooser.result.text()
    assert dialog.options.longer_side_px == 3000
    assert dialog.options.dpi is None
    choose_size(dialog, "print")
    assert dialog.size_chooser.cm_box.value() == pytest.approx(25.4)
    assert dialog.options.longer_side_px == 3000
    assert dialog.options.dpi == 300
    dialog.size_chooser.cm_box.setValue(30)
    assert "3543 × 2362 pixels  ·  30.0 × 20.0 cm" in dialog.size_chooser.result.text()
    dialog.size_chooser.dpi_box.setValue(150)
    assert "1772 × 1181 pixels" in dialog.size_chooser.result.text()
    choose_size(dialog, "pixels")
    assert dialog.size_chooser.px_box.value() == 1772


def test_an_upright_picture(opened):
    dialog = opened(width_px=2000, height_px=3000)
    choose_size(dialog, "pixels")
    dialog.size_chooser.px_box.setValue(1500)
    assert "1000 × 1500 pixels" in dialog.size_chooser.result.text()


def test_enlarging_is_told_gently(opened):
    dialog = opened(width_px=1024, height_px=768)
    choose_size(dialog, "print")
    assert "3.5 times as large" in dialog.size_chooser.note.text()
    assert dialog.export_button.isEnabled()
    choose_size(dialog, "painted")
    assert dialog.size_chooser.note.text() == ""


def test_a_format_that_knows_no_prints_says_so(opened):
    dialog = opened()
    choose_size(dialog, "print")
    choose_format(dialog, "WebP")
    assert "does not say how large it prints" in dialog.size_chooser.note.text()
    choose_format(dialog, "JPEG")
    assert "does not say" not in dialog.size_chooser.note.text()


@pytest.mark.parametrize(
    ("name", "longer_px", "words"),
    [
        ("PNG", 40_000, "at most 200 megapixels"),
        ("WebP", 16_800, "16383"),
    ],
)
def test_what_no_file_can_hold_is_said_at_once(opened, name, longer_px, words):
    dialog = opened(width_px=4096, height_px=1024)
    choose_format(dialog, name)
    choose_size(dialog, "pixels")
    dialog.size_chooser.px_box.setValue(longer_px)
    said = f"{dialog.size_chooser.note.text()} {dialog.problem.text()}"
    assert words in said
    assert not dialog.export_button.isEnabled()
    dialog.size_chooser.px_box.setValue(1000)
    assert dialog.export_button.isEnabled()
    assert not dialog.problem.isVisible()


def test_a_print_of_too_few_pixels_is_no_picture(opened):
    dialog = opened()
    choose_size(dialog, "print")
    dialog.size_chooser.cm_box.setValue(0.5)
    dialog.size_chooser.dpi_box.setValue(20)
    assert "too small" in dialog.size_chooser.note.text()
    assert not dialog.export_button.isEnabled()


def test_several_pictures(opened):
    dialog = opened(several=12, bits=16)
    assert dialog.windowTitle() == "Export 12 pictures"
    assert dialog.size_chooser.result.text() == ""
    assert dialog.options.bits is None, "each as many as it has"
    choose_size(dialog, "pixels")
    dialog.size_chooser.px_box.setValue(8192)
    assert dialog.size_chooser.result.text() == "8192 pixels on the longer side"
    assert dialog.size_chooser.note.text().startswith("Up to 2.0 times")


def test_the_last_choices_come_back(opened):
    dialog = opened(bits=16)
    choose_format(dialog, "AVIF")
    dialog.format_chooser.slider.setValue(44)
    choose_size(dialog, "print")
    dialog.size_chooser.cm_box.setValue(12.5)
    dialog.size_chooser.dpi_box.setValue(240)
    dialog.metadata_check.click()
    first = export(dialog)
    assert not first.metadata
    assert export(opened(bits=16)) == first


def test_what_was_dismissed_is_not_remembered(opened):
    dialog = opened()
    choose_format(dialog, "TIFF")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.answers == []
    assert opened().options.file_format == "PNG"


def test_a_damaged_memory_is_as_good_as_none(opened):
    state = window_state()
    for name in ("format", "quality-JPEG", "size", "longer_side_px", "longer_side_cm", "dpi"):
        state.setValue(f"export/{name}", "-7 nonsense")
    state.sync()
    assert export(opened()) == ExportOptions(quality=100, bits=8)


def test_the_keyboard_is_enough(qtbot, opened):
    dialog = opened()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.export_button.isDefault()
    formats = dialog.format_chooser.formats.buttons
    formats["PNG"].setFocus()
    QTest.keyClick(formats["PNG"], Qt.Key.Key_Right)
    assert dialog.format_chooser.file_format == "JPEG"
    reached = []
    for _ in range(40):
        focused = QApplication.focusWidget()
        if focused in reached:
            break
        reached.append(focused)
        QTest.keyClick(dialog, Qt.Key.Key_Tab)
    assert {dialog.format_chooser.slider, dialog.format_chooser.quality_box} <= set(reached)
    assert {dialog.metadata_check, dialog.cancel_button, dialog.export_button} <= set(reached)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert len(dialog.answers) == 1


def test_the_screen_reader_knows_all_of_it(opened):
    dialog = opened()
    kinds = (QAbstractButton, QAbstractSpinBox, QSlider)
    parts = [part for part in dialog.findChildren(QWidget) if isinstance(part, kinds)]
    assert len(parts) > 15
    for part in parts:
        named = part.accessibleName() or (isinstance(part, QAbstractButton) and part.text())
        assert named, part


def test_large_text_stays_on_a_small_screen(opened, qapp):
    font = qapp.font()
    large = qapp.font()
    large.setPointSizeF(2 * font.pointSizeF())
    qapp.setFont(large)
    try:
        dialog = opened()
        choose_size(dialog, "print")
        QApplication.processEvents()
        room = dialog.screen().availableGeometry()
        assert dialog.minimumSizeHint().height() <= 600
        assert dialog.height() <= room.height()
        for name, button in dialog.format_chooser.formats.buttons.items():
            needed = button.fontMetrics().horizontalAdvance(name)
            assert button.width() >= needed + 2
        dialog.reject()
    finally:
        qapp.setFont(font)


# The estimate ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def large():
    return load_picture(resources() / "samples" / "style_mosaic.jpg")


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("longer_px", [300, 1100, 2200])
def test_the_estimate_is_near_the_truth(large, name, longer_px):
    height, width = large.shape[:2]
    height, width = round(height * longer_px / width), longer_px
    true = len(encode_picture(resize_picture(large, height, width), name, quality=85))
    about = estimate_bytes(large, width, height, name, quality=85, bits=8)
    assert about == pytest.approx(true, rel=0.35)


def test_the_estimate_of_16_bits(painting):
    deep = painting.astype(np.uint16) * 257
    random = np.random.default_rng(5)
    deep += random.integers(0, 100, deep.shape, np.uint16)
    height, width = deep.shape[:2]
    about = estimate_bytes(deep, width, height, "PNG", quality=100, bits=16)
    assert about == pytest.approx(len(encode_picture(deep, "PNG")), rel=0.3)


def test_the_estimate_follows_the_choices(qtbot, opened, painting):
    height, width = painting.shape[:2]
    dialog = opened(width_px=width, height_px=height, sample=lambda: painting)
    qtbot.waitUntil(lambda: dialog.estimate.text().startswith("About"))
    assert (
        dialog.estimate.text() == f"About {file_size_words(len(encode_picture(painting, 'PNG')))}"
    )
    assert dialog.preview.image is not None
    before = dialog.estimate.text()
    choose_format(dialog, "JPEG")
    assert dialog.estimate.text() == "Estimating…"
    qtbot.waitUntil(lambda: dialog.estimate.text().startswith("About"))
    assert dialog.estimate.text() != before
    dialog.reject()


def test_a_picture_that_cannot_be_read_can_still_be_chosen_for(qtbot, opened, background):
    def read():
        raise ImageError("Lake.png is damaged or incomplete.")

    dialog = opened(sample=read)
    qtbot.waitUntil(lambda: not background.busy)
    assert dialog.preview.accessibleDescription() == "Lake.png is damaged or incomplete."
    assert dialog.estimate.text() == ""
    assert export(dialog)


def test_closed_while_it_reads(qtbot, opened, background, painting):
    go_on = threading.Event()

    def read():
        assert go_on.wait(10)
        return painting

    dialog = opened(sample=read)
    dialog.reject()
    go_on.set()
    background.wait()
    assert dialog.preview.image is None


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (400, "1 KB"),
        (48_200, "48 KB"),
        (123_456, "120 KB"),
        (999_700, "1.0 MB"),
        (2_440_000, "2.4 MB"),
        (12_600_000, "13 MB"),
    ],
)
def test_sizes_in_words(qapp, count, words):
    assert file_size_words(count) == words
