#!/usr/bin/env python3
"""Set up and start StyleStudio from a fresh checkout, with nothing but Python and pip.

Python 3.6 and later can read this file, so that a Python that is too old for the program gets
one clear line and no SyntaxError: keep newer syntax out, also of what follows that line.
"""

import argparse
import contextlib
import ctypes
import errno
import hashlib
import importlib.util
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

MINIMUM_PYTHON = (3, 11)


def python_problem(version: "tuple[int, ...]") -> "str | None":
    """Return why a Python of this version cannot run StyleStudio, or None if it can."""
    if version >= MINIMUM_PYTHON:
        return None
    have, need = ".".join(map(str, version)), ".".join(map(str, MINIMUM_PYTHON))
    remedy = f"install a newer one and start this with it, e.g. python{need} {sys.argv[0]} run"
    return f"bootstrap: StyleStudio needs Python {need} or newer and this is {have}; {remedy}"


_problem = python_problem(tuple(sys.version_info[:2]))
if _problem:
    sys.stderr.write(_problem + "\n")
    sys.exit(3)

ROOT = Path(__file__).resolve().parent.parent
CPU_INDEX = "https://download.pytorch.org/whl/cpu"
# -P: whatever Python files lie in the current folder, they are not the program.
PROGRAM = ("-P", "-m", "stylestudio")
FIRST_PICTURE = "stylestudio-first-picture.png"
STAMP_SCHEMA = 1
GB = 10**9

HELP = f"""\
commands:
  run [args ...]    set up, then open the window. Where there is no display (Linux without
                    DISPLAY and WAYLAND_DISPLAY, or QT_QPA_PLATFORM=offscreen or minimal) do
                    the same job without one: paint the bundled photo in the style of the
                    bundled painting, to {FIRST_PICTURE} in the current folder.
                    Arguments, if any, are the program's own: run doctor
  test [args ...]   set up with the test extra, then run the whole suite in the checkout
                    (QT_QPA_PLATFORM=offscreen unless set). Arguments are pytest's: test -q

Set-up makes .venv in the checkout and installs the project there, editable. The first takes
minutes; later starts take a second, until pyproject.toml or Python changes. It can be interrupted
and started again at any time, from any folder. pip's output is in .venv/bootstrap.log. To start
afresh, delete .venv.

On Linux without an NVIDIA GPU it takes PyTorch's CPU build (about 200 MB) where PyTorch's own
index answers, else what pip finds (the CUDA build: about 3 GB, 5.5 GB unpacked).

Exit code: the program's or pytest's own; 2 wrong usage; 3 set-up cannot go on, and one line
says why and what to do; 130 interrupted.
"""

