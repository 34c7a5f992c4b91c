"""The painting film: plays while it is looked at, is made meanwhile, and fits into 8 MB."""

from __future__ import annotations

import errno
import os
import threading

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from stylestudio.errors import OutOfMemoryError, SaveError, UserError
from stylestudio.imaging.load import load_picture
from stylestudio.ui.pieces.pieces import Pieces, PieceState
from stylestudio.ui.sharing import film_material as material_module
from stylestudio.ui.sharing import share_film as film_module
from stylestudio.ui.sharing.film_dialog import FilmDialog
from stylestudio.ui.sharing.share_film import ShareFilm, film_reason
from stylestudio.ui.sharing.sharing import BEFORE_AFTER, FILM, Sharing
from tests.gui.sharing.conftest import SECRET, answer, file_dialog
from tests.gui.sharing.making import make_piece


@pytest.fixture
def pieces() -> Pieces:
    return Pieces()


@pytest.fixture
def sharing(background, gallery, window, pieces) -> Sharing:
    sharing = Sharing(background, gallery, window, pieces)
    sharing.news = []
    sharing.shared.connect(lambda path: sharing.news.append(("shared", path)))
    sharing.failed.connect(lambda error: sharing.news.append(("failed", error)))
    return sharing


@pytest.fixture
def piece(painting, photo_path):
    return make_piece(painting, load_picture(photo_path), moments=8)


@pytest.fixture
def opened(qtbot, sharing, piece, window):
    """Opens the dialog, and waits until it plays."""

    def open_(**more) -> FilmDialog:
        sharing.share_piece(more.get("piece", piece), FILM)
        dialog = window.findChildren(FilmDialog)[-1]
        qtbot.waitUntil(lambda: dialog.player.frame_count > 0)
        return dialog

    return open_


@pytest.fixture
def gate(monkeypatch):
    """Holds the making before each frame, once it is closed."""

    class Gate:
        open = threading.Event()
        made = 0

    gate = Gate()
    gate.open = threading.Event()
    original = film_module.painting_film

    def held(*arguments, check, **more):
        gate.made += 1

        def checked() -> None:
            check()
            assert gate.open.wait(10)
            check()

        return original(*arguments, check=checked, **more)

    monkeypatch.setattr(film_module, "painting_film", held)
    yield gate
    gate.open.set()


def made(dialog: FilmDialog) -> bool:
    return dialog.status.text().endswith(" s")


def nothing_left(window) -> bool:
    return not window.findChildren(FilmDialog) and not window.findChildren(ShareFilm)


def save(qtbot, dialog, path) -> None:
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    answer(file_dialog(qtbot, dialog), path)


@pytest.mark.parametrize(("name", "extension"), [("WebP", ".webp"), ("GIF", ".gif")])
def test_a_film(qtbot, sharing, opened, window, painting, tmp_path, name, extension):
    dialog = opened()
    dialog.formats.buttons[name].click()
    dialog.seconds_box.setValue(5.0)
    dialog.px_box.setValue(200)
    qtbot.waitUntil(lambda: made(dialog), timeout=20_000)
    assert dialog.status.text().endswith(", 5.0 s")
    target = tmp_path / f"film{extension}"
    save(qtbot, dialog, target)
    qtbot.waitUntil(lambda: sharing.news == [("shared", target)])
    with Image.open(target) as film:
        assert film.n_frames == 9, "the photo and eight moments"
        assert max(film.size) == 200
        assert film.info["loop"] == 0
        duration = 0
        for number in range(film.n_frames):
            film.seek(number)
            film.load()
            duration += film.info["duration"]
        last = np.array(film.convert("RGB")).astype(int)
    assert duration == pytest.approx(5000, abs=60)
    reduced = np.array(Image.fromarray(painting).resize(last.shape[1::-1]))
    assert np.abs(last - reduced).mean() < 12
    assert SECRET.encode() not in target.read_bytes()
    qtbot.waitUntil(lambda: nothing_left(window))


def test_it_plays_until_it_is_closed(qtbot, opened, background):
    dialog = opened()
    player = dialog.player
    assert player.playing
    assert player.frame_count == 9
    seen = set()

    def all_seen() -> bool:
        seen.add(player.at)
        return len(seen) > 3

    qtbot.waitUntil(all_seen)
    QTest.mouseClick(dialog.pause_button, Qt.MouseButton.LeftButton)
    assert not player.playing
    assert dialog.pause_button.accessibleName() == "Play"
    QTest.mouseClick(dialog.pause_button, Qt.MouseButton.LeftButton)
    assert player.playing
    dialog.reject()
    assert not player.playing
    background.wait()


