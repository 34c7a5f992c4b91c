"""The feed: follows its folder, one look at a time."""

from __future__ import annotations

import shutil
import threading

import pytest

from stylestudio.errors import GalleryError
from stylestudio.gallery.gallery import Gallery
from stylestudio.ui.gallery import gallery_feed
from stylestudio.ui.gallery.gallery_feed import GalleryFeed
from tests.gui.gallery.pictures import write_picture


@pytest.fixture
def make_feed(background):
    made = []

    def make(folder):
        feed = GalleryFeed(background, folder)
        made.append(feed)
        return feed

    yield make
    for feed in made:
        feed.stop()
    background.wait()
    for feed in made:
        feed.deleteLater()


def found(feed) -> int:
    return len(feed.gallery.find())


def test_it_waits_to_be_asked(qtbot, make_feed, folder, background):
    feed = make_feed(folder)
    assert not background.busy
    with qtbot.waitSignals([feed.changed, feed.refreshed]):
        feed.refresh()
    assert found(feed) == 6


def test_a_folder_that_is_not_there_yet_and_goes_again(qtbot, make_feed, tmp_path):
    folder = tmp_path / "not" / "yet"
    feed = make_feed(folder)
    with qtbot.waitSignal(feed.refreshed):
        feed.refresh()
    with qtbot.waitSignal(feed.changed):
        write_picture(folder, "a.png", "A")
    assert found(feed) == 1
    with qtbot.waitSignal(feed.changed):
        shutil.rmtree(folder.parent)
    assert found(feed) == 0
    with qtbot.waitSignal(feed.changed):
        write_picture(folder, "b.png", "B")


def test_nothing_new_is_no_change(qtbot, make_feed, folder):
    feed = make_feed(folder)
    with qtbot.waitSignal(feed.refreshed):
        feed.refresh()
    with qtbot.assertNotEmitted(feed.changed), qtbot.waitSignal(feed.refreshed):
        feed.refresh()


def test_never_two_looks_at_once(qtbot, make_feed, folder, monkeypatch):
    feed = make_feed(folder)
    with qtbot.waitSignal(feed.refreshed):
        feed.refresh()
    gate, running, most = threading.Event(), [], []
    refresh = Gallery.refresh

    def slow(gallery, progress):
        running.append(1)
        most.append(len(running))
        gate.wait(10)
        running.pop()
        return refresh(gallery, progress)

    monkeypatch.setattr(Gallery, "refresh", slow)
    for _ in range(4):
        feed.refresh()
    gate.set()
    with qtbot.waitSignal(feed.refreshed):
        pass
    assert most == [1, 1], "and one more, because it was asked for meanwhile"


def test_a_long_look_tells_how_far_it_is(qtbot, make_feed, folder, monkeypatch):
    monkeypatch.setattr(gallery_feed, "_TELLING_AFTER_S", 0.0)
    monkeypatch.setattr(gallery_feed, "_BETWEEN_TELLS_S", 0.0)
    feed, told, threads = make_feed(folder), [], []
    feed.progressed.connect(lambda done, total: told.append((done, total)))
    feed.progressed.connect(lambda *_: threads.append(threading.current_thread()))
    with qtbot.waitSignal(feed.refreshed):
        feed.refresh()
    qtbot.waitUntil(lambda: (6, 6) in told)
    assert told[0] == (0, 6)
    assert set(threads) == {threading.main_thread()}


def test_stop_ends_a_look(qtbot, make_feed, folder, background, monkeypatch):
    feed, begun, gate = make_feed(folder), threading.Event(), threading.Event()
    read = []

    def reading(gallery, progress):
        begun.set()
        gate.wait(10)
        progress(0, 6)
        read.append(1)

    monkeypatch.setattr(Gallery, "refresh", reading)
    with qtbot.assertNotEmitted(feed.failed):
        feed.refresh()
        assert begun.wait(10)
        feed.stop()
        gate.set()
        background.wait()
    assert read == []
    assert not feed._watcher.directories()


def test_another_folder_while_one_is_looked_at(qtbot, make_feed, folder, tmp_path, background):
    write_picture(tmp_path / "other", "z.png", "Z")
    feed = make_feed(folder)
    feed.refresh()
    feed.set_folder(tmp_path / "other")
    with qtbot.waitSignal(feed.refreshed):
        pass
    assert found(feed) == 1
    assert feed._watcher.directories() == [str(tmp_path / "other")]


def test_an_index_that_cannot_be_used_is_told(qtbot, make_feed, folder, monkeypatch):
    def refuse(gallery, progress):
        raise GalleryError("No index.", "Make room.")

    monkeypatch.setattr(Gallery, "refresh", refuse)
    feed = make_feed(folder)
    with qtbot.waitSignal(feed.failed) as told:
        feed.refresh()
    assert told.args[0].message == "No index."


def test_an_index_in_memory_is_told_once(qtbot, make_feed, folder):
    feed, told = make_feed(folder), []
    feed.noticed.connect(told.append)
    feed.gallery.notice = GalleryError("In memory.", "")
    for _ in range(2):
        with qtbot.waitSignal(feed.refreshed):
            feed.refresh()
    assert [error.message for error in told] == ["In memory."]


def test_a_folder_that_goes_while_it_is_looked_at(qtbot, make_feed, tmp_path):
    folder = tmp_path / "not" / "yet"
    write_picture(folder, "a.png", "A")
    feed = make_feed(folder)
    # As if it had been there when it was looked at, and not any more when it is to be watched.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            gallery_feed, "_existing", lambda folder: shutil.rmtree(folder.parent) or folder
        )
        with qtbot.waitSignal(feed.refreshed):
            feed.refresh()
    with qtbot.waitSignal(feed.refreshed):
        pass
    assert feed._watcher.directories() == [str(tmp_path)]
