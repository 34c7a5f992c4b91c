"""The helper process that reads torch's files, and the import that follows."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import threading
from pathlib import Path

import psutil
import pytest

from stylestudio import cli
from stylestudio.jobs import loading, warming
from stylestudio.jobs.warming import FileWarmer, import_calmly, warm_files


def children() -> list[psutil.Process]:
    return psutil.Process().children()


@pytest.fixture
def stand_in(tmp_path, monkeypatch) -> Path:
    """A folder in place of torch's."""
    for name in (
        "lib/libtorch.so",
        "lib/libgomp.so.1",
        "__pycache__/a.pyc",
        "nn/__pycache__/b.pyc",
    ):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"x" * 5000)
    for name in ("include/c.h", "test/__pycache__/c.pyc", "notes.txt"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"x")
    monkeypatch.setattr(warming, "_torch_folder", lambda: tmp_path)
    return tmp_path


def names(folder: Path) -> list[str]:
    return [str(file.relative_to(folder)) for file in warming._torch_files()]


def test_libraries_come_first_and_what_nobody_imports_is_left_out(stand_in):
    found = names(stand_in)
    assert set(found[:2]) == {"lib/libtorch.so", "lib/libgomp.so.1"}
    assert set(found[2:]) == {"__pycache__/a.pyc", "nn/__pycache__/b.pyc"}


@pytest.fixture
def read(monkeypatch) -> list[str]:
    """The names of the files that were read."""
    read = []
    original = Path.open

    def opened(self, *arguments, **more):
        read.append(self.name)
        return original(self, *arguments, **more)

    monkeypatch.setattr(Path, "open", opened)
    return read


def test_the_others_are_read(stand_in, read):
    warm_files()
    assert sorted(read) == ["a.pyc", "b.pyc", "libgomp.so.1", "libtorch.so"]


def test_huge_libraries_are_left_out(stand_in, read, monkeypatch):
    monkeypatch.setattr(warming, "_LARGEST_BYTES", 6000)
    (stand_in / "lib/libhuge.so").write_bytes(b"x" * 7000)
    read.clear()
    warm_files()
    assert len(read) == 4
    assert "libhuge.so" not in read


def test_a_file_that_cannot_be_read_is_left_out(stand_in):
    (stand_in / "lib" / "libtorch.so").unlink()
    (stand_in / "lib" / "libtorch.so").symlink_to(stand_in / "nothing")
    (stand_in / "lib" / "libother.so").mkdir()
    warm_files()


def test_without_torch_there_is_nothing_to_do(monkeypatch):
    monkeypatch.setattr(warming, "_torch_folder", lambda: None)
    warm_files()


def test_the_helper_imports_neither_torch_nor_qt():
    code = (
        "import sys; from stylestudio.jobs import warming; warming._BLOCK_BYTES = 1;"
        "warming._torch_files = lambda: iter(()); warming.warm_files();"
        "sys.exit(bool({'torch', 'PySide6', 'numpy'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_program_itself_can_be_the_helper(stand_in, monkeypatch):
    called = []
    monkeypatch.setattr(cli, "warm_files", lambda: called.append(1))
    assert cli.main([warming.WARM_FILES_FLAG]) == 0
    assert called == [1]


def test_a_frozen_program_starts_itself(monkeypatch):
    started = []
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(subprocess, "Popen", lambda command, **_: started.append(command))
    warming._started()
    assert started == [[sys.executable, "--warm-files"]]


def test_the_helper_ends_by_itself_and_leaves_nothing():
    before = children()
    warmer = FileWarmer()
    warmer.run()
    assert warmer._process.returncode == 0
    assert children() == before


def helper(seconds: int) -> subprocess.Popen:
    return subprocess.Popen([sys.executable, "-c", f"import time; time.sleep({seconds})"])


def test_it_is_killed_when_it_is_stopped(monkeypatch):
    monkeypatch.setattr(warming, "_started", lambda: helper(600))
    before = children()
    warmer = FileWarmer()
    thread = threading.Thread(target=warmer.run)
    thread.start()
    while children() == before:
        thread.join(0.01)
    warmer.stop()
    thread.join(10)
    assert not thread.is_alive()
    assert children() == before, "no zombie is left"


def test_it_is_not_started_once_it_was_stopped(monkeypatch):
    monkeypatch.setattr(warming, "_started", lambda: pytest.fail("started"))
    warmer = FileWarmer()
    warmer.stop()
    warmer.run()


def test_it_does_not_go_on_for_ever(monkeypatch, caplog):
    monkeypatch.setattr(warming, "_started", lambda: helper(600))
    monkeypatch.setattr(warming, "_LONGEST_S", 0.05)
    before = children()
    FileWarmer().run()
    assert children() == before
    assert "took too long" in caplog.text


def test_without_a_helper_it_goes_on_all_the_same(monkeypatch, caplog):
    def fails() -> None:
        raise OSError("no more processes")

    monkeypatch.setattr(warming, "_started", fails)
    FileWarmer().run()
    assert "no more processes" in caplog.text


def test_a_module_that_is_not_there_leaves_all_as_it_was():
    before = sys.getswitchinterval()
    with pytest.raises(ModuleNotFoundError):
        import_calmly("stylestudio.no_such_module")
    assert sys.getswitchinterval() == before
    assert gc.isenabled()


@pytest.mark.skipif(os.name != "posix", reason="elsewhere torch loads its libraries itself")
def test_torch_is_imported_whole_behind_libraries_that_were_loaded_before():
    code = (
        "import gc, sys; before = sys.getswitchinterval();"
        "from stylestudio.jobs.warming import import_calmly; import_calmly('torch.fft');"
        "assert sys.getswitchinterval() == before; assert gc.isenabled();"
        "assert gc.get_freeze_count() > 100_000;"
        "import torch; assert torch.ones(3).sum() == 3;"
        "import torch.fft; assert torch.fft.rfft(torch.ones(4)).abs().sum() == 4;"
        "x = torch.rand(1, 3, 8, 8, requires_grad=True);"
        "torch.nn.functional.conv2d(x, torch.rand(2, 3, 3, 3)).sum().backward();"
        "assert torch.linalg.eigvalsh(torch.eye(3)).sum() == 3"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)


def test_a_missing_library_leaves_it_to_torch(monkeypatch, tmp_path):
    monkeypatch.setattr(warming, "_torch_folder", lambda: tmp_path)
    warming._load_libraries()


def test_the_engines_modules_are_loaded_by_name(engine, monkeypatch):
    monkeypatch.setattr(
        loading, "import_calmly", lambda *_: pytest.fail("the engine is there already")
    )
    assert loading.is_engine_loaded()
    assert loading.load_engine().transfer.run == engine.run
