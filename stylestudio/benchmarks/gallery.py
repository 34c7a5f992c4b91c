"""How fluid a gallery is that holds many pictures."""

from __future__ import annotations

import sys
import time
from tempfile import TemporaryDirectory
from typing import Any

from stylestudio.benchmarks.context import Context
from stylestudio.benchmarks.processes import found_by

_LONGEST_S = 600.0
_COMMAND = (sys.executable, "-m", "stylestudio.window_probe")


def measure(context: Context) -> dict[str, Any]:
    """``gallery``: by the number of pictures, what ``window_browsing`` finds.

    The largest one has ``open_ratio``, its time to open over that of the smallest. Where no window
    can be opened there is only ``skipped``, the reason.

    Raises:
        Cancelled: Stop was pressed.
    """
    found: dict[str, dict[str, Any]] = {}
    for count in sorted(context.scope.gallery_counts):
        context.say(f"{count} pictures: the gallery …")
        with TemporaryDirectory(ignore_cleanup_errors=True) as home:
            wanted = {"home": home, "size_px": 64, "pictures": count, "started_at": time.time()}
            of_count = found_by(_COMMAND, wanted, context.control, _LONGEST_S)
        for key in ("window_s", "starting_gap_ms"):
            of_count.pop(key, None)
        found[str(count)] = of_count
    smallest, *_, largest = [*found.values(), *list(found.values())[-1:]]
    if "open_s" in smallest and "open_s" in largest and smallest is not largest:
        largest["open_ratio"] = round(largest["open_s"] / smallest["open_s"], 2)
    return {"gallery": found}