# What Qt loads from a Linux system: soname, then its package for apt, dnf, zypper and pacman.
# QtGui links the core ones itself: even an offscreen window needs libEGL and libGL.
CORE_LIBRARIES = """
libEGL.so.1           libegl1            libglvnd-egl      libglvnd           libglvnd
libGL.so.1            libgl1             libglvnd-glx      libglvnd           libglvnd
libX11.so.6           libx11-6           libX11            libX11-6           libx11
libxkbcommon.so.0     libxkbcommon0      libxkbcommon      libxkbcommon0      libxkbcommon
libfontconfig.so.1    libfontconfig1     fontconfig        libfontconfig1     fontconfig
libfreetype.so.6      libfreetype6       freetype          libfreetype6       freetype2
libdbus-1.so.3        libdbus-1-3        dbus-libs         libdbus-1-3        dbus
libglib-2.0.so.0      libglib2.0-0       glib2             libglib-2_0-0      glib2
libgthread-2.0.so.0   libglib2.0-0       glib2             libgthread-2_0-0   glib2
libzstd.so.1          libzstd1           libzstd           libzstd1           zstd
"""
# The xcb platform plug-in's; Wayland's own come with any Wayland desktop.
X11_LIBRARIES = """
libxcb.so.1           libxcb1            libxcb            libxcb1            libxcb
libX11-xcb.so.1       libx11-xcb1        libX11-xcb        libX11-xcb1        libx11
libxkbcommon-x11.so.0 libxkbcommon-x11-0 libxkbcommon-x11  libxkbcommon-x11-0 libxkbcommon-x11
libxcb-cursor.so.0    libxcb-cursor0     xcb-util-cursor   libxcb-cursor0     xcb-util-cursor
libxcb-icccm.so.4     libxcb-icccm4      xcb-util-wm       libxcb-icccm4      xcb-util-wm
libxcb-util.so.1      libxcb-util1       xcb-util          libxcb-util1       xcb-util
libxcb-image.so.0     libxcb-image0      xcb-util-image    libxcb-image0      xcb-util-image
libxcb-keysyms.so.1   libxcb-keysyms1    xcb-util-keysyms  libxcb-keysyms1    xcb-util-keysyms
libxcb-render-util.so.0 libxcb-render-util0 xcb-util-renderutil libxcb-render-util0 \
    xcb-util-renderutil
libxcb-randr.so.0     libxcb-randr0      libxcb            libxcb-randr0      libxcb
libxcb-render.so.0    libxcb-render0     libxcb            libxcb-render0     libxcb
libxcb-shape.so.0     libxcb-shape0      libxcb            libxcb-shape0      libxcb
libxcb-shm.so.0       libxcb-shm0        libxcb            libxcb-shm0        libxcb
libxcb-sync.so.1      libxcb-sync1       libxcb            libxcb-sync1       libxcb
libxcb-xfixes.so.0    libxcb-xfixes0     libxcb            libxcb-xfixes0     libxcb
libxcb-xkb.so.1       libxcb-xkb1        libxcb            libxcb-xkb1        libxcb
"""
MANAGERS = {
    "apt-get": "apt-get install -y",
    "dnf": "dnf install -y",
    "zypper": "zypper install -y",
    "pacman": "pacman -S --needed --noconfirm",
}

# What pip prints as it fails, what that means, and the remedy. The first that matches counts.
PIP_FAILURES = (
    (r"No space left on device|Errno 28\b|WinError 112", "the disk is full", "free some space"),
    (
        r"Read-only file system|Permission denied|WinError 5\b",
        "a file cannot be written",
        "close StyleStudio, see who owns the checkout,",
    ),
    (
        r"CERTIFICATE_VERIFY_FAILED|SSLCertVerificationError",
        "the package index's certificate is not trusted",
        "check the clock, or name your network's own certificate in PIP_CERT,",
    ),
    (
        r"NewConnectionError|NameResolutionError|ConnectTimeout|ReadTimeout|ProxyError|timed out|"
        r"Connection (broken|refused|reset|aborted)|name resolution|Network is unreachable|"
        r"Name or service not known|getaddrinfo failed|nodename nor servname|Max retries exceeded",
        "no package index could be reached",
        "check the network or the proxy",
    ),
    (
        r"No matching distribution|ResolutionImpossible|requires a different Python",
        "a package has no build for this Python and system",
        "try another Python version",
    ),
)
# The lines of pip's output that tell what it is doing.
ACTIVITY = re.compile(
    r"^ *(Collecting \S+|Downloading .{,50}|Building .{,50}|Installing collected packages)", re.M
)


class SetupError(Exception):
    """What stops the set-up, and what the user can do about it, in one line."""


def say(text: str) -> None:
    """Tell the user; on stderr, because stdout is the program's."""
    print(text, file=sys.stderr, flush=True)


# --- What this machine is like ----------------------------------------------------------------


def is_headless(env: dict[str, str], platform: str = sys.platform) -> bool:
    """Say whether a window cannot, or shall not, be shown."""
    if re.match(r"(offscreen|minimal)\b", env.get("QT_QPA_PLATFORM", "")):
        return True
    return platform == "linux" and not (env.get("DISPLAY") or env.get("WAYLAND_DISPLAY"))


