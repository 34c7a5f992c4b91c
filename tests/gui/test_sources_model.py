"""The model of the photo and the paintings: what comes in, in what order, and what is told."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData

from stylestudio import paths
from stylestudio.imaging.load import load_picture
from stylestudio.ui.sources import loaded as loaded_module
from stylestudio.ui.sources.loaded import DISPLAY_PX, PANE_PX
from stylestudio.ui.sources.samples import bundled_samples
from stylestudio.ui.sources.sources import Sources
from stylestudio.ui.sources.sources_state import MOST_STYLES
from tests.gui.conftest import file_mime, make_picture
from tests.gui.source_cases import (
    Told,
    huge_png,
    image_mime,
    pictures,
    readers_held,
    text_mime,
    web_mime,
)


@pytest.fixture
def told(sources) -> Told:
    return Told(sources)


def photo_titles(sources: Sources) -> list[str]:
    return [photo.title for photo in sources.photos]


def style_titles(sources: Sources) -> list[str]:
    return [entry.loaded.title for entry in sources.styles]


def test_one_photo_takes_the_current_ones_place(background, sources, told, tmp_path):
    first, second = pictures(tmp_path, 2)
    sources.take_files([first], "photo")
    assert sources.loading, "it returned at once"
    background.wait()
    assert (sources.photo.path, sources.photo.width_px) == (first, 41)
    assert told.order == [
        "loading True",
        "changed",
        "photo_changed",
        "settled",
        "loading False",
    ]
    sources.take_files([second], "photo")
    background.wait()
    assert photo_titles(sources) == ["picture 2"]
    assert told.steps == ["Change photo", "Change photo"]
    assert not sources.styles


def test_fifty_files_stay_in_order_and_are_read_elsewhere(
    qtbot, background, sources, told, tmp_path, monkeypatch
):
    files = pictures(tmp_path, 50)
    threads, progress = set(), []
    original = loaded_module.load_picture

    def load(path, **kwargs):
        threads.add(threading.get_ident())
        return original(path, **kwargs)

    def on_progressed() -> None:
        progress.append(sources.progress("photo"))

    monkeypatch.setattr(loaded_module, "load_picture", load)
    sources.reading_progressed.connect(on_progressed)
    sources.take_mime(file_mime(*reversed(files)), "photo")
    qtbot.waitUntil(lambda: not sources.loading)
    assert [photo.path for photo in sources.photos] == files[::-1]
    assert sources.photo.path == files[-1]
    assert progress == [(number, 50) for number in range(1, 51)]
    assert sources.progress("photo") is None
    assert threading.get_ident() not in threads
    assert told.order.count("changed") == 1, "all of it at once"
    assert told.steps == ["Open 50 photos"]


def test_what_waits_in_the_queue_is_small_until_it_is_its_turn(background, sources, told, tmp_path):
    wide = [make_picture(tmp_path / f"{n}.png", 2100, 33, seed=n) for n in range(4)]
    sources.take_files(wide, "photo")
    background.wait()
    widths = [photo.image.width() for photo in sources.photos]
    assert widths == [DISPLAY_PX, PANE_PX, PANE_PX, PANE_PX]
    told.order.clear()
    # In a hurry: only the last one is worth reading once more.
    for index in (1, 2, 3):
        sources.go_to(index)
        assert sources.photo.path == wide[index]
        assert sources.photo.image.width() == PANE_PX
    background.wait()
    assert sources.photo.image.width() == DISPLAY_PX
    assert sources.photo.path == wide[3]
    assert told.order.count("photo_changed") == 4
    assert not told.rejections


def test_a_photo_of_the_queue_that_is_gone_by_its_turn_is_told(background, sources, told, tmp_path):
    wide = [make_picture(tmp_path / f"{n}.png", 2100, 33, seed=n) for n in range(2)]
    sources.take_files(wide, "photo")
    background.wait()
    wide[1].unlink()
    sources.go_to(1)
    background.wait()
    (rejection,) = told.rejections
    assert rejection.name == "1.png"
    assert sources.photo.path == wide[1], "what is known of it stays"


def test_a_photo_of_the_queue_that_is_opened_again_becomes_the_current_one(
    background, sources, told, tmp_path
):
    files = pictures(tmp_path, 3)
    sources.take_files(files, "photo")
    sources.take_files([files[2]], "photo")
    background.wait()
    assert photo_titles(sources) == ["picture 3"], "the newer replaces the older before it is read"
    sources.take_files(files, "photo")
    background.wait()
    told.steps.clear()
    sources.take_files([files[1]], "photo")
    background.wait()
    assert photo_titles(sources) == ["picture 1", "picture 2", "picture 3"]
    assert sources.current == 1
    assert "in the queue already" in told.notices[-1]
    assert told.steps == []


def test_paintings_are_added_up_to_eight(background, sources, told, tmp_path):
    files = pictures(tmp_path, MOST_STYLES + 3)
    sources.take_files(files[:1], "style")
    sources.take_files(files[1:3], "style")
    background.wait()
    assert told.steps == ["Add painting", "Add 2 paintings"]
    sources.take_files(files[3:], "style")
    background.wait()
    assert style_titles(sources) == [f"picture {n}" for n in range(1, MOST_STYLES + 1)]
    assert "left out: 3" in told.notices[-1]
    told.order.clear()
    sources.take_files(files[-1:], "style")
    background.wait()
    assert len(sources.styles) == MOST_STYLES
    assert "left out: 1" in told.notices[-1]
    assert "changed" not in told.order
    assert not told.rejections


def test_a_broken_painting_takes_nobodys_place(background, sources, told, tmp_path):
    files = pictures(tmp_path, MOST_STYLES)
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n broken")
    sources.take_files([broken, *files], "style")
    background.wait()
    assert len(sources.styles) == MOST_STYLES
    assert [r.name for r in told.rejections] == ["broken.png"]
    assert not told.notices


def test_a_painting_that_is_there_is_not_added_twice(background, sources, told, tmp_path):
    first, second = pictures(tmp_path, 2)
    sources.take_files([first], "style")
    sources.take_files([first, second, second], "style")
    background.wait()
    assert style_titles(sources) == ["picture 1", "picture 2"]
    assert told.notices == ["2 of the pictures are there already; once is enough."]
    sources.take_files([first], "style")
    background.wait()
    assert "“picture 1” is there already" in told.notices[-1]
    assert not told.rejections
    assert told.steps == ["Add painting", "Add painting"]


def test_every_file_that_cannot_be_used_is_named_with_its_reason(
    background, sources, told, tmp_path, photo_file
):
    truncated = tmp_path / "truncated.png"
    truncated.write_bytes(make_picture(tmp_path / "whole.png", 300, 300).read_bytes()[:5000])
    text = tmp_path / "text.jpg"
    text.write_text("only words")
    empty = tmp_path / "empty.png"
    empty.write_bytes(b"")
    tiny = make_picture(tmp_path / "tiny.png", 5, 5)
    huge = huge_png(tmp_path / "huge.png", 30_000, 30_000)
    gone = tmp_path / "海.png"
    folder = tmp_path / "folder"
    folder.mkdir()
    bad = [truncated, text, empty, tiny, huge, gone, folder]
    sources.take_mime(file_mime(*bad[:3], photo_file, *bad[3:]), "style")
    background.wait()
    assert style_titles(sources) == ["Harbour"]
    reasons = {rejection.name: rejection for rejection in told.rejections}
    assert set(reasons) == {path.name for path in bad}
    for name, words in {
        "truncated.png": "damaged or incomplete",
        "text.jpg": "not a picture",
        "empty.png": "is empty",
        "tiny.png": "too small (5 × 5",
        "huge.png": "too large",
        "海.png": "does not exist",
        "folder": "no pictures",
    }.items():
        assert words in reasons[name].reason
        assert name in reasons[name].reason
        assert reasons[name].remedy
    assert told.order.count("rejected") == 1, "one message"
    assert told.order.index("changed") < told.order.index("rejected")


def test_a_file_that_may_not_be_read_is_told(background, sources, told, photo_file, monkeypatch):
    original = os.open

    def refuse(path, *more, **named):
        if Path(path) == photo_file:
            raise PermissionError(13, "Permission denied")
        return original(path, *more, **named)

    monkeypatch.setattr(os, "open", refuse)
    sources.take_files([photo_file], "photo")
    background.wait()
    assert "not allowed to read Harbour.png" in told.rejections[0].reason


def test_what_fails_leaves_the_earlier_pictures(background, sources, told, tmp_path, photo_file):
    sources.take_files([photo_file], "photo")
    background.wait()
    before = sources.photo
    told.order.clear()
    sources.take_files([tmp_path / "gone.png"], "photo")
    background.wait()
    assert sources.photo is before
    assert told.order == ["loading True", "rejected", "loading False"]


def test_files_that_are_deleted_between_drop_and_reading(background, sources, told, tmp_path):
    first, second, third = pictures(tmp_path, 3)
    with readers_held(background):
        sources.take_mime(file_mime(first, second, third), "style")
        second.unlink()
    background.wait()
    assert style_titles(sources) == ["picture 1", "picture 3"]
    assert [rejection.name for rejection in told.rejections] == ["picture 2.png"]


def test_drops_while_a_drop_is_loading_come_one_after_the_other(
    background, sources, told, tmp_path
):
    files = pictures(tmp_path, 6)
    with readers_held(background):
        sources.take_files(files[:3], "style")
        sources.take_files(files[2:5], "style")
        sources.take_files(files[5:], "style")
    background.wait()
    assert style_titles(sources) == [f"picture {n}" for n in range(1, 7)]
    assert told.steps == ["Add 3 paintings", "Add 2 paintings", "Add painting"]
    assert "picture 3" in told.notices[0], "what the first drop brought is known to the second"


def test_only_the_newest_photo_counts_and_paintings_do_not_wait_for_it(
    qtbot, background, sources, told, tmp_path, monkeypatch
):
    slow, fast, painting = pictures(tmp_path, 3)
    go_on = threading.Event()
    original = loaded_module.load_picture

    def load(path, **kwargs):
        if Path(path) == slow:
            assert go_on.wait(10)
        return original(path, **kwargs)

    monkeypatch.setattr(loaded_module, "load_picture", load)
    sources.take_files([slow], "photo")
    sources.take_files([painting], "style")
    qtbot.waitUntil(lambda: style_titles(sources) == ["picture 3"])
    assert sources.photo is None
    assert sources.loading
    sources.take_files([fast], "photo")
    qtbot.waitUntil(lambda: not sources.loading)
    assert photo_titles(sources) == ["picture 2"]
    go_on.set()
    background.wait()
    assert photo_titles(sources) == ["picture 2"], "the older one came last, and was dropped"
    assert told.steps == ["Add painting", "Change photo"]


def test_without_a_role_what_is_missing_comes_first(background, sources, tmp_path):
    files = pictures(tmp_path, 3)
    sources.take_mime(file_mime(files[0]))
    sources.take_mime(file_mime(files[1]))
    background.wait()
    assert photo_titles(sources) == ["picture 1"]
    assert style_titles(sources) == ["picture 2"]
    sources.take_files([files[2]])
    background.wait()
    assert photo_titles(sources) == ["picture 3"]


def test_samples_that_stand_in_give_way_without_a_step(background, sources, told, tmp_path):
    photo_samples, style_samples = bundled_samples("content"), bundled_samples("style")
    sources.take_sample(photo_samples[0], stands_in=True)
    sources.take_sample(style_samples[0], stands_in=True)
    background.wait()
    assert sources.photo.is_sample
    assert style_titles(sources) == [style_samples[0].title]
    assert told.steps == []
    photo, painting = pictures(tmp_path, 2)
    sources.take_files([photo])
    # Photos and paintings do not wait for each other.
    background.wait()
    sources.take_files([painting])
    background.wait()
    assert photo_titles(sources) == ["picture 1"]
    assert style_titles(sources) == ["picture 2"]
    sources.take_sample(style_samples[1])
    background.wait()
    assert style_titles(sources) == ["picture 2", style_samples[1].title]
    assert told.steps == ["Change photo", "Add painting", "Add painting"]


def test_a_sample_that_stands_in_never_pushes_out_what_the_user_brought(
    background, sources, told, tmp_path
):
    with readers_held(background):
        sources.take_files(pictures(tmp_path, 1), "style")
        sources.take_sample(bundled_samples("style")[0], stands_in=True)
    background.wait()
    assert style_titles(sources) == ["picture 1"]


def test_an_address_is_not_fetched_and_says_what_to_do(background, sources, told, photo_file):
    mime = web_mime()
    assert sources.take_mime(mime, "photo")
    background.wait()
    (rejection,) = told.rejections
    assert "example.org" in rejection.reason
    assert rejection.remedy == "Save the picture first, or drag the picture itself."
    both = file_mime(photo_file)
    both.setUrls([*both.urls(), *mime.urls()])
    sources.take_mime(both, "photo")
    background.wait()
    assert sources.photo.path == photo_file
    assert len(told.rejections) == 2


@pytest.mark.parametrize("mime", [text_mime, QMimeData], ids=["words", "nothing"])
def test_what_holds_no_picture_is_not_taken(sources, told, mime):
    assert not sources.take_mime(mime(), "photo")
    assert told.order == []


def test_image_data_is_kept_as_a_file_once(background, sources, told):
    assert sources.take_mime(image_mime(), "style")
    assert sources.take_mime(image_mime(), "style")
    assert sources.take_mime(image_mime(46), "style")
    background.wait()
    assert style_titles(sources) == ["Pasted picture"] * 2
    for entry in sources.styles:
        assert entry.loaded.path.parent == paths.data_dir() / "pasted"
    assert (load_picture(sources.styles[0].loaded.path) == (200, 100, 50)).all()
    assert len(told.notices) == 1


def test_image_data_that_cannot_be_kept_is_told(background, sources, told):
    paths.data_dir().mkdir(parents=True)
    (paths.data_dir() / "pasted").write_text("a file in the way")
    sources.take_mime(image_mime(), "photo")
    background.wait()
    assert "could not be kept" in told.rejections[0].reason
    assert told.rejections[0].remedy
    assert not sources.loading


def test_memory_that_ends_is_told_for_its_file_alone(
    background, sources, told, tmp_path, monkeypatch, caplog
):
    first, second = pictures(tmp_path, 2)
    original = loaded_module.probe_picture

    def probe(path):
        if path == first:
            raise MemoryError
        return original(path)

    monkeypatch.setattr(loaded_module, "probe_picture", probe)
    sources.take_files([first, second], "style")
    background.wait()
    assert style_titles(sources) == ["picture 2"]
    assert told.rejections[0].reason.startswith("picture 1.png: Something went wrong")
