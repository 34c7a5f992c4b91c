"""Installs the built wheel with its dependencies into an empty environment, and paints with it.

    python3 packaging/clean_install.py

What a stranger gets from ``pip install``: nothing of the checkout is in reach. Takes minutes and,
with a CUDA build of PyTorch, 6 GB in the temporary folder, which are removed in the end.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command in ``cwd``, show it, and return what it prints."""
    print("+", *command, flush=True)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    return done.stdout


def main() -> None:
    """Build, install, paint, check."""
    with tempfile.TemporaryDirectory(prefix="stylestudio-clean-") as name:
        folder = Path(name)
        run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, ROOT, cwd=folder)
        (wheel,) = folder.glob("stylestudio-*.whl")
        venv.create(folder / "venv", with_pip=True)
        scripts = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
        run(scripts / "python", "-m", "pip", "install", "-q", wheel, cwd=folder)

        program = scripts / "stylestudio"
        findings = json.loads(run(program, "doctor", "--json", cwd=folder))
        resources = Path(findings["folders"]["resources"])
        if folder.resolve() not in resources.resolve().parents:
            raise SystemExit(f"The resources were found outside of the environment: {resources}")
        samples = resources / "samples"
        content, style = samples / "content_lake.jpg", samples / "style_woodcut.jpg"
        settings = ("--size", "96", "--steps", "10", "--json")
        printed = run(program, "render", content, style, "-o", "out.png", *settings, cwd=folder)
        figures = json.loads(printed)
        if figures["evaluations"] != 10 or not (folder / "out.png").is_file():
            raise SystemExit("The installed program did not paint.")
        versions = ", ".join(f"{key} {value}" for key, value in findings["versions"].items())
        print(f"The wheel paints from a clean environment: {versions}")


if __name__ == "__main__":
    main()