def loads(soname: str) -> bool:
    """Say whether the system's loader finds this library."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def missing_libraries(env: dict[str, str], platform: str = sys.platform) -> list[list[str]]:
    """Return the rows of the tables above for what Qt needs here and the system lacks."""
    if platform != "linux":
        return []
    x11 = not is_headless(env, platform) and not env.get("WAYLAND_DISPLAY")
    table = CORE_LIBRARIES + (X11_LIBRARIES if x11 else "")
    rows = [line.split() for line in table.split("\n") if line]
    return [row for row in rows if not loads(row[0])]


def describe_missing(missing: list[list[str]]) -> str:
    """Return one line with the missing libraries and the one command that installs them."""
    names = ", ".join(row[0] for row in missing)
    for column, (manager, command) in enumerate(MANAGERS.items(), start=1):
        if shutil.which(manager):
            sudo = "" if os.geteuid() == 0 else "sudo "
            packages = " ".join(dict.fromkeys(row[column] for row in missing))
            return f"Qt needs {names} of this system; install with: {sudo}{command} {packages}"
    return f"Qt needs {names} of this system; install what your system calls them"


def has_nvidia_gpu() -> bool:
    """Say whether an NVIDIA driver is at work."""
    return os.path.exists("/proc/driver/nvidia/version") or bool(shutil.which("nvidia-smi"))


def cpu_index_answers(timeout_s: float = 5.0) -> bool:
    """Say whether PyTorch's CPU index lists torch; in a thread, as a resolver may hang."""
    import urllib.request  # Not at the top: it is slow to load, and only a first start asks.

    found = []

    def ask() -> None:
        # Whatever stands in the way, proxy or portal, pip's own index is then the one to ask.
        with contextlib.suppress(Exception):
            with urllib.request.urlopen(CPU_INDEX + "/torch/", timeout=timeout_s) as answer:
                found.append(b"torch-" in answer.read(1 << 16))

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(timeout_s)
    return found == [True]


def choose_torch(platform: str = sys.platform) -> tuple[list[str], str, float, float]:
    """Return pip's arguments for PyTorch here, what it is, GB unpacked, and GB to download."""
    large = "about 3 GB to download, 5.5 GB unpacked"
    if platform != "linux":
        return [], "the build that pip finds, about 200 MB to download", 2.0, 0.5
    if has_nvidia_gpu():
        return [], f"the CUDA build for the NVIDIA GPU, {large}", 7.0, 3.0
    if cpu_index_answers():
        return ["--index-url", CPU_INDEX], "the CPU build, about 200 MB to download", 2.0, 0.5
    return [], f"its CPU index does not answer, so the build that pip finds: {large}", 7.0, 3.0


def check_disk(root: Path, unpacked_gb: float, download_gb: float) -> None:
    """Raise SetupError unless the checkout and the temporary folder have this much room."""
    unpacked_gb -= sum(f.lstat().st_size for f in (root / ".venv").rglob("*")) / GB
    temporary = Path(tempfile.gettempdir())
    needs = [(root, unpacked_gb, ""), (temporary, download_gb, " or set TMPDIR to another disk,")]
    if root.stat().st_dev == temporary.stat().st_dev:
        needs = [(root, unpacked_gb + download_gb, "")]
    for place, need, also in needs:
        free = shutil.disk_usage(place).free / GB
        if free < need:
            lack = f"{place} has {free:.1f} GB free of the {need:.1f} GB that set-up needs"
            raise SetupError(f"not enough disk: {lack}; free some space{also} and start again")


# --- The virtual environment ------------------------------------------------------------------


def venv_python(root: Path) -> Path:
    """Return where the environment's Python is, or will be."""
    return root / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def fingerprint(root: Path) -> str:
    """Return a digest of all that a finished set-up rests on, apart from the extras."""
    python = venv_python(root)
    try:
        stat = python.stat()
    except OSError:
        return "no Python"
    facts = [STAMP_SCHEMA, str(root), str(python.resolve()), stat.st_size, stat.st_mtime_ns]
    text = json.dumps(facts).encode() + (root / "pyproject.toml").read_bytes()
    return hashlib.sha256(text).hexdigest()


