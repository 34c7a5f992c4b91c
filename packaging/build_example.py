"""Paint the finished comparison that StyleStudio opens with: the first pair with each style loss.

It is what the program itself makes of its own samples, so that nobody is promised more:

    python packaging/build_example.py          # into resources/example, some minutes
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from stylestudio.engine import transfer  # noqa: E402
from stylestudio.engine.control import RunControl  # noqa: E402
from stylestudio.request.style_request import StyleRequest  # noqa: E402
from stylestudio.request.variants import variants  # noqa: E402

FOLDER = ROOT / "resources" / "example"
SIZE_PX = 640
_QUALITY = 90


def main() -> int:
    """Paint and write them; returns the exit code."""
    samples = ROOT / "resources" / "samples"
    entries = json.loads((samples / "samples.json").read_text(encoding="utf-8"))
    first = {role: next(e for e in entries if e["role"] == role) for role in ("content", "style")}
    FOLDER.mkdir(parents=True, exist_ok=True)
    painted = []
    for name in variants():
        request = StyleRequest(
            content=str(samples / first["content"]["file"]),
            styles=((str(samples / first["style"]["file"]), 1.0),),
            variant=name,
            size_px=SIZE_PX,
            device="cpu",
        )
        *_, last = transfer.run(request, RunControl(), preview_px=0)
        if last.error is not None or last.picture is None:
            print(f"{name}: {last.error}", file=sys.stderr)
            return 1
        file = FOLDER / f"{name}.jpg"
        Image.fromarray(last.picture).save(file, quality=_QUALITY, subsampling=0, optimize=True)
        painted.append({"variant": name, "file": file.name})
        print(f"{file.relative_to(ROOT)}: {file.stat().st_size // 1024} KiB")
    facts = {
        "content": first["content"]["file"],
        "style": first["style"]["file"],
        "pictures": painted,
    }
    (FOLDER / "example.json").write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
