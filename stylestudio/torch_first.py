"""Loads torch before Qt where it must be, behind a small window of its own.

On Windows torch 2.9 and later cannot load its libraries any more in a process that has loaded Qt's
(c10.dll, WinError 1114). So torch comes first there, which takes seconds; a splash without Qt, in a
process of its own, covers them. Everywhere else the window comes first.
"""

from __future__ import annotations

import contextlib
import importlib
import logging
import subprocess
import sys
from collections.abc import Iterator

log = logging.getLogger(__name__)

#: What a frozen program is started with to do nothing but :func:`show_splash`.
SPLASH_FLAG = "--splash"
_SHOW_SPLASH = "from stylestudio.torch_first import show_splash; show_splash()"
_TORCH_FIRST_ON = "win32"
#: A splash whose program was killed goes by itself.
_LONGEST_MS = 60_000
_SIZE_PX = (320, 120)
_GROUND, _TEXT, _ACCENT = "#21211f", "#eceae4", "#93a6ff"


def load_torch_first(platform: str = sys.platform) -> None:
    """Load torch where it must come before Qt; elsewhere nothing happens. Never raises.

    Where torch cannot be loaded the window opens all the same, and says so when it is to paint.
    """
    if platform != _TORCH_FIRST_ON:
        return
    with splash_shown():
        try:
            importlib.import_module("torch")
        except Exception:
            log.exception("torch could not be loaded before the window")


@contextlib.contextmanager
def splash_shown() -> Iterator[None]:
    """Show the splash meanwhile, if that is possible."""
    frozen = getattr(sys, "frozen", False)
    command = [sys.executable, *([SPLASH_FLAG] if frozen else ["-c", _SHOW_SPLASH])]
    try:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
    except OSError:
        log.warning("no splash is shown", exc_info=True)
        yield
        return
    try:
        yield
    finally:
        process.kill()
        process.wait()


def show_splash() -> None:
    """Show the program's name in the middle of the screen until the process is ended.

    Loads neither Qt nor torch. Returns at once where there is no tkinter or no screen.
    """
    try:
        import tkinter

        root = tkinter.Tk()
    except Exception:
        return
    width, height = _SIZE_PX
    left = (root.winfo_screenwidth() - width) // 2
    top = (root.winfo_screenheight() - height) // 2
    root.overrideredirect(True)
    root.geometry(f"{width}x{height}+{left}+{top}")
    root.configure(background=_GROUND)
    name = tkinter.Label(
        root, text="StyleStudio", background=_GROUND, foreground=_TEXT, font=("", 22, "bold")
    )
    name.pack(expand=True)
    tkinter.Frame(root, background=_ACCENT, height=4).pack(fill="x", side="bottom")
    root.after(_LONGEST_MS, root.destroy)
    root.mainloop()