def read_stamp(root: Path) -> tuple[str, set[str]]:
    """Return fingerprint and extras of the last set-up that finished; empty, if none did."""
    try:
        stamp = json.loads((root / ".venv" / "bootstrap.json").read_text("utf-8"))
        return str(stamp["fingerprint"]), set(stamp["extras"])
    except (OSError, ValueError, KeyError, TypeError):
        return "", set()


def write_stamp(root: Path, known: str, extras: set[str]) -> None:
    """Record how far the set-up came, in one step that cannot be half done."""
    draft = root / ".venv" / "bootstrap.json.new"
    draft.write_text(json.dumps({"fingerprint": known, "extras": sorted(extras)}))
    os.replace(draft, draft.with_suffix(""))


def is_current(root: Path, extras: set[str]) -> bool:
    """Say whether the environment is finished, has these extras and matches the checkout."""
    known, installed = read_stamp(root)
    return extras <= installed and known == fingerprint(root)


def probe_venv(root: Path) -> Path | None:
    """Return the environment's site-packages if its Python and pip work, else None."""
    code = (
        "import sys, sysconfig, pip; print(sysconfig.get_paths()['purelib']);"
        f"sys.exit(sys.prefix == sys.base_prefix or sys.version_info < {MINIMUM_PYTHON})"
    )
    command = [str(venv_python(root)), "-I", "-c", code]
    try:
        probe = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return Path(probe.stdout.strip())


def make_venv(root: Path, lock: int | None) -> Path:
    """Make .venv, or keep one that works, and return its site-packages."""
    venv, site_packages = root / ".venv", probe_venv(root)
    if site_packages is not None:
        return site_packages
    for module in ("venv", "ensurepip"):
        if importlib.util.find_spec(module) is None:
            version = "{}.{}".format(*sys.version_info)
            apt = f"on Debian and Ubuntu: sudo apt-get install -y python{version}-venv"
            raise SetupError(f"this Python lacks its module {module}; install it ({apt})")
    if venv.is_symlink() or venv.is_file():
        venv.unlink()
    elif venv.exists():
        say("  .venv is unfinished or broken: making it anew")
        shutil.rmtree(venv)
    venv.mkdir()
    # Not sys.executable: that may be the Python of the .venv that was just removed.
    base = getattr(sys, "_base_executable", None) or sys.executable
    run_phase(root, "Virtual environment", [base, "-m", "venv", str(venv)], lock)
    site_packages = probe_venv(root)
    if site_packages is None:
        raise SetupError("the new .venv does not work; install Python anew, with venv and pip")
    return site_packages


def remove_half_installed(site_packages: Path) -> list[str]:
    """Make pip forget packages whose installation was cut off, and return their names.

    pip writes a package's INSTALLER after all of its files, yet takes any package that has
    METADATA as installed: left alone, half a package would stay so for ever. Folders that
    begin with ~ are those it had set aside to remove.
    """
    half = [d for d in site_packages.glob("*.dist-info") if not (d / "INSTALLER").exists()]
    for folder in [*half, *site_packages.glob("~*")]:
        shutil.rmtree(folder, ignore_errors=True)
    return sorted(folder.name.split("-")[0] for folder in half)


# --- The set-up -------------------------------------------------------------------------------


def explain_failure(output: str) -> str:
    """Return what went wrong in venv or pip, and the remedy, in one line."""
    for pattern, what, remedy in PIP_FAILURES:
        if re.search(pattern, output, re.IGNORECASE):
            return f"{what}; {remedy} and start again"
    lines = [line.strip() for line in output.split("\n") if line.strip()] or ["it gave no reason"]
    errors = [line for line in lines if line.lower().startswith("error")] or lines
    return f"{errors[-1]}; mend that and start again"


