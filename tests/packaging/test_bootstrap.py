"""The bootstrap, on small fake checkouts: a real Python, with a pip that does as it is told."""

from __future__ import annotations

import ast
import errno
import functools
import http.server
import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import namedtuple
from pathlib import Path
from types import ModuleType

import pip
import pytest

SOURCE = Path(__file__).resolve().parents[2] / "packaging" / "bootstrap.py"
PLAIN = '[project]\nname = "stylestudio"\nversion = "0"\n'

FAKE_PIP = """
import json, os, sys, time
with open(os.environ["FAKE_PIP_CALLS"], "a") as calls:
    print(json.dumps({"pid": os.getpid(), "argv": sys.argv[1:]}), file=calls)
print(os.environ.get("FAKE_PIP_SAYS", ""))
time.sleep(float(os.environ.get("FAKE_PIP_SLEEPS", 0)))
sys.exit(int(os.environ.get("FAKE_PIP_CODE", 0)))
"""
# Stands for the program and for pytest: tells how it was called, and ends as it is told.
FAKE_PROGRAM = """
import json, os, sys
qpa = os.environ.get("QT_QPA_PLATFORM")
print(json.dumps({"argv": sys.argv[1:], "cwd": os.getcwd(), "qpa": qpa}), flush=True)
code = int(os.environ.get("FAKE_PROGRAM_CODE", 0))
if code < 0:
    os.kill(os.getpid(), -code)
sys.exit(code)
"""
# A build backend with no requirements, so that the real pip needs no network.
BACKEND = """
import pathlib, zipfile
def build_editable(folder, config_settings=None, metadata_directory=None):
    name, info = "stylestudio-0-py3-none-any.whl", "stylestudio-0.dist-info/"
    with zipfile.ZipFile(pathlib.Path(folder, name), "w") as wheel:
        wheel.writestr("stylestudio.pth", str(pathlib.Path.cwd()))
        metadata = "Metadata-Version: 2.1\\nName: stylestudio\\nVersion: 0\\n"
        wheel.writestr(info + "METADATA", metadata)
        wheel.writestr(info + "WHEEL", "Wheel-Version: 1.0\\nTag: py3-none-any\\n")
        wheel.writestr(info + "RECORD", "")
    return name
"""


def load_bootstrap() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bootstrap_under_test", SOURCE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


bootstrap = load_bootstrap()


class Checkout:
    """A fake checkout, whose bootstrap is started as a user would, from another folder."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "checkout"
        self.elsewhere = folder / "elsewhere"
        self.elsewhere.mkdir()
        (self.root / "packaging").mkdir(parents=True)
        shutil.copy(SOURCE, self.root / "packaging")
        self.write("pyproject.toml", PLAIN)
        self.write("stylestudio/__main__.py", FAKE_PROGRAM)
        self.calls = folder / "pip-calls"
        self.calls.touch()

    def write(self, name: str, text: str) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    def make_venv(self) -> Path:
        """Make a .venv that lacks pip, and return its site-packages."""
        command = [sys._base_executable, "-m", "venv", "--without-pip", self.root / ".venv"]
        subprocess.run(command, check=True)
        code = "import sysconfig; print(sysconfig.get_paths()['purelib'])"
        python = bootstrap.venv_python(self.root)
        return Path(subprocess.check_output([python, "-c", code], text=True).strip())

    def give_fake_pip(self) -> Path:
        """Make a .venv with a fake pip and a fake pytest; return its site-packages."""
        site_packages = self.make_venv()
        (site_packages / "pip").mkdir()
        (site_packages / "pip/__init__.py").touch()
        (site_packages / "pip/__main__.py").write_text(FAKE_PIP)
        (site_packages / "pytest.py").write_text(FAKE_PROGRAM)
        # The checkout around the .venv, wherever that may be copied to.
        root = os.path.relpath(self.root, site_packages)
        (site_packages / "checkout.pth").write_text(root)
        return site_packages

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, str(self.root / "packaging/bootstrap.py"), *arguments]

    def environment(self, **more: str) -> dict[str, str]:
        strays = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
        env = {name: value for name, value in os.environ.items() if name not in strays}
        return {**env, "FAKE_PIP_CALLS": str(self.calls), **more}

    def start(self, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*arguments),
            cwd=self.elsewhere,
            env=self.environment(**env),
            capture_output=True,
            text=True,
            timeout=60,
        )

    def installs(self) -> list[list[str]]:
        """What pip has been asked to install, call by call."""
        return [json.loads(line)["argv"][1:] for line in self.calls.read_text().splitlines()]


@pytest.fixture(scope="module")
def venv(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A .venv that holds a fake pip, to be copied."""
    made = Checkout(tmp_path_factory.mktemp("template"))
    made.give_fake_pip()
    return made.root / ".venv"


