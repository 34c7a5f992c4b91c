"""Loads torch without stopping the window.

Importing torch takes seconds, and Python's lock is held in the middle of it for up to a second,
so that no slot of the window runs: while libraries are loaded, which a cold disk may have to bring,
and while the collector of cyclic garbage goes through hundreds of thousands of new objects. So a
helper process reads the files first, the libraries are loaded without the lock, and nothing is
collected meanwhile. On two cores the largest gap fell from 460 ms to 20–160 ms with the files in
the cache, from 750 ms to 30 ms without (``tests.tools.import_gaps``).
"""

from __future__ import annotations

import ctypes
import gc
import importlib
import importlib.util
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

log = logging.getLogger(__name__)

#: What a frozen program is started with to do nothing but :func:`warm_files`.
WARM_FILES_FLAG = "--warm-files"
_WARM_FILES = "from stylestudio.jobs.warming import warm_files; warm_files()"
#: Longer than that no disk takes; the import then goes on with what is there.
_LONGEST_S = 60.0
_BLOCK_BYTES = 1 << 22
#: A library of a graphics card alone is read by those that use it.
_LARGEST_BYTES = 480 << 20
_LIBRARIES = (".so", ".dylib", ".dll", ".pyd")
#: Folders of torch that its import does not touch.
_LEFT_OUT = frozenset({"bin", "include", "share", "test", "testing", "_inductor", "onnx"})
#: How long Python code may run on before another thread gets its turn; while torch is imported.
_SWITCH_S = 0.001


def warm_files() -> None:
    """Read what ``import torch`` will read, into the system's cache. Imports no torch, no Qt.

    For a process of its own; a file that cannot be read is left out.
    """
    for file in _torch_files():
        try:
            if file.stat().st_size > _LARGEST_BYTES:
                continue
            with file.open("rb", buffering=0) as stream:
                while stream.read(_BLOCK_BYTES):
                    pass
        except OSError:
            continue


class FileWarmer:
    """Runs :func:`warm_files` in a process of its own, once. It never outlives :meth:`run`."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def run(self) -> None:
        """Wait until the files are read, or :meth:`stop` is called. Never raises an OSError."""
        with self._lock:
            if self._stopped:
                return
            try:
                self._process = _started()
            except OSError:
                log.warning("torch's files are not read beforehand", exc_info=True)
                return
        try:
            self._process.wait(_LONGEST_S)
        except subprocess.TimeoutExpired:
            log.warning("reading torch's files took too long")
        finally:
            # Waited for in any case: a process that nobody asks for its end stays a zombie.
            self._process.kill()
            self._process.wait()

    def stop(self) -> None:
        """Let :meth:`run`, which may go on in another thread, return at once."""
        with self._lock:
            self._stopped = True
            if self._process is not None:
                self._process.kill()


def import_calmly(*names: str) -> None:
    """Import torch and then the modules ``names``, leaving the other threads as much as can be.

    What was there before, and what comes with torch, is not looked at by the collector of cyclic
    garbage any more: a million objects that stay would cost the window a quarter of a second now
    and then.
    """
    _load_libraries()
    before_s = sys.getswitchinterval()
    collecting = gc.isenabled()
    sys.setswitchinterval(_SWITCH_S)
    gc.disable()
    try:
        for name in ("torch", *names):
            importlib.import_module(name)
        gc.freeze()
    finally:
        sys.setswitchinterval(before_s)
        if collecting:
            gc.enable()


def _load_libraries() -> None:
    """Load torch's libraries without Python's lock, where the system lets us.

    A function that is called through ctypes leaves the lock to others, and the import finds the
    libraries loaded. Windows looks for them in other folders; torch itself adds those.
    """
    folder = _torch_folder()
    if folder is None or os.name != "posix":
        return
    try:
        dlopen = ctypes.CDLL(None).dlopen
    except (OSError, AttributeError):
        return
    dlopen.restype, dlopen.argtypes = ctypes.c_void_p, (ctypes.c_char_p, ctypes.c_int)
    suffix = ".dylib" if sys.platform == "darwin" else ".so"
    # As torch does it: what others are linked with is for all to see.
    for name, mode in (("torch_global_deps", os.RTLD_GLOBAL), ("torch_python", os.RTLD_LOCAL)):
        library = folder / "lib" / f"lib{name}{suffix}"
        if library.exists():
            dlopen(os.fsencode(library), os.RTLD_NOW | mode)


def _started() -> subprocess.Popen[bytes]:
    frozen = getattr(sys, "frozen", False)
    command = [sys.executable, *([WARM_FILES_FLAG] if frozen else ["-c", _WARM_FILES])]
    return subprocess.Popen(
        command,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        # Without it Windows opens a terminal for it.
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _torch_folder() -> Path | None:
    # Finding it imports nothing.
    found = importlib.util.find_spec("torch")
    return Path(found.origin).parent if found is not None and found.origin else None


def _torch_files() -> Iterator[Path]:
    """Libraries first: they are the most, and loaded first."""
    folder = _torch_folder()
    if folder is None:
        return
    modules: list[Path] = []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in _LEFT_OUT]
        for name in names:
            file = Path(place, name)
            if name.endswith(_LIBRARIES) or ".so." in name:
                yield file
            elif name.endswith(".pyc"):
                modules.append(file)
    yield from modules
