"""``kill -9`` at any moment: what was painted is there, and the index finds its way back."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from stylestudio.gallery import index_schema
from stylestudio.gallery.gallery import Gallery
from stylestudio.gallery.metadata import read_metadata, read_source_thumbnails
from stylestudio.imaging.save import save_picture

from .making import (
    assert_agrees,
    assert_whole_index,
    drafts_in,
    gallery_in,
    index_of,
    pixels,
    record,
)

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="starts its processes by fork")

# Loads everything once, and forks a worker for each line it is sent: "what killed_at first". The
# worker does what it is told again and again, and says what is done. It kills itself at the given
# line of our code, counted over all lines that it executes; 0 is never.
WORKERS = """
import os, signal, sys
from pathlib import Path
from stylestudio.gallery import index_schema
from stylestudio.gallery.gallery import Gallery
from stylestudio.gallery.record import SourceRecord
from tests.gallery.making import index_of, pixels, record

OURS = ("drafts.py", "disk.py", "gallery.py", "index.py", "index_file.py", "index_schema.py",
        "keep.py", "png_texts.py")
folder, photo = map(Path, sys.argv[1:])

def say(*words):
    # In one piece: two processes say something here.
    os.write(1, ("\\t".join(map(str, words)) + "\\n").encode())

def kill_at(number):
    lines = 0
    def trace(frame, event, argument):
        nonlocal lines
        if os.path.basename(frame.f_code.co_filename) not in OURS:
            return None
        lines += event == "line"
        if lines == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return trace
    sys.settrace(trace)

def kept(gallery, number):
    from dataclasses import replace
    source = SourceRecord(role="content", path=str(photo))
    return gallery.keep(pixels(number % 251), replace(record(), sources=(source,))).name

