"""The texts of the program, collected from its code and its declarations.

Collected are: ``tr()`` of any object, module functions that call ``QCoreApplication.translate``
with a fixed context, that call itself, and, from the declarations, the words of parameters, style
losses, presets and samples. The sentences of errors and of the engine's notices are collected where
they are made; the values in them become ``{1}``, ``{2}`` …
"""

from __future__ import annotations

import ast
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from stylestudio.request.parameters import parameters_of
from stylestudio.request.presets import bundled_presets
from stylestudio.request.style_request import StyleRequest
from stylestudio.request.touches import Touches
from stylestudio.request.variants import _BUNDLED

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "stylestudio"

#: Contexts whose texts are no literals where they are translated: see ``declared_messages``.
DECLARED = ("Parameter", "Variant", "Preset", "Sample", "Error")
#: Every object that has ``tr`` finds the texts of this context, whatever its class is.
ANY_OBJECT = "QObject"

_ERRORS = (
    "_notice", "StyleStudioError",
    "UserError", "ImageError", "MachineError", "WeightsError", "OutOfMemoryError", "SaveError",
    "CheckpointError", "InternalError",
)  # fmt: skip
_SHOWING = (
    "setText", "setToolTip", "setWindowTitle", "setAccessibleName", "setAccessibleDescription",
    "setPlaceholderText", "setStatusTip", "setWhatsThis", "setTitle", "setInformativeText",
    "addAction", "addMenu", "addTab", "addItem", "addItems", "addButton", "addRow", "setSuffix",
    "setPrefix", "setSpecialValueText", "setHeaderLabels", "showMessage", "setLabelText",
    "show_error", "show_notice",
    "QLabel", "ElidingLabel", "QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QAction",
    "QGroupBox", "QMenu", "QMessageBox", "QFileDialog",
)  # fmt: skip
#: What these say is never seen in the window.
_TERMINAL = ("stylestudio/commands/", "stylestudio/cli.py", "stylestudio/benchmarks/")
#: Names are the same in every language.
_NAMES = {"StyleStudio", "GiB"}


@dataclass(frozen=True, order=True, slots=True)
class Message:
    """A text of the program.

    Attributes:
        plural: whether it has a form for one and a form for several.
    """

    context: str
    source: str
    plural: bool = False


@dataclass(slots=True)
class Found:
    """What the code says.

    Attributes:
        messages: each with the files that it stands in.
        unreadable: places where a text is no literal, so that nobody could translate it.
    """

    messages: defaultdict[Message, set[str]] = field(default_factory=lambda: defaultdict(set))
    unreadable: list[str] = field(default_factory=list)


def collect() -> Found:
    """All texts of the program."""
    found = Found()
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        where = path.relative_to(ROOT).as_posix()
        collector = _Collector(where, _translators(tree), _constants(tree), found)
        collector.visit(tree)
    for message, where in declared_messages():
        found.messages[message].add(where)
    return found


def declared_messages() -> Iterator[tuple[Message, str]]:
    """The words of what declares itself: parameters, style losses, presets, samples."""
    for cls in (StyleRequest, Touches, *(variant.settings for variant in _BUNDLED)):
        where = f"{cls.__module__.replace('.', '/')}.py"
        for parameter in parameters_of(cls).values():
            # Choices without words of their own are names, the same in every language.
            labels = parameter.labels if parameter.labels != parameter.choices else ()
            for text in (parameter.label, parameter.short, parameter.help, *labels):
                if text:
                    yield Message("Parameter", text), where
    for variant in _BUNDLED:
        for text in (variant.title, variant.sentence):
            yield Message("Variant", text), "stylestudio/request/variants.py"
    for preset in bundled_presets().values():
        for text in (preset.title, preset.sentence):
            yield Message("Preset", text), "resources/presets"
    samples = json.loads((ROOT / "resources/samples/samples.json").read_text(encoding="utf-8"))
    for sample in samples:
        for text in (sample["title"], sample["description"]):
            yield Message("Sample", text), "resources/samples/samples.json"