def tool_environment() -> dict[str, str]:
    """Return the environment for venv and pip, without what would lead them elsewhere."""
    strays = ("PYTHONPATH", "PYTHONHOME", "PIP_TARGET", "PIP_PREFIX", "__PYVENV_LAUNCHER__")
    env = {name: value for name, value in os.environ.items() if name not in strays}
    settings = {"PIP_USER": "0", "PIP_NO_INPUT": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    return {**env, **settings, "PIP_PROGRESS_BAR": "off", "PYTHONUNBUFFERED": "1"}


def run_phase(root: Path, title: str, command: list[str], lock: int | None) -> None:
    """Run one step of the set-up into the log, telling now and then how it goes.

    The child inherits the lock: one that outlives a killed bootstrap goes on holding it.
    """
    log, started = root / ".venv" / "bootstrap.log", time.monotonic()
    say(f"  {title} ...")
    with log.open("ab") as sink:
        sink.write(f"\n--- {title}: {' '.join(command)}\n".encode())
        sink.flush()
        before = sink.tell()
        child = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=sink,
            stderr=subprocess.STDOUT,
            env=tool_environment(),
            cwd=root,
            pass_fds=() if lock is None else (lock,),
            start_new_session=True,
        )
        try:
            while child.poll() is None:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    child.wait(30)
                    break
                activity = [title, *ACTIVITY.findall(log.read_text("utf-8", "replace"))][-1]
                say(f"    {time.monotonic() - started:.0f} s: {activity}")
        except BaseException:
            stop(child)
            raise
    if child.returncode != 0:
        output = log.read_bytes()[before:].decode("utf-8", "replace")
        raise SetupError(f"{title}: {explain_failure(output)} (log: {log})")
    say(f"  {title}: done in {time.monotonic() - started:.0f} s")


def stop(child: "subprocess.Popen[bytes]") -> None:
    """End a step and the processes it started; by Ctrl-C first, so that pip tidies up."""
    for sign in ("SIGINT", "SIGKILL"):
        with contextlib.suppress(subprocess.TimeoutExpired, ProcessLookupError):
            if os.name == "nt":
                child.kill()
            else:
                os.killpg(child.pid, getattr(signal, sign))
            child.wait(10)


@contextlib.contextmanager
def setup_lock(root: Path) -> Iterator[int | None]:
    """Let one set-up at a time into this checkout, where the system can lock files."""
    with (root / "pyproject.toml").open("rb") as file:
        try:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another set-up is at work in this checkout: waiting for it to finish.")
            fcntl.flock(file, fcntl.LOCK_EX)
        except (ImportError, OSError):  # Windows, or a network disk without locks.
            yield None
            return
        yield file.fileno()


def torch_requirements(root: Path) -> list[str]:
    """Return the project's own requirements of torch and torchvision, with their bounds."""
    import tomllib  # Not at the top: Python 3.11 brought it.

    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    return [d for d in project.get("dependencies", []) if re.match(r"torch(vision)?(?![\w.-])", d)]


def set_up(root: Path, extras: set[str]) -> None:
    """Bring .venv in line with the checkout: at once if it is, and repairing what is not."""
    if is_current(root, extras):
        return
    with setup_lock(root) as lock:
        if is_current(root, extras):
            return  # The set-up that was waited for did it.
        extras = extras | read_stamp(root)[1]
        say(f"Setting up StyleStudio in {root / '.venv'} (it may be interrupted and repeated)")
        requirements = torch_requirements(root)
        arguments: list[str] = []
        if requirements and not any((root / ".venv").rglob("torch-*.dist-info/INSTALLER")):
            arguments, build, unpacked_gb, download_gb = choose_torch()
            say(f"  PyTorch: {build}")
            check_disk(root, unpacked_gb, download_gb)
        half = remove_half_installed(make_venv(root, lock))
        if half:
            say("  cut off last time, so installed again: " + ", ".join(half))
        write_stamp(root, "unfinished", extras)
        pip = [str(venv_python(root)), "-m", "pip", "install"]
        if requirements:
            # One command: torchvision works only with the torch that it was built for.
            run_phase(root, "PyTorch", [*pip, *requirements, *arguments], lock)
        project = "." + (f"[{','.join(sorted(extras))}]" if extras else "")
        run_phase(root, "StyleStudio and its libraries", [*pip, "-e", project], lock)
        write_stamp(root, fingerprint(root), extras)