@pytest.fixture
def checkout(tmp_path: Path, venv: Path) -> Checkout:
    """A fake checkout with a .venv that holds a fake pip."""
    made = Checkout(tmp_path)
    shutil.copytree(venv, made.root / ".venv", symlinks=True)
    return made


# --- Python itself ----------------------------------------------------------------------------


def test_an_old_python_can_parse_the_file() -> None:
    with pytest.raises(SyntaxError):  # The check itself works.
        ast.parse("match 1:\n    case 1: pass", feature_version=(3, 7))
    tree = ast.parse(SOURCE.read_text("utf-8"), feature_version=(3, 7))
    futures = [n for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)]
    assert "__future__" not in [n.module for n in futures]  # Python 3.6 rejects the annotations'.


def test_an_old_python_gets_one_line(tmp_path: Path) -> None:
    code = (
        "import runpy, sys; sys.version_info = (3, 9, 18, 'final', 0);"
        f"sys.argv = ['bootstrap.py', 'run']; runpy.run_path({str(SOURCE)!r}, run_name='__main__')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1
    assert "3.11 or newer" in done.stderr
    assert "this is 3.9" in done.stderr


@pytest.mark.parametrize(("version", "fits"), [((3, 10), False), ((3, 11), True), ((4, 0), True)])
def test_python_versions(version: tuple[int, int], fits: bool) -> None:
    assert (bootstrap.python_problem(version) is None) is fits


@pytest.mark.parametrize("module", ["venv", "ensurepip"])
def test_a_missing_venv_module_names_its_package(module: str, tmp_path: Path, monkeypatch) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(
        bootstrap.importlib.util, "find_spec", lambda name: None if name == module else find(name)
    )
    package = f"apt-get install -y python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    with pytest.raises(bootstrap.SetupError, match=rf"module {module}; .*{package}"):
        bootstrap.make_venv(tmp_path, None)
    assert not (tmp_path / ".venv").exists()


# --- The stamp --------------------------------------------------------------------------------


def test_the_second_start_installs_nothing_and_is_quick(checkout: Checkout) -> None:
    assert checkout.start("run", "doctor").returncode == 0
    assert checkout.installs() == [["-e", "."]]
    seconds = []
    for _ in range(3):  # The best of three: others may be at work on this machine.
        started = time.monotonic()
        assert checkout.start("run", "doctor").returncode == 0
        seconds.append(time.monotonic() - started)
    assert min(seconds) < 2
    assert len(checkout.installs()) == 1


def test_a_changed_pyproject_installs_again(checkout: Checkout) -> None:
    checkout.start("run", "doctor")
    checkout.write("pyproject.toml", PLAIN + 'dependencies = ["pillow"]\n')
    assert checkout.start("run", "doctor").returncode == 0
    assert checkout.installs() == [["-e", "."]] * 2


def test_an_extra_installs_once_and_stays(checkout: Checkout) -> None:
    for command in ("run", "test", "test", "run"):
        assert checkout.start(command, "doctor").returncode == 0
    assert checkout.installs() == [["-e", "."], ["-e", ".[test]"]]
    checkout.write("pyproject.toml", PLAIN + "# changed\n")
    checkout.start("run", "doctor")
    assert checkout.installs()[2:] == [["-e", ".[test]"]]


@pytest.fixture
def finished(checkout: Checkout) -> Checkout:
    """A fake checkout whose set-up has finished."""
    bootstrap.write_stamp(checkout.root, bootstrap.fingerprint(checkout.root), {"test"})
    assert bootstrap.is_current(checkout.root, {"test"})
    return checkout


def test_a_moved_checkout_is_not_current(finished: Checkout) -> None:
    moved = finished.root.rename(finished.root.with_name("moved"))
    assert not bootstrap.is_current(moved, {"test"})


def test_another_python_is_not_current(finished: Checkout) -> None:
    python = bootstrap.venv_python(finished.root)
    python.unlink()
    shutil.copy(sys.executable, python)
    assert not bootstrap.is_current(finished.root, {"test"})
    python.unlink()
    assert not bootstrap.is_current(finished.root, {"test"})


@pytest.mark.parametrize("stamp", ["", "{", "[]", '{"fingerprint": "no extras"}'])
def test_a_spoilt_stamp_counts_as_none(finished: Checkout, stamp: str) -> None:
    finished.write(".venv/bootstrap.json", stamp)
    assert not bootstrap.is_current(finished.root, set())


# --- Interrupted, repeated, side by side ------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_set_up_is_repeated(checkout: Checkout, sign: signal.Signals) -> None:
    checkout.start("run", "doctor")
    interrupted = subprocess.Popen(
        checkout.command("test"),
        cwd=checkout.elsewhere,
        env=checkout.environment(FAKE_PIP_SLEEPS="60"),
        stderr=subprocess.PIPE,
        text=True,
        # A shell's background job ignores Ctrl-C, and would pass that on.
        preexec_fn=functools.partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    )
    wait_until(lambda: len(checkout.installs()) == 2)
    interrupted.send_signal(sign)
    said = interrupted.communicate(timeout=30)[1]
    assert interrupted.returncode == 130
    assert "interrupted; start the same command again" in said.splitlines()[-1]
    assert "Traceback" not in said
    pid = json.loads(checkout.calls.read_text().splitlines()[1])["pid"]
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    # Nothing of what the first start finished is trusted now, nor is the extra forgotten.
    assert checkout.start("run", "doctor").returncode == 0
    assert checkout.installs()[2:] == [["-e", ".[test]"]]


@pytest.mark.skipif(sys.platform == "win32", reason="needs flock")
def test_a_second_set_up_waits_for_the_first(checkout: Checkout) -> None:
    with (checkout.root / "pyproject.toml").open("rb") as file:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX)
        second = subprocess.Popen(
            checkout.command("run", "doctor"),
            cwd=checkout.elsewhere,
            env=checkout.environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert second.stderr is not None
        assert "waiting for it to finish" in second.stderr.readline()
        time.sleep(0.3)
        assert checkout.installs() == []
    second.communicate(timeout=30)
    assert second.returncode == 0
    assert checkout.installs() == [["-e", "."]]


def test_half_installed_packages_are_installed_again(checkout: Checkout) -> None:
    site_packages = bootstrap.probe_venv(checkout.root)
    for name, files in {"torch-2.9": ["METADATA"], "numpy-2": ["METADATA", "INSTALLER"]}.items():
        (site_packages / f"{name}.dist-info").mkdir()
        for file in files:
            (site_packages / f"{name}.dist-info" / file).touch()
    (site_packages / "~orch").mkdir()
    done = checkout.start("run", "doctor")
    assert "installed again: torch\n" in done.stderr
    left = {path.name for path in site_packages.iterdir()}
    assert "numpy-2.dist-info" in left
    assert not {"torch-2.9.dist-info", "~orch"} & left


def test_a_broken_venv_is_made_anew(checkout: Checkout, monkeypatch) -> None:
    python = bootstrap.venv_python(checkout.root)
    python.unlink()
    remains = checkout.write(".venv/remains", "")
    commands = []

    def make(root: Path, title: str, command: list[str], lock: int | None) -> None:
        commands.append(command)
        shutil.rmtree(root / ".venv")
        checkout.give_fake_pip()

    monkeypatch.setattr(bootstrap, "run_phase", make)
    site_packages = bootstrap.make_venv(checkout.root, None)
    assert commands == [[sys._base_executable, "-m", "venv", str(checkout.root / ".venv")]]
    assert (site_packages / "pip").is_dir()
    assert not remains.exists()


def test_a_venv_without_its_configuration_is_not_used(checkout: Checkout) -> None:
    """Its Python would be the system's, and pip would install there."""
    assert bootstrap.probe_venv(checkout.root) is not None
    (checkout.root / ".venv/pyvenv.cfg").unlink()
    assert bootstrap.probe_venv(checkout.root) is None


# --- Failures ---------------------------------------------------------------------------------


def test_a_failing_pip_ends_in_one_line_and_a_log(checkout: Checkout) -> None:
    said = "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device"
    done = checkout.start("run", "doctor", FAKE_PIP_CODE="1", FAKE_PIP_SAYS=said)
    assert done.returncode == 3
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    log = checkout.root / ".venv/bootstrap.log"
    assert "the disk is full; free some space" in done.stderr.splitlines()[-1]
    assert str(log) in done.stderr.splitlines()[-1]
    assert said in log.read_text()
    assert checkout.start("run", "doctor").returncode == 0  # And the next start goes on.


def test_an_old_failure_in_the_log_is_not_todays(checkout: Checkout) -> None:
    checkout.start("run", "x", FAKE_PIP_CODE="1", FAKE_PIP_SAYS="[Errno 28]")
    done = checkout.start("run", "x", FAKE_PIP_CODE="1", FAKE_PIP_SAYS="ERROR: out of luck")
    assert "ERROR: out of luck" in done.stderr.splitlines()[-1]
    assert "disk" not in done.stderr


RETRYING = "WARNING: Retrying (Retry(total=4)) after connection broken by '{}': /simple/torch/"
NO_MATCH = "ERROR: No matching distribution found for torch>=2.6"


@pytest.mark.parametrize(
    ("output", "cause"),
    [
        (RETRYING.format("NewConnectionError(...)") + "\n" + NO_MATCH, "no package index"),
        (RETRYING.format("NameResolutionError(...)") + "\n" + NO_MATCH, "no package index"),
        ("socket.timeout: The read operation timed out", "no package index"),
        (
            RETRYING.format("SSLError(SSLCertVerificationError(1, '...'))") + "\n" + NO_MATCH,
            "certificate",
        ),
        (NO_MATCH, "no build for this Python"),
        ("ERROR: Package 'x' requires a different Python: 3.11.7 not in '<3.11'", "no build for"),
        ("OSError: [Errno 28] No space left on device: '/tmp/pip-x'", "disk is full"),
        ("ERROR: [Errno 13] Permission denied: '/x/.venv/bin/pip'", "cannot be written"),
        ("ERROR: Directory '.' is not installable.\nnotice", "ERROR: Directory '.' is not"),
        ("", "gave no reason"),
    ],
)
def test_what_pip_says_is_understood(output: str, cause: str) -> None:
    line = bootstrap.explain_failure(output)
    assert cause in line
    assert line.endswith("and start again")
    assert "\n" not in line


@pytest.mark.parametrize(
    ("code", "remedy"),
    [
        (errno.EROFS, "copy the checkout elsewhere"),
        (errno.EACCES, "yours to write in"),
        (errno.ENOSPC, "free some space"),
    ],
)
def test_a_closed_checkout_is_one_line(code: int, remedy: str, monkeypatch, capsys) -> None:
    def fail(root: Path, extras: set[str]) -> None:
        raise OSError(code, os.strerror(code), "/checkout/.venv")

    monkeypatch.setattr(bootstrap, "set_up", fail)
    monkeypatch.setattr(bootstrap.signal, "signal", lambda *_: None)
    assert bootstrap.main(["run", "doctor"]) == 3
    said = capsys.readouterr().err
    assert "/checkout/.venv" in said
    assert remedy in said
    assert said.count("\n") == 1


Usage = namedtuple("Usage", "total used free")


def test_too_little_disk_is_told_before_anything_is_installed(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(bootstrap.shutil, "disk_usage", lambda _: Usage(0, 0, 4 * 10**9))
    bootstrap.check_disk(tmp_path, 2.0, 0.5)
    with pytest.raises(bootstrap.SetupError, match=r"4\.0 GB free of the 7\.0 GB"):
        bootstrap.check_disk(tmp_path, 7.0, 0.0)
    (tmp_path / ".venv").mkdir()
    with (tmp_path / ".venv/there").open("wb") as already:
        already.truncate(4 * 10**9)  # Sparse: 4 GB of the 7 are there from last time.
    bootstrap.check_disk(tmp_path, 7.0, 0.0)


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc, a file system of its own")
def test_too_little_temporary_disk_names_tmpdir(tmp_path: Path, monkeypatch) -> None:
    free = {tmp_path: 9 * 10**9, Path("/proc"): 10**9}
    monkeypatch.setattr(bootstrap.tempfile, "gettempdir", lambda: "/proc")
    monkeypatch.setattr(bootstrap.shutil, "disk_usage", lambda place: Usage(0, 0, free[place]))
    with pytest.raises(bootstrap.SetupError, match=r"/proc has 1\.0 GB free of the 3\.0 .*TMPDIR"):
        bootstrap.check_disk(tmp_path, 7.0, 3.0)


# --- PyTorch ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("platform", "gpu", "index", "arguments", "size", "unpacked_gb"),
    [
        ("linux", False, True, ["--index-url", bootstrap.CPU_INDEX], "200 MB", 2.0),
        ("linux", False, False, [], "3 GB", 7.0),
        ("linux", True, True, [], "CUDA", 7.0),
        ("darwin", False, True, [], "200 MB", 2.0),
    ],
)
def test_which_pytorch(
    platform: str,
    gpu: bool,
    index: bool,
    arguments: list[str],
    size: str,
    unpacked_gb: float,
    monkeypatch,
) -> None:
    monkeypatch.setattr(bootstrap, "has_nvidia_gpu", lambda: gpu)
    monkeypatch.setattr(bootstrap, "cpu_index_answers", lambda: index)
    chosen = bootstrap.choose_torch(platform)
    assert chosen[0] == arguments
    assert size in chosen[1]
    assert chosen[2] == unpacked_gb


def test_torch_and_torchvision_come_in_one_command(checkout: Checkout, monkeypatch) -> None:
    dependencies = [
        "numpy>=1",
        "torch>=2.6",
        "torchvision>=0.21",
        "torchmetrics",
        "torch-geometric",
    ]
    checkout.write("pyproject.toml", f"{PLAIN}dependencies = {json.dumps(dependencies)}\n")
    commands = []
    monkeypatch.setattr(bootstrap, "choose_torch", lambda: (["--index-url", "cpu"], "", 0.0, 0.0))
    monkeypatch.setattr(
        bootstrap, "run_phase", lambda _r, _t, command, _l: commands.append(command)
    )
    bootstrap.set_up(checkout.root, {"test"})
    pip_install = [str(bootstrap.venv_python(checkout.root)), "-m", "pip", "install"]
    assert commands == [
        [*pip_install, "torch>=2.6", "torchvision>=0.21", "--index-url", "cpu"],
        [*pip_install, "-e", ".[test]"],
    ]


def test_the_projects_own_bounds_are_found() -> None:
    names = [text.split(">=")[0] for text in bootstrap.torch_requirements(SOURCE.parents[1])]
    assert names == ["torch", "torchvision"]


@pytest.mark.parametrize(
    ("page", "answers"), [(b"<a href='torch-2.9.0+cpu.whl'>", True), (b"<h1>Log in</h1>", False)]
)
def test_the_cpu_index_must_list_torch(page: bytes, answers: bool, monkeypatch) -> None:
    class Index(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            assert self.path == "/torch/"
            self.send_response(200)
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *_: object) -> None: ...

    monkeypatch.setenv("no_proxy", "*")
    with http.server.HTTPServer(("127.0.0.1", 0), Index) as server:
        thread = threading.Thread(target=server.handle_request)
        thread.start()
        monkeypatch.setattr(bootstrap, "CPU_INDEX", f"http://127.0.0.1:{server.server_port}")
        assert bootstrap.cpu_index_answers() is answers
        thread.join()


def test_a_hanging_name_look_up_is_given_up_soon(monkeypatch) -> None:
    answer = threading.Event()
    monkeypatch.setattr("urllib.request.urlopen", lambda *_, **__: answer.wait(20))
    started = time.monotonic()
    assert bootstrap.cpu_index_answers(timeout_s=0.2) is False
    assert time.monotonic() - started < 10
    answer.set()


# --- The display and Qt's libraries -----------------------------------------------------------


@pytest.mark.parametrize(
    ("env", "platform", "headless"),
    [
        ({}, "linux", True),
        ({"DISPLAY": ":0"}, "linux", False),
        ({"DISPLAY": ""}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", False),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "minimal:x"}, "linux", True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "xcb"}, "linux", False),
        ({}, "darwin", False),
        ({"QT_QPA_PLATFORM": "offscreen"}, "win32", True),
    ],
)
def test_headless(env: dict[str, str], platform: str, headless: bool) -> None:
    assert bootstrap.is_headless(env, platform) is headless


@pytest.mark.parametrize(
    ("env", "needed", "not_needed"),
    [
        ({}, {"libEGL.so.1", "libGL.so.1"}, {"libxcb-cursor.so.0"}),
        ({"DISPLAY": ":0"}, {"libEGL.so.1", "libxcb-cursor.so.0"}, set()),
        ({"WAYLAND_DISPLAY": "w"}, {"libEGL.so.1"}, {"libxcb-cursor.so.0"}),
    ],
)
def test_x11_libraries_are_needed_for_x11_alone(
    env: dict[str, str], needed: set[str], not_needed: set[str], monkeypatch
) -> None:
    monkeypatch.setattr(bootstrap, "loads", lambda soname: False)
    missing = {row[0] for row in bootstrap.missing_libraries(env, "linux")}
    assert needed <= missing
    assert not not_needed & missing
    assert bootstrap.missing_libraries(env, "darwin") == []


def test_a_library_is_missing_if_it_does_not_load(monkeypatch) -> None:
    rows = bootstrap.X11_LIBRARIES.strip().replace("libxcb.so.1", "libno-such-thing.so.1")
    monkeypatch.setattr(bootstrap, "X11_LIBRARIES", rows)
    monkeypatch.setattr(bootstrap, "CORE_LIBRARIES", "libc.so.6 a b c d\n")
    missing = [row[0] for row in bootstrap.missing_libraries({"DISPLAY": ":0"}, "linux")]
    assert missing[0] == "libno-such-thing.so.1"
    assert "libc.so.6" not in missing


@pytest.mark.parametrize(
    ("manager", "command"),
    [
        ("apt-get", "apt-get install -y libegl1 libglib2.0-0 libxcb-cursor0"),
        ("dnf", "dnf install -y libglvnd-egl glib2 xcb-util-cursor"),
        ("zypper", "zypper install -y libglvnd libglib-2_0-0 libgthread-2_0-0 libxcb-cursor0"),
        ("pacman", "pacman -S --needed --noconfirm libglvnd glib2 xcb-util-cursor"),
    ],
)
@pytest.mark.parametrize(("user", "sudo"), [(0, ""), (1000, "sudo ")])
def test_missing_libraries_come_with_their_command(
    manager: str, command: str, user: int, sudo: str, monkeypatch
) -> None:
    lacking = {"libEGL.so.1", "libglib-2.0.so.0", "libgthread-2.0.so.0", "libxcb-cursor.so.0"}
    monkeypatch.setattr(bootstrap, "loads", lambda soname: soname not in lacking)
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: name if name == manager else None)
    monkeypatch.setattr(bootstrap.os, "geteuid", lambda: user)
    line = bootstrap.describe_missing(bootstrap.missing_libraries({"DISPLAY": ":0"}, "linux"))
    assert line.endswith(f"install with: {sudo}{command}")
    assert all(soname in line for soname in lacking)


def test_missing_libraries_stop_the_window_and_the_suite_alone(monkeypatch) -> None:
    monkeypatch.setattr(bootstrap, "missing_libraries", lambda env: [["libEGL.so.1", *"abcd"]])
    monkeypatch.setattr(bootstrap, "set_up", lambda root, extras: None)
    monkeypatch.setattr(bootstrap, "launch", lambda root, arguments, env: 0)
    assert bootstrap.run(Path(), ["render"], {"QT_QPA_PLATFORM": "offscreen"}) == 0
    with pytest.raises(bootstrap.SetupError, match=r"libEGL\.so\.1"):
        bootstrap.run(Path(), [], {"DISPLAY": ":0", "WAYLAND_DISPLAY": "w"})
    with pytest.raises(bootstrap.SetupError, match=r"libEGL\.so\.1"):
        bootstrap.test(Path(), [], {})


# --- The commands -----------------------------------------------------------------------------


def test_run_forwards_arguments_and_exit_code(checkout: Checkout) -> None:
    done = checkout.start("run", "--", "render", "a b", "--json", "-h", FAKE_PROGRAM_CODE="7")
    told = json.loads(done.stdout)
    assert done.returncode == 7
    assert told["argv"] == ["render", "a b", "--json", "-h"]
    assert told["cwd"] == str(checkout.elsewhere)


def test_files_in_the_current_folder_are_not_the_program(checkout: Checkout) -> None:
    (checkout.elsewhere / "stylestudio.py").write_text("raise SystemExit('not me')")
    assert checkout.start("run", "doctor").returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_a_killed_program_gives_the_shells_code(checkout: Checkout) -> None:
    killed = checkout.start("run", "doctor", FAKE_PROGRAM_CODE=str(-signal.SIGKILL))
    assert killed.returncode == 128 + signal.SIGKILL


def test_test_runs_pytest_in_the_checkout(checkout: Checkout) -> None:
    done = checkout.start("test", "-q", "-k", "gram or pca", FAKE_PROGRAM_CODE="1")
    assert done.returncode == 1
    assert json.loads(done.stdout) == {
        "argv": ["-q", "-k", "gram or pca"],
        "cwd": str(checkout.root),
        "qpa": "offscreen",
    }
    assert json.loads(checkout.start("test", QT_QPA_PLATFORM="minimal").stdout)["qpa"] == "minimal"


def test_run_opens_the_window_where_there_is_a_display(monkeypatch) -> None:
    started = []
    monkeypatch.setattr(bootstrap, "missing_libraries", lambda env: [])
    monkeypatch.setattr(bootstrap, "set_up", lambda root, extras: started.append(extras))
    monkeypatch.setattr(bootstrap, "launch", lambda root, arguments, env: started.append(arguments))
    bootstrap.run(Path(), [], {"DISPLAY": ":0"})
    assert started == [set(), ["-P", "-m", "stylestudio"]]


SAMPLES = [
    {"file": "wave.jpg", "role": "style", "title": "The Wave"},
    {"file": "cat.jpg", "role": "content", "title": "A cat"},
    {"file": "dog.jpg", "role": "content", "title": "A dog"},
    {"file": "night.jpg", "role": "style", "title": "Night"},
]


def test_run_paints_the_first_pair_where_there_is_none(checkout: Checkout) -> None:
    samples = checkout.write("resources/samples/samples.json", json.dumps(SAMPLES)).parent
    done = checkout.start("run")
    picture = checkout.elsewhere / "stylestudio-first-picture.png"
    pair = [str(samples / "cat.jpg"), str(samples / "wave.jpg")]
    program, place = done.stdout.splitlines()
    assert done.returncode == 0
    assert json.loads(program)["argv"] == ["render", *pair, "-o", str(picture)]
    assert str(picture) in place
    assert "cat.jpg" in done.stderr
    failed = checkout.start("run", FAKE_PROGRAM_CODE="3")
    assert failed.returncode == 3
    assert "The picture is at" not in failed.stdout


def test_a_checkout_without_pictures_says_so(checkout: Checkout) -> None:
    done = checkout.start("run")
    assert done.returncode == 3
    assert "lacks its pictures; get a complete checkout" in done.stderr.splitlines()[-1]


@pytest.mark.parametrize("arguments", [[], ["fly"]])
def test_a_wrong_command_is_a_usage_error(arguments: list[str], capsys) -> None:
    with pytest.raises(SystemExit) as stopped:
        bootstrap.main(arguments)
    assert stopped.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_help_tells_both_commands_and_the_exit_codes(capsys) -> None:
    with pytest.raises(SystemExit):
        bootstrap.main(["--help"])
    text = capsys.readouterr().out
    for word in ("run [args", "test [args", "QT_QPA_PLATFORM", "bootstrap.log", "130", "CPU build"):
        assert word in text


def test_with_the_real_pip(tmp_path: Path) -> None:
    """From a .venv with nothing but pip to a program that runs, without a network."""
    checkout = Checkout(tmp_path)
    build = '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'
    checkout.write("pyproject.toml", build + PLAIN)
    checkout.write("backend.py", BACKEND)
    site_packages = checkout.make_venv()
    of_this_python = Path(pip.__file__).parent
    for folder in [of_this_python, *of_this_python.parent.glob("pip-*.dist-info")]:
        shutil.copytree(folder, site_packages / folder.name)
    done = checkout.start("run", "doctor", PIP_NO_INDEX="1")
    assert done.returncode == 0, (checkout.root / ".venv/bootstrap.log").read_text()
    assert json.loads(done.stdout)["argv"] == ["doctor"]
    assert (site_packages / "stylestudio-0.dist-info/INSTALLER").read_text().strip() == "pip"
    assert bootstrap.is_current(checkout.root, set())


def wait_until(condition, timeout_s: float = 30) -> None:
    """Wait for what another process is about to do."""
    end = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)
