"""``stylestudio gallery verify``: whether all pictures are whole."""

from __future__ import annotations

import argparse
import json
import sys

from stylestudio.commands.gallery.counting import CountPrinter
from stylestudio.commands.gallery.opened import pictures_folder
from stylestudio.commands.gallery.words import pictures, plain
from stylestudio.errors import MachineError
from stylestudio.gallery.verify import Fault, verify


def verify_pictures(arguments: argparse.Namespace) -> int:
    """Look at every picture and print what is wrong. Returns the exit code.

    Raises:
        UserError: the folder cannot be used.
    """
    folder = pictures_folder(arguments.folder)
    total = 0
    faults: list[Fault] = []

    with CountPrinter(sys.stderr, "Looking at pictures") as counter:

        def progress(done: int, count: int) -> None:
            nonlocal total
            total = count
            counter.show(done, count)

        for fault in verify(folder, progress):
            faults.append(fault)
            if not arguments.json:
                counter.clear()
                print(f"{plain(fault.path.name)}: {plain(fault.sentence)}", flush=True)
    if arguments.json:
        listed = [{"path": str(fault.path), "sentence": fault.sentence} for fault in faults]
        found = {"folder": str(folder), "pictures": total, "faults": listed}
        print(json.dumps(found, indent=2))
    else:
        print(_conclusion(total, len({fault.path for fault in faults})))
    return MachineError.exit_code if faults else 0


def _conclusion(total: int, faulty: int) -> str:
    if not total:
        return "There is no picture to look at."
    return f"{pictures(total)}, {f'{faulty} with faults' if faulty else 'all well'}."
