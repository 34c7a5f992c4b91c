"""Icons are drawn in the palette's colour."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon

from stylestudio.ui.icons import icon
from stylestudio.ui.theme import Theme, palette_for

NAMES = ["chevron-down", "chevron-right", "stop", "retry", "remove", "queue", "copy"]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_an_icon_has_the_colour_of_text(qapp, name, dark):
    theme = qapp.findChild(Theme)
    try:
        theme.apply(dark=dark)
        image = icon(name).pixmap(QSize(48, 48)).toImage()
        wanted = palette_for(dark=dark).buttonText().color().name()
        inked = [
            image.pixelColor(x, y).name()
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() == 255
        ]
        assert inked
        assert set(inked) == {wanted}
        faded = icon(name).pixmap(QSize(48, 48), QIcon.Mode.Disabled).toImage()
        assert faded != image
    finally:
        theme.apply(dark=False)