class _Collector(ast.NodeVisitor):
    """Collects the texts of one file."""

    def __init__(
        self,
        where: str,
        translators: dict[str, str],
        constants: dict[str, list[str]],
        found: Found,
    ) -> None:
        self._where = where
        self._translators = translators
        self._constants = constants
        self._found = found
        self._classes: list[str] = []
        self._functions: list[ast.FunctionDef] = []

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self._functions.append(node)
        self.generic_visit(node)
        self._functions.pop()

    def visit_Call(self, node: ast.Call) -> None:
        self.generic_visit(node)
        name = _name_of(node.func)
        said = node.args[:2] if name in _ERRORS or _is_note(node.func) else []
        said = [*said, *(k.value for k in node.keywords if k.arg == "notes")]
        for part in said if not self._where.startswith(_TERMINAL) else ():
            constant = self._constants.get(_name_of(part)) if isinstance(part, ast.Name) else None
            for text in constant or _templates(part):
                self._add("Error", text)
        context = self._context_of(node)
        if context is None or not node.args:
            return
        fixed = name == "translate"
        if fixed and context in DECLARED:
            return
        argument = node.args[1] if fixed else node.args[0]
        # A function that hands its parameter on is itself what gets the literals.
        if fixed and self._functions and self._functions[-1].name in self._translators:
            return
        texts = _literals(argument)
        if not texts:
            self._found.unreadable.append(f"{self._where}:{node.lineno}")
        plural = len(node.args) > (3 if fixed else 2) or any(k.arg == "n" for k in node.keywords)
        for text in texts:
            self._add(context, text, plural)

    def _add(self, context: str, text: str, plural: bool = False) -> None:
        if any(sign.isalpha() for sign in text):
            self._found.messages[Message(context, text, plural)].add(self._where)

    def _context_of(self, node: ast.Call) -> str | None:
        """The context in which a call translates its text; None where it translates nothing."""
        func = node.func
        if isinstance(func, ast.Name):
            if func.id in self._translators:
                return self._translators[func.id]
            return ANY_OBJECT if func.id == "tr" else None
        if not isinstance(func, ast.Attribute):
            return None
        if func.attr == "tr":
            own = isinstance(func.value, ast.Name) and func.value.id == "self"
            return self._classes[-1] if own and self._classes else ANY_OBJECT
        if func.attr == "translate" and _name_of(func.value) == "QCoreApplication":
            (context,) = _literals(node.args[0]) or [None]
            return context
        return None


def _translators(tree: ast.Module) -> dict[str, str]:
    """The module's functions that translate in a fixed context, with that context."""
    found = {}
    for function in tree.body:
        if not isinstance(function, ast.FunctionDef):
            continue
        parameters = {argument.arg for argument in function.args.args}
        for node in ast.walk(function):
            if isinstance(node, ast.Call) and _name_of(node.func) == "translate":
                text = node.args[1] if len(node.args) > 1 else None
                context = _literals(node.args[0])[0]
                handed_on = isinstance(text, ast.Name) and text.id in parameters
                if handed_on and context not in DECLARED:
                    found[function.name] = context
    return found


def _constants(tree: ast.Module) -> dict[str, list[str]]:
    """The sentences that the module has names for."""
    return {
        _name_of(statement.targets[0]): _templates(statement.value)
        for statement in tree.body
        if isinstance(statement, ast.Assign)
    }


def _name_of(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _literals(node: ast.expr) -> list[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return [*_literals(node.body), *_literals(node.orelse)]
    return []


def _templates(node: ast.expr) -> list[str]:
    """The sentences in an expression; the values of f-strings become numbered places."""
    if isinstance(node, ast.JoinedStr):
        text, count = "", 0
        for part in node.values:
            if isinstance(part, ast.Constant):
                text += str(part.value)
            else:
                count += 1
                text += f"{{{count}}}"
        return [text]
    if isinstance(node, (ast.Tuple, ast.List)):
        return [text for part in node.elts for text in _templates(part)]
    if isinstance(node, ast.IfExp):
        return [*_templates(node.body), *_templates(node.orelse)]
    if isinstance(node, ast.Call) and _name_of(node.func) == "tuple":
        return [text for part in node.args for text in _templates(part)]
    if isinstance(node, ast.GeneratorExp):
        return _templates(node.elt)
    return _literals(node)


def bare_texts() -> list[str]:
    """Places in the window's code where a literal reaches a widget without ``tr()``."""
    places = []
    for path in sorted((PACKAGE / "ui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name_of(node.func) in _SHOWING:
                # An item's last argument is its data.
                shown = node.args[:-1] if _is_item_with_data(node) else node.args
                named = (keyword.value for keyword in node.keywords if keyword.arg != "topic")
                for argument in (*shown, *named):
                    places += [
                        f"{path.relative_to(ROOT).as_posix()}:{node.lineno}: {text!r}"
                        for text in _bare(argument)
                    ]
    return places


def _is_note(node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Attribute)
        and node.attr == "append"
        and (_name_of(node.value) == "notes")
    )


def _is_item_with_data(node: ast.Call) -> bool:
    return _name_of(node.func) == "addItem" and len(node.args) > 1


def _bare(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Call):
        # What another function makes of a literal is its own affair; ``format`` leaves the words.
        if _name_of(node.func) == "format" and isinstance(node.func, ast.Attribute):
            yield from _bare(node.func.value)
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        if node.value.strip() not in _NAMES and sum(map(str.isalpha, node.value)) > 1:
            yield node.value
        return
    if isinstance(node, ast.FormattedValue):
        # An index or a key is no text.
        return
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.expr) and not isinstance(node, (ast.Subscript, ast.Attribute)):
            yield from _bare(child)