def starred(gallery, number):
    paths = sorted(gallery.folder.glob("*.png"))
    path = paths[number % len(paths)]
    gallery.set_stars(path, (number // len(paths)) % 6)
    return path.name

def refreshed(gallery, number):
    for path in gallery.folder.glob("*.png"):
        os.utime(path, ns=(0, 10**18 + number))
    return gallery.refresh().changed

def rebuilt(gallery, number):
    return gallery.rebuild().changed

def migrated(gallery, number):
    gallery.close()
    step = index_schema.MIGRATIONS.pop(2)
    gallery.rebuild()
    gallery.close()
    index_schema.MIGRATIONS[2] = step
    return len(gallery.find())

def add_column(connection):
    connection.execute("ALTER TABLE pictures ADD COLUMN mood TEXT NOT NULL DEFAULT ''")

def work(what, killed_at, first):
    if what == "migrated":
        index_schema.MIGRATIONS[2] = add_column
    if killed_at:
        kill_at(killed_at)
    gallery = Gallery(folder, index_of(folder))
    for number in range(first, first + (1 if killed_at else 10**6)):
        say(number, globals()[what](gallery, number))
    sys.settrace(None)

say("ready")
for line in sys.stdin:
    worker = os.fork()
    if not worker:
        code = 1
        try:
            what, *numbers = line.split()
            work(what, *map(int, numbers))
            code = 0
        finally:
            os._exit(code)
    say("pid", worker)
    _, status = os.waitpid(worker, 0)
    say("ended", os.waitstatus_to_exitcode(status))
"""


class Workers:
    """One worker after another, in one folder."""

    def __init__(self, process: subprocess.Popen[str], folder: Path) -> None:
        self.process = process
        self.folder = folder

    def start(self, what: str, *, killed_at: int = 0, first: int = 0) -> Iterator[list[str]]:
        """The words of each line up to and with the worker's end."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print(what, killed_at, first, file=self.process.stdin, flush=True)
        for line in self.process.stdout:
            words = line.rstrip("\n").split("\t")
            yield words
            if words[0] == "ended":
                return
        raise AssertionError("the workers' process has ended")

    def killed(self, what: str, rng: random.Random, first: int = 0) -> list[list[str]]:
        """Start a worker, kill it at a random moment; what it said was done."""
        done, pid, wait = [], 0, rng.choice((0, 0, 1, 2, 5))
        for words in self.start(what, first=first):
            if words[0] == "pid":
                pid = int(words[1])
            elif words[0] == "ended":
                assert words[1] == str(-signal.SIGKILL)
            else:
                done.append(words)
            if pid and len(done) >= wait:
                # Spread the blow over the whole of what it does next.
                for _ in range(rng.randrange(300_000)):
                    pass
                os.kill(pid, signal.SIGKILL)
                pid = 0
        return done


@pytest.fixture
def workers(tmp_path: Path) -> Iterator[Workers]:
    folder, photo = tmp_path / "pictures", tmp_path / "photo.png"
    folder.mkdir()
    save_picture(pixels(99, 200), photo)
    command = [sys.executable, "-c", WORKERS, str(folder), str(photo)]
    pipe, root = subprocess.PIPE, Path(__file__).parents[2]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=root) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield Workers(process, folder)
        process.kill()


def assert_kept(path: Path, number: int) -> None:
    """The whole picture, with its record and what it was painted from."""
    with Image.open(path) as picture:
        assert np.array_equal(np.asarray(picture), pixels(number % 251))
    found = read_metadata(path)
    assert found.record is not None
    assert found.faults == ()
    assert len(read_source_thumbnails(path)) == 1


def assert_next_start_is_well(folder: Path) -> None:
    with gallery_in(folder) as gallery:
        gallery.refresh()
        assert gallery.notice is None
        assert drafts_in(folder) == []
        assert_agrees(gallery)
    assert_whole_index(index_of(folder))


@pytest.mark.parametrize(
    "kills", [25, pytest.param(200, marks=[pytest.mark.long, pytest.mark.timeout(1800)])]
)
def test_killed_while_it_keeps_pictures_none_is_lost(workers: Workers, kills: int) -> None:
    rng = random.Random(1)
    kept: dict[str, int] = {}
    for _ in range(kills):
        first = len(kept)
        done = workers.killed("kept", rng, first)
        for number, name in done:
            assert name not in kept
            kept[name] = int(number)
            assert_kept(workers.folder / name, int(number))
        assert_next_start_is_well(workers.folder)
        there = {path.name for path in workers.folder.iterdir()}
        assert there >= kept.keys(), "what was kept is there"
        # Perhaps one more, which it had no time to say.
        for name in there - kept.keys():
            assert_kept(workers.folder / name, first + len(done))
            kept[name] = first + len(done)
    assert len(kept) > kills / 2
    for name, number in kept.items():
        assert_kept(workers.folder / name, number)


def test_killed_at_lines_all_over_our_code_it_leaves_a_picture_or_none(workers: Workers) -> None:
    count = 0
    for line in range(1, 2000, 31):
        before = {path.name for path in workers.folder.iterdir()}
        *said, ended = workers.start("kept", killed_at=line, first=count)
        assert_next_start_is_well(workers.folder)
        new = {path.name for path in workers.folder.iterdir()} - before
        assert len(new) <= 1
        for name in new:
            assert_kept(workers.folder / name, count)
        count += len(new)
        if ended == ["ended", "0"]:
            break
        assert ended == ["ended", str(-signal.SIGKILL)]
        assert len(said) == 1, "only its number"
    assert line > 100, "too few moments"
    assert len(new) == 1


@pytest.mark.parametrize("lines", [0, 29], ids=["at random moments", "at lines of our code"])
def test_killed_while_it_sets_stars_a_picture_has_the_old_ones_or_the_new(
    workers: Workers, lines: int
) -> None:
    with gallery_in(workers.folder) as gallery:
        paths = [gallery.keep(pixels(value), record(f"{value}")) for value in (0, 1, 2)]
    records = {path: read_metadata(path).record for path in paths}
    stars = dict.fromkeys(paths, 0)
    rng = random.Random(2)
    number = 3
    for kill in range(1, 25):
        if lines:
            said = workers.start("starred", killed_at=kill * lines, first=number)
            done = [words for words in said if words[0].isdigit()]
        else:
            done = workers.killed("starred", rng, number)
        for count, name in done:
            stars[workers.folder / name] = int(count) // 3 % 6
        number += len(done)
        assert_next_start_is_well(workers.folder)
        assert sorted(workers.folder.iterdir()) == paths
        for place, path in enumerate(paths):
            found = read_metadata(path)
            assert found.record == records[path]
            assert np.array_equal(np.asarray(Image.open(path)), pixels(place))
            if place == number % 3 and found.stars == number // 3 % 6:
                stars[path] = found.stars
            assert found.stars == stars[path]
    assert number > 3


@pytest.mark.parametrize("what", ["refreshed", "rebuilt", "migrated"])
def test_killed_while_the_index_is_written_the_next_start_makes_it_whole(
    workers: Workers, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if what == "migrated":
        migrations = index_schema.MIGRATIONS | {2: lambda connection: connection.execute(ADD)}
        monkeypatch.setattr(index_schema, "MIGRATIONS", migrations)
        monkeypatch.setattr("stylestudio.gallery.index_file.MIGRATIONS", migrations)
    with gallery_in(workers.folder) as gallery:
        fill(gallery)
    rng = random.Random(3)
    for count in range(15):
        workers.killed(what, rng, count)
        assert_next_start_is_well(workers.folder)


ADD = "ALTER TABLE pictures ADD COLUMN mood TEXT NOT NULL DEFAULT ''"


def fill(gallery: Gallery) -> None:
    for value in range(20):
        gallery.keep(pixels(value), record())
