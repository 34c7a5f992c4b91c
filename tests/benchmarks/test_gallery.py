"""The gallery's figures: each is there, or the reason why not; never how large it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from stylestudio import paths
from stylestudio.benchmarks import figures
from stylestudio.benchmarks.context import Context
from stylestudio.benchmarks.table import as_table
from stylestudio.gallery.gallery import Gallery
from stylestudio.gallery.verify import verify
from stylestudio.window_browsing import fill

MakeContext = Callable[..., Context]


def test_galleries_are_looked_at_in_processes_of_their_own(
    make_context: MakeContext, stylestudio_home: Path
) -> None:
    found = figures.measure(make_context(), ["gallery"])
    assert list(found["gallery"]) == ["4", "12"]
    for of_count in found["gallery"].values():
        assert "skipped" not in of_count, of_count
        searches_ms = of_count["searches_ms"]
        assert {"tub", "tubingen"} <= searches_ms.keys()
        assert of_count["all_again_ms"] > 0
        assert of_count["search_ms"] == max(searches_ms.values())
        assert 0 < of_count["scroll_p99_ms"] <= of_count["scroll_max_ms"]
        assert of_count["open_s"] > 0
        assert of_count["index_s"] > 0
        assert of_count["memory_bytes"] >= 0
    assert "open_ratio" in found["gallery"]["12"]
    # Nothing of it comes to the user's own folders.
    assert not paths.pictures_dir().exists()
    lines = as_table(found).split("\nGallery\n")[1].splitlines()[1:]
    assert lines[0] == "  4 pictures"
    assert any(line.split()[:2] == ["slowest", "search"] for line in lines)


def test_where_no_window_can_be_opened_it_says_why(
    make_context: MakeContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "no-such-platform")
    found = figures.measure(make_context(), ["gallery"])
    assert all(set(of_count) == {"skipped"} for of_count in found["gallery"].values())
    assert found["gallery"]["4"]["skipped"] in as_table(found)


def test_the_pictures_that_are_made_up_are_whole(tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    fill(folder, 20)
    gallery = Gallery(folder)
    gallery.refresh()
    entries = gallery.find()
    assert len(entries) == 20
    assert len({entry.picture_id for entry in entries}) == 20
    assert len({entry.series for entry in entries}) == 5
    assert [fault for fault in verify(folder) if "pixels" not in fault.sentence] == []
    gallery.close()
