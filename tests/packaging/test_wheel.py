"""The built wheel: resources inside, and it renders from a fresh environment.

The environment sees the packages that the suite runs with instead of installing them again; the
full clean install is what ``packaging/bootstrap.py`` does.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from stylestudio import __version__

_ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = "import sys; from hatchling.build import build_wheel; build_wheel(sys.argv[1])"
    subprocess.run([sys.executable, "-c", build, str(folder)], cwd=_ROOT, check=True)
    (built,) = folder.glob("*.whl")
    return built


def test_it_carries_the_resources_and_the_licences(wheel: Path) -> None:
    assert wheel.name == f"stylestudio-{__version__}-py3-none-any.whl"
    names = zipfile.ZipFile(wheel).namelist()
    inside = {name.removeprefix("stylestudio/") for name in names if "/" in name}
    assert {
        "resources/models/vgg16_features.safetensors",
        "resources/models/NOTICE.txt",
        "resources/presets/2-painterly.json",
        "resources/samples/samples.json",
        "resources/icons/stylestudio.svg",
        "ui/main_window.py",
    } <= inside
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not any(name.startswith(("tests", "packaging")) for name in names)


def test_it_renders_from_a_fresh_environment(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "fresh"
    venv.create(environment, with_pip=False, symlinks=os.name != "nt")
    python = environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    site = Path(
        sysconfig.get_path("purelib", vars={"base": str(environment), "platbase": str(environment)})
    )
    with zipfile.ZipFile(wheel) as archive:  # a pure wheel's installation is its unpacking
        archive.extractall(site)
    suite = sysconfig.get_path("purelib")
    # Behind the fresh site-packages, and without its .pth files: the checkout stays out of sight.
    (site / "suite.pth").write_text(f"{suite}\n")

    where = subprocess.run(
        [python, "-c", "import stylestudio; print(stylestudio.__file__)"],
        capture_output=True, text=True, check=True, cwd=tmp_path,
    )  # fmt: skip
    assert where.stdout.startswith(str(site))

    samples = site / "stylestudio/resources/samples"
    done = subprocess.run(
        [python, "-m", "stylestudio", "render", str(samples / "content_lake.jpg"),
         str(samples / "style_woodcut.jpg"), "-o", "out.png", "--size", "64", "--steps", "2",
         "--json"],
        capture_output=True, text=True, encoding="utf-8", check=False, cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["evaluations"] == 2
    assert (tmp_path / "out.png").stat().st_size > 1000
