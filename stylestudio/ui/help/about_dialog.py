"""What the program is, what it stands on, and whose work that is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from stylestudio import __version__, paths
from stylestudio.errors import StyleStudioError
from stylestudio.ui.help.report import versions

_ICON_PX = 72
#: As each project names its licence.
_LICENCES = {
    "StyleStudio": "Apache-2.0",
    "Qt, PySide6": "LGPL-3.0",
    "PyTorch, torchvision": "BSD-3-Clause",
    "NumPy": "BSD-3-Clause",
    "Pillow": "MIT-CMU",
    "pillow-heif": "BSD-3-Clause",
    "safetensors": "Apache-2.0",
    "platformdirs": "MIT",
    "psutil": "BSD-3-Clause",
}
_NOTICES = ("models/NOTICE.txt", "samples/LICENSE.txt")


class AboutDialog(QDialog):
    """Name, version, the versions of the libraries, and the licences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About StyleStudio"))
        symbol = QLabel()
        symbol.setPixmap(
            QGuiApplication.windowIcon().pixmap(QSize(_ICON_PX, _ICON_PX), self.devicePixelRatioF())
        )
        name = QLabel(f"StyleStudio {__version__}")
        name.setProperty("role", "heading")
        sentence = QLabel(self.tr("Paints your photo in the style of paintings."))
        sentence.setWordWrap(True)
        found = versions().items()
        self.versions = QLabel("  ·  ".join(f"{name} {number}" for name, number in found))
        self.versions.setProperty("role", "muted")
        self.versions.setWordWrap(True)
        self.versions.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        licences_label = QLabel(self.tr("Licences"))
        licences_label.setProperty("role", "label")
        self.licences = QPlainTextEdit(licences())
        self.licences.setReadOnly(True)
        self.licences.setAccessibleName(self.tr("Licences"))
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.close)

        words = QVBoxLayout()
        words.setSpacing(4)
        for label in (name, sentence, self.versions):
            words.addWidget(label)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(symbol, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(licences_label)
        column.addWidget(self.licences, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(520, 480)


def licences() -> str:
    """Whose work is in the program and under which licence, then the notices of what is bundled."""
    parts = ["\n".join(f"{name}: {licence}" for name, licence in _LICENCES.items())]
    for notice in _NOTICES:
        try:
            parts.append((paths.resources() / notice).read_text(encoding="utf-8").strip())
        except (OSError, StyleStudioError):
            parts.append(notice)
    return "\n\n".join(parts)
