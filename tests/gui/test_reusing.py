"""A picture of ours that is dropped on the window can be painted once more, whole or in part."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from stylestudio import paths
from stylestudio.disk import sha256_of
from stylestudio.gallery.gallery import Gallery
from stylestudio.gallery.metadata import RECORD_KEYWORD, read_metadata, read_source_thumbnails
from stylestudio.gallery.record import record_of
from stylestudio.imaging.deep_png import load_deep_png
from stylestudio.imaging.png_texts import write_with_texts
from stylestudio.request.style_request import StyleRequest
from stylestudio.request.variants import variant_named
from stylestudio.ui.gallery.reuse_menu import ReuseMenu
from tests.gui.conftest import drop, file_mime, kept_pictures, make_picture, newest
from tests.jobs.fake_engine import picture

PLAN = {"device": "cpu", "threads": 1}


@pytest.fixture
def old_pair(tmp_path) -> tuple[Path, Path]:
    folder = tmp_path / "old"
    folder.mkdir()
    return (
        make_picture(folder / "Castle.png", 60, 44, seed=8),
        make_picture(folder / "Night.png", 50, 54, seed=9),
    )


def request_for(pair: tuple[Path, Path], **more) -> StyleRequest:
    settings = variant_named("svd").settings()
    values = {"strength": 71.0, "size_px": 640, "start": "noise", "seed": 12345, **more}
    return StyleRequest(
        content=str(pair[0]),
        styles=((str(pair[1]), 1.0),),
        variant="svd",
        variant_settings=settings,
        **values,
    )


def keep(pair: tuple[Path, Path], **more) -> Path:
    """A picture of an earlier day, in another folder."""
    request = request_for(pair, **more)
    sources = [
        {"role": role, "path": str(path), "sha256": sha256_of(path)}
        for role, path in zip(("content", "style"), pair, strict=True)
    ]
    gallery = Gallery(paths.data_dir() / "friend", paths.data_dir() / "friend.sqlite")
    kept = gallery.keep(
        np.tile(picture(3), (2, 16, 1)),
        record_of("Castle × Night · svd", request, {"sources": sources, "plan": PLAN}),
    )
    gallery.close()
    return kept


@pytest.fixture
def old(old_pair) -> Path:
    return keep(old_pair)


@pytest.fixture
def drop_and_choose(qtbot, window, finished):
    """Drops a file on the canvas and chooses from the menu that opens."""

    def act(path: Path, how: str) -> None:
        drop(window.canvas_pane.compare, file_mime(path))
        qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), ReuseMenu))
        menu = QApplication.activePopupWidget()
        menu.deeds[how].trigger()
        menu.close()
        finished()

    return act


def asked(window) -> StyleRequest:
    (request,) = window.settings.requests(
        str(window.sources.photo.path), window.sources.style_pairs()
    )
    return request


def test_reuse_all_asks_for_the_same_picture_in_the_same_way(
    window, old, old_pair, drop_and_choose, engine, finished
):
    drop_and_choose(old, "all")
    assert asked(window) == request_for(old_pair)
    window.session.start()
    finished()
    assert engine.requests[-1] == request_for(old_pair)
    assert engine.plans[-1] == PLAN, "what decides about the last bit is the same, too"
    # Other noise is another picture.
    window.settings.controls["seed"].draw()
    window.session.start()
    finished()
    assert engine.plans[-1] == {}


def test_reuse_settings_leaves_the_pictures(
    window, old, old_pair, photo_file, painting_file, drop_and_choose
):
    drop_and_choose(old, "settings")
    wanted = request_for(old_pair)
    assert asked(window) == wanted.replace(
        content=str(photo_file), styles=((str(painting_file), 1.0),)
    )


def test_reuse_all_but_the_seed(window, old, old_pair, drop_and_choose):
    window.settings.controls["seed"].set_value(77)
    drop_and_choose(old, "all_but_seed")
    assert asked(window) == request_for(old_pair).replace(seed=77)


def test_use_as_photo_and_as_painting(window, old, drop_and_choose):
    before = asked(window)
    drop_and_choose(old, "photo")
    assert window.sources.photo.path == old
    drop_and_choose(old, "style")
    assert [entry.loaded.path for entry in window.sources.styles][-1] == old
    assert asked(window).strength == before.strength


def test_undo_takes_it_back(window, old, drop_and_choose, finished):
    before = asked(window)
    drop_and_choose(old, "all")
    assert "reuse" in window.studio.history.undo_action.text()
    window.studio.history.undo_action.trigger()
    finished()
    assert asked(window) == before


def test_the_device_stays_the_machines(window, old_pair, drop_and_choose):
    old = keep(old_pair, device="cuda")
    drop_and_choose(old, "all")
    assert asked(window).device == "auto"


def test_a_source_that_has_moved_is_found_by_its_content(
    window, old, old_pair, photo_file, drop_and_choose, finished, message
):
    # It was used under another name lately.
    moved = old_pair[0].rename(photo_file.with_name("Another name.png"))
    window.sources.take_files([moved], "photo")
    finished()
    drop_and_choose(old, "all")
    assert window.sources.photo.path == moved
    assert message() == ""


def test_a_missing_source_is_asked_for_and_then_all_is_set(
    qtbot, window, old, old_pair, photo_file, drop_and_choose, finished, message, monkeypatch
):
    elsewhere = old_pair[0].rename(old_pair[0].with_name("Moved.png"))
    drop_and_choose(old, "all")
    assert "Castle.png" in message()
    assert window.sources.photo.path == photo_file, "the rest is set"
    assert window.sources.styles[0].loaded.path == old_pair[1]
    (find,) = window.canvas_pane.message_bar.action_buttons
    monkeypatch.setattr(
        "stylestudio.ui.file_dialogs.open_pictures",
        lambda parent, title, chosen: chosen([elsewhere]),
    )
    find.click()
    finished()
    assert window.sources.photo.path == elsewhere
    assert message() == ""


def test_a_source_that_has_changed_is_used_and_told(
    window, old, old_pair, drop_and_choose, message
):
    make_picture(old_pair[0], 60, 44, seed=100)
    drop_and_choose(old, "all")
    assert window.sources.photo.path == old_pair[0]
    assert "has changed since" in message()


def test_a_picture_of_somebody_else_is_taken_as_always(qtbot, window, tmp_path, finished):
    other = make_picture(tmp_path / "Other.png", 44, 55, seed=4)
    drop(window.canvas_pane.compare, file_mime(other))
    qtbot.waitUntil(lambda: window.sources.photo.path == other)
    assert QApplication.activePopupWidget() is None


def test_a_damaged_record_is_no_reason_to_refuse_the_picture(qtbot, window, old, finished):
    draft = old.with_suffix(".new")
    with draft.open("wb") as file:
        write_with_texts(old, file, {RECORD_KEYWORD: '{"schema_version": 1, "request": '})
    draft.replace(old)
    drop(window.canvas_pane.compare, file_mime(old))
    qtbot.waitUntil(lambda: window.sources.photo.path == old)


def test_what_is_kept_says_how_it_was_made(window, finished, photo_file):
    window.session.start()
    finished()
    (kept,) = kept_pictures()
    record = read_metadata(kept).record
    assert record.style_request() == newest(window).request
    assert record.outcome == "finished"
    assert set(read_source_thumbnails(kept)) == {source.path for source in record.sources}


def test_the_variants_that_ran_together_share_a_series(window, finished):
    window.check_all_style_losses()
    window.session.start()
    finished()
    window.session.finish_all()
    finished()
    gallery = window.feed.gallery
    gallery.refresh()
    entries = gallery.find()
    assert len(entries) == 4
    assert len({entry.series for entry in entries}) == 1
    assert entries[0].series


def test_a_picture_with_16_bits_is_kept_with_them(window, finished, engine, monkeypatch):
    deep = np.random.default_rng(5).integers(0, 65536, (*engine.result.shape[:2], 3), np.uint16)
    monkeypatch.setattr(engine, "deep_result", deep)
    window.session.start()
    finished()
    (kept,) = kept_pictures()
    np.testing.assert_array_equal(load_deep_png(kept), deep)
    assert newest(window).deep_pixels is None, "it is safe, and takes no memory any more"


def test_all_but_the_seed_starts_from_other_noise(window, old, old_pair, drop_and_choose):
    window.settings.controls["seed"].set_value(12345)
    drop_and_choose(old, "all_but_seed")
    assert asked(window).seed != 12345
    assert asked(window).replace(seed=12345) == request_for(old_pair)


def test_without_noise_it_is_said_that_the_seed_changes_nothing(
    window, old_pair, drop_and_choose, message
):
    drop_and_choose(keep(old_pair, start="content"), "all_but_seed")
    assert "from the photo" in message()


@pytest.mark.parametrize("more", [{"device": "cpu"}, {"start": "content", "seed": 9}])
def test_what_decides_about_no_pixel_does_not_cost_the_plan(
    window, old_pair, drop_and_choose, engine, finished, more
):
    drop_and_choose(keep(old_pair, **more), "all")
    window.session.start()
    finished()
    assert engine.plans[-1] == PLAN


def test_a_source_that_cannot_be_read_is_asked_for_and_the_photo_stays(
    window, old, old_pair, photo_file, drop_and_choose, message
):
    old_pair[0].write_bytes(b"no picture any more")
    drop_and_choose(old, "all")
    assert "Castle.png" in message()
    assert window.sources.photo.path == photo_file


def test_a_source_beside_the_picture_is_found(window, old, old_pair, drop_and_choose, message):
    moved = old_pair[0].rename(old.with_name("Castle.png"))
    drop_and_choose(old, "all")
    assert window.sources.photo.path == moved
    assert message() == ""