# --- The commands -----------------------------------------------------------------------------


def launch(root: Path, arguments: list[str], env: dict[str, str]) -> int:
    """Run the environment's Python, and return its exit code as a shell would."""
    child = subprocess.Popen([str(venv_python(root)), *arguments], env=env)
    # The terminal sends Ctrl-C to the program too, which then closes in its own time.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: child.terminate())
    code = child.wait()
    return code if code >= 0 else 128 - code


def bundled_pair(root: Path) -> tuple[Path, Path]:
    """Return the first content and the first style among the bundled samples."""
    folder = root / "resources" / "samples"
    try:
        samples = json.loads((folder / "samples.json").read_text("utf-8"))
        first = {sample["role"]: folder / sample["file"] for sample in reversed(samples)}
        return first["content"], first["style"]
    except (OSError, ValueError, KeyError, TypeError):
        raise SetupError(f"{folder} lacks its pictures; get a complete checkout") from None


def run(root: Path, arguments: list[str], env: dict[str, str]) -> int:
    """Set up and start the program: its window or, with no display, its first picture."""
    headless = is_headless(env)
    missing = [] if headless else missing_libraries(env)
    if missing:
        raise SetupError(describe_missing(missing))
    set_up(root, set())
    if arguments or not headless:
        return launch(root, [*PROGRAM, *arguments], env)
    content, style = bundled_pair(root)
    folder = Path.cwd() if os.access(Path.cwd(), os.W_OK) else Path.home()
    picture = folder / FIRST_PICTURE
    say(f"No display here, so no window: painting {content.name} in the style of {style.name}.")
    render = [*PROGRAM, "render", str(content), str(style), "-o", str(picture)]
    code = launch(root, render, env)
    if code == 0:
        print(f"The picture is at {picture}", flush=True)
    return code


def test(root: Path, arguments: list[str], env: dict[str, str]) -> int:
    """Set up with the test extra and run the whole suite."""
    env = {"QT_QPA_PLATFORM": "offscreen", **env}
    missing = missing_libraries(env)
    if missing:  # Half of the suite would fail at import, and say so less clearly.
        raise SetupError(describe_missing(missing))
    set_up(root, {"test"})
    os.chdir(root)
    return launch(root, ["-m", "pytest", *arguments], env)


def main(argv: list[str]) -> int:
    """Carry out one command, and return the exit code."""
    parser = argparse.ArgumentParser(
        description="Set StyleStudio up in this checkout and start it, with Python and pip alone.",
        epilog=HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("command", choices=("run", "test"))
    parser.add_argument("args", nargs=argparse.REMAINDER, help="for the program, or for pytest")
    options = parser.parse_args(argv)
    arguments = options.args[1:] if options.args[:1] == ["--"] else options.args
    command = {"run": run, "test": test}[options.command]
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # A kill is as a Ctrl-C.
    try:
        return command(ROOT, arguments, dict(os.environ))
    except KeyboardInterrupt:
        say("bootstrap: interrupted; start the same command again to go on")
        return 130
    except SetupError as error:
        say(f"bootstrap: {error}")
    except OSError as error:
        remedies = {errno.ENOSPC: "free some space", errno.EROFS: "copy the checkout elsewhere"}
        remedy = remedies.get(error.errno or 0, "see that the checkout is yours to write in")
        say(f"bootstrap: {error}; {remedy} and start again")
    return 3


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
