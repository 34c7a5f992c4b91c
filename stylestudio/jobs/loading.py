"""The engine's modules, which import torch: loaded by name, in the engine's thread, when needed."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import NamedTuple

from stylestudio.jobs.warming import import_calmly

ENGINE_MODULE = "stylestudio.engine.transfer"
KEEPING_MODULE = "stylestudio.engine.keeping"
ESTIMATE_MODULE = "stylestudio.engine.estimate"
PREPARATION_MODULE = "stylestudio.engine.preparation"
MEMORY_MODULE = "stylestudio.engine.memory"


class Engine(NamedTuple):
    """Its modules."""

    transfer: ModuleType
    keeping: ModuleType
    estimate: ModuleType
    preparation: ModuleType


def is_engine_loaded() -> bool:
    """Whether the first :func:`load_engine` is done, or was never needed."""
    return ENGINE_MODULE in sys.modules


def load_engine() -> Engine:
    """Import what runs and estimates need; takes seconds the first time.

    Raises:
        ImportError: and whatever else an import can raise.
    """
    names = (ENGINE_MODULE, KEEPING_MODULE, ESTIMATE_MODULE, PREPARATION_MODULE)
    if not is_engine_loaded():
        import_calmly(*names)
    return Engine(*map(importlib.import_module, names))