def test_the_photo_can_be_left_out(qtbot, opened):
    dialog = opened()
    assert dialog.player.frame_count == 9
    dialog.photo_check.click()
    assert dialog.player.frame_count == 8
    dialog.reject()


def test_without_a_photo(qtbot, opened, painting, tmp_path, sharing):
    dialog = opened(piece=make_piece(painting, None, moments=3))
    assert dialog.player.frame_count == 3
    assert not dialog.photo_check.isEnabled()
    assert "missing" in dialog.photo_check.toolTip()
    save(qtbot, dialog, tmp_path / "film.webp")
    qtbot.waitUntil(lambda: bool(sharing.news), timeout=20_000)
    with Image.open(tmp_path / "film.webp") as film:
        assert film.n_frames == 3


def test_it_is_never_larger_than_promised(qtbot, sharing, opened, tmp_path, monkeypatch):
    monkeypatch.setattr(film_module, "_LIMIT_BYTES", 60_000)
    dialog = opened()
    target = tmp_path / "film.gif"
    dialog.formats.buttons["GIF"].click()
    save(qtbot, dialog, target)
    qtbot.waitUntil(lambda: bool(sharing.news), timeout=20_000)
    assert 20_000 < target.stat().st_size <= 60_000


def test_the_promise_is_8_mb():
    assert film_module._LIMIT_BYTES == 8_000_000


@pytest.mark.parametrize("name", ["WebP", "GIF"])
def test_noise_in_full_size_fits(qtbot, sharing, opened, tmp_path, name):
    """The worst that a painting could be."""
    random = np.random.default_rng(7)
    noise = random.integers(0, 256, (768, 1024, 3), np.uint8)
    dialog = opened(piece=make_piece(noise, None, moments=24))
    dialog.formats.buttons[name].click()
    target = tmp_path / f"film{'.webp' if name == 'WebP' else '.gif'}"
    save(qtbot, dialog, target)
    qtbot.waitUntil(lambda: bool(sharing.news), timeout=60_000)
    assert 2_000_000 < target.stat().st_size <= 8_000_000


def test_saving_waits_for_the_film(qtbot, sharing, opened, gate, tmp_path):
    dialog = opened()
    qtbot.waitUntil(lambda: gate.made == 1)
    assert dialog.bar.isVisible()
    save(qtbot, dialog, tmp_path / "film.webp")
    assert sharing.news == []
    gate.open.set()
    qtbot.waitUntil(lambda: bool(sharing.news), timeout=20_000)
    assert (tmp_path / "film.webp").is_file()


def test_the_bar_grows(qtbot, opened, gate):
    dialog = opened()
    values = []
    dialog.bar.valueChanged.connect(values.append)
    gate.open.set()
    qtbot.waitUntil(lambda: made(dialog), timeout=20_000)
    assert values == sorted(values)
    assert len(values) > 5
    assert not dialog.bar.isVisible()
    dialog.reject()


def test_stopped_and_made_again(qtbot, sharing, opened, gate, background, tmp_path):
    dialog = opened()
    qtbot.waitUntil(lambda: gate.made == 1)
    QTest.mouseClick(dialog.stop_button, Qt.MouseButton.LeftButton)
    assert not dialog.bar.isVisible()
    gate.open.set()
    qtbot.waitUntil(lambda: not background.busy)
    assert dialog.status.text().startswith("Stopped")
    assert sharing.news == []
    save(qtbot, dialog, tmp_path / "film.webp")
    qtbot.waitUntil(lambda: bool(sharing.news), timeout=20_000)
    assert gate.made == 2


def test_closing_ends_the_making(qtbot, sharing, opened, gate, window, background):
    dialog = opened()
    qtbot.waitUntil(lambda: gate.made == 1)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    gate.open.set()
    background.wait()
    assert sharing.news == []
    qtbot.waitUntil(lambda: nothing_left(window))


