"""Several windows on one folder with one index."""

from __future__ import annotations

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from stylestudio.gallery.gallery import Gallery
from stylestudio.gallery.index import Index, IndexedPicture

from .making import (
    assert_agrees,
    assert_whole_index,
    drafts_in,
    gallery_in,
    index_of,
    names_in,
    pixels,
    record,
)

WINDOW = """
import sys
from pathlib import Path
from stylestudio.gallery.gallery import Gallery
from tests.gallery.making import index_of, pixels, record

folder, count = Path(sys.argv[1]), int(sys.argv[2])
print("ready", flush=True)
sys.stdin.readline()
gallery = Gallery(folder, index_of(folder))
for number in range(count):
    path = gallery.keep(pixels(number), record("the same name"))
    if number % 5 == 0:
        gallery.set_stars(path, 1 + number % 5)
    if number % 7 == 0:
        gallery.refresh()
gallery.refresh()
assert gallery.notice is None, gallery.notice
print(len(gallery.find()), flush=True)
gallery.close()
"""


def test_two_programs_and_a_third_that_looks_on_lose_nothing(tmp_path: Path) -> None:
    folder, count, pipe = tmp_path / "pictures", 25, subprocess.PIPE
    command, root = (
        [sys.executable, "-c", WINDOW, str(folder), str(count)],
        Path(__file__).parents[2],
    )
    windows = [
        subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=root) for _ in range(2)
    ]
    with gallery_in(folder) as gallery:
        for window in windows:
            assert window.stdout is not None
            assert window.stdout.readline() == "ready\n"
        # All three make the folder and the index at the same moment.
        for window in windows:
            assert window.stdin is not None
            window.stdin.write("\n")
            window.stdin.flush()
        while any(window.poll() is None for window in windows):
            gallery.refresh()
            assert gallery.notice is None
        said = [window.communicate()[0] for window in windows]
        assert [window.returncode for window in windows] == [0, 0]
        assert max(map(int, said)) == 2 * count, "the last one sees them all"
        gallery.refresh()
        assert len(gallery.find()) == 2 * count
        assert_agrees(gallery)
        assert drafts_in(folder) == []
    assert_whole_index(index_of(folder))


def test_many_windows_that_make_the_index_at_once_share_it(tmp_path: Path) -> None:
    galleries = [Gallery(tmp_path / "pictures", tmp_path / "index.sqlite") for _ in range(8)]
    barrier = threading.Barrier(len(galleries))

    def keep(gallery: Gallery) -> None:
        barrier.wait()
        for number in range(3):
            gallery.keep(pixels(number), record(str(number)))

    with ThreadPoolExecutor(len(galleries)) as pool:
        list(pool.map(keep, galleries))
    for gallery in galleries:
        gallery.refresh()
        assert gallery.notice is None
        assert len(gallery.find()) == 24
        assert_agrees(gallery)
        gallery.close()
    assert_whole_index(tmp_path / "index.sqlite")


def test_one_gallery_serves_several_threads(tmp_path: Path) -> None:
    with gallery_in(tmp_path / "pictures") as gallery:

        def work(number: int) -> None:
            path = gallery.keep(pixels(number), record(str(number)))
            gallery.refresh()
            gallery.set_stars(path, 1 + number % 5)
            assert gallery.picture(path.name).stars == 1 + number % 5 or gallery.refresh()
            gallery.find()
            if number % 6 == 0:
                gallery.close()

        with ThreadPoolExecutor(6) as pool:
            list(pool.map(work, range(24)))
        gallery.refresh()
        assert len(gallery.find()) == 24
        assert_agrees(gallery)
        assert drafts_in(gallery.folder) == []


def test_a_picture_that_is_kept_during_a_refresh_is_not_taken_for_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with gallery_in(tmp_path / "pictures") as gallery:
        gallery.keep(pixels(1), record("before"))
        files = Index.files

        def slow(index: Index) -> object:
            monkeypatch.setattr(Index, "files", files)
            gallery.keep(pixels(2), record("meanwhile"))
            return files(index)

        monkeypatch.setattr(Index, "files", slow)
        assert gallery.refresh().gone == 0
        assert len(gallery.find()) == 2
        assert_agrees(gallery)


def test_a_window_whose_index_another_one_has_made_anew_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    with gallery_in(folder) as one, gallery_in(folder) as two:
        for number in range(6):
            one.keep(pixels(number), record(str(number)))
            two.rebuild()
            two.keep(pixels(number), record(str(number)))
            for gallery in (one, two):
                gallery.refresh()
                assert len(gallery.find()) == 2 * number + 2
                assert_agrees(gallery)
        assert len(names_in(folder)) == 12
    assert_whole_index(index_of(folder))


def test_rows_are_written_all_or_none(tmp_path: Path) -> None:
    with gallery_in(tmp_path / "pictures") as gallery:
        gallery.keep(pixels(1), record())
        (entry,) = gallery.find()
        index = Index(gallery.folder, index_of(gallery.folder))

        def rows() -> object:
            yield IndexedPicture(entry, "a")
            raise RuntimeError("ended")

        with pytest.raises(RuntimeError):
            index.put(rows(), [entry.path.name])  # type: ignore[arg-type]
        index.close()
        assert gallery.find() == [entry]