def test_another_choice_ends_the_making(qtbot, opened, gate, background):
    dialog = opened()
    qtbot.waitUntil(lambda: gate.made == 1)
    dialog.px_box.setValue(150)
    assert not dialog.bar.isVisible()
    gate.open.set()
    qtbot.waitUntil(lambda: made(dialog), timeout=20_000)
    assert gate.made == 2
    dialog.reject()


def test_the_choices_come_back(qtbot, sharing, opened, tmp_path):
    dialog = opened()
    dialog.formats.buttons["GIF"].click()
    dialog.seconds_box.setValue(8.5)
    dialog.px_box.setValue(320)
    dialog.photo_check.click()
    save(qtbot, dialog, tmp_path / "film.gif")
    qtbot.waitUntil(lambda: bool(sharing.news), timeout=20_000)
    dialog = opened()
    assert (dialog.file_format, dialog.seconds, dialog.longer_side_px) == ("GIF", 8.5, 320)
    assert not dialog.photo_check.isChecked()
    dialog.reject()


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS])
def test_a_refusing_disk_loses_nothing(
    qtbot, sharing, opened, window, tmp_path, monkeypatch, number
):
    original = material_module.write_draft

    def refusing(*_: object):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(material_module, "write_draft", refusing)
    dialog = opened()
    target = tmp_path / "film.webp"
    target.write_bytes(b"the earlier one")
    save(qtbot, dialog, target)
    qtbot.waitUntil(lambda: bool(sharing.news), timeout=20_000)
    assert isinstance(sharing.news[0][1], SaveError)
    assert "film.webp was not saved" in dialog.status.text()
    assert target.read_bytes() == b"the earlier one"
    monkeypatch.setattr(material_module, "write_draft", original)
    save(qtbot, dialog, target)
    qtbot.waitUntil(lambda: sharing.news[-1] == ("shared", target))
    assert target.read_bytes()[:4] == b"RIFF"


def test_the_folder_has_gone(qtbot, sharing, opened, tmp_path):
    dialog = opened()
    sharing_film = dialog.parent().findChildren(ShareFilm)[-1]
    sharing_film._on_chosen(tmp_path / "gone" / "film.webp")
    qtbot.waitUntil(lambda: bool(sharing.news), timeout=20_000)
    assert "does not exist" in sharing.news[0][1].message
    dialog.reject()


def test_no_picture_of_the_gallery_is_replaced(qtbot, sharing, opened, gallery, kept):
    odd = kept.rename(kept.with_suffix(".webp"))
    before = odd.read_bytes()
    dialog = opened()
    save(qtbot, dialog, odd)
    qtbot.waitUntil(lambda: bool(sharing.news), timeout=20_000)
    assert isinstance(sharing.news[0][1], UserError)
    assert odd.read_bytes() == before
    dialog.reject()


def test_memory_runs_out(qtbot, sharing, opened, monkeypatch):
    def starving(*_: object, **__: object):
        raise MemoryError

    monkeypatch.setattr(film_module, "painting_film", starving)
    dialog = opened()
    qtbot.waitUntil(lambda: bool(sharing.news))
    assert isinstance(sharing.news[0][1], OutOfMemoryError)
    assert "not enough memory" in dialog.status.text()
    dialog.reject()


# Whether there can be one ------------------------------------------------------------------------


def test_why_there_is_no_film(qtbot, sharing, pieces, piece, painting, kept, window):
    kept_words = "The moments are kept while the picture is on the canvas."
    assert film_reason(None) == film_reason(make_piece(painting, None)) == kept_words
    assert film_reason(piece) == ""
    assert sharing.film_reason(kept) == kept_words
    sharing.share_file(kept, FILM)
    (_, error) = sharing.news[0]
    assert isinstance(error, UserError)
    assert error.remedy == kept_words
    piece.saved_to = kept
    pieces.replace([piece])
    assert sharing.film_reason(kept) == ""
    sharing.share_file(kept, FILM)
    (dialog,) = window.findChildren(FilmDialog)
    qtbot.waitUntil(lambda: dialog.player.frame_count > 0)
    dialog.reject()
    piece.state = PieceState.PAINTING
    assert "Wait" in film_reason(piece)


def test_the_kinds_are_those_of_the_gallery_s_menu():
    from stylestudio.ui.gallery import gallery_actions

    assert (gallery_actions.BEFORE_AFTER, gallery_actions.FILM) == (BEFORE_AFTER, FILM)
