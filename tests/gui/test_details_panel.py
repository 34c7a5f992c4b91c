"""The details: drawn when they are looked at, in the palette's colours, and copied whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stylestudio.ui.details.curve_colours import contrast, curve_colours
from stylestudio.ui.details.curve_plot import _Axes
from stylestudio.ui.details.details_panel import DetailsPanel
from stylestudio.ui.details.run_figures import RunFigures
from stylestudio.ui.theme import Theme, palette_for
from tests.gui.test_run_figures import TERMS, Told


@pytest.fixture
def make_panel(qtbot, qapp) -> Callable[[], DetailsPanel]:
    """Makes a panel and shows it below its toggle."""
    holders = []

    def make() -> DetailsPanel:
        panel, holder = DetailsPanel(), QWidget()
        qtbot.addWidget(holder)
        holders.append(holder)
        layout = QVBoxLayout(holder)
        layout.addWidget(panel.toggle)
        layout.addWidget(panel, 1)
        holder.resize(720, 330)
        holder.show()
        qtbot.waitExposed(holder)
        return panel

    return make


@pytest.fixture
def panel(make_panel) -> DetailsPanel:
    return make_panel()


@pytest.fixture
def drawn(panel, monkeypatch) -> list[int]:
    """A number for each time that the figures were drawn."""
    times: list[int] = []
    show = panel.list.show_figures

    def counting(figures: RunFigures) -> None:
        times.append(len(figures.x))
        show(figures)

    monkeypatch.setattr(panel.list, "show_figures", counting)
    return times


def told(count: int = 40, **more) -> RunFigures:
    figures = RunFigures(title="Harbour × Waves")
    for evaluation in range(1, count + 1):
        figures.add(
            Told(
                scale=1 if evaluation <= 20 else 2,
                scale_px=128 if evaluation <= 20 else 256,
                evaluation=evaluation if evaluation <= 20 else evaluation - 20,
                loss=1.0 / evaluation,
                terms={name: value / evaluation for name, value in TERMS.items()},
                seconds={"features": 3.0, "style_loss": 1.0},
                **more,
            )
        )
    return figures


WEIGHTS = {"conv1_1": [1.0, 3.0, 0.2, 0.0], "conv2_1": [2.0, 0.5]}


def test_it_is_closed_at_first_and_remembers_what_it_was(qtbot, panel, make_panel):
    assert not panel.is_open
    assert not panel.body.isVisible()
    assert not panel.copy_button.isVisible()
    with qtbot.waitSignal(panel.opened_or_closed) as opened:
        QTest.mouseClick(panel.toggle, Qt.MouseButton.LeftButton)
    assert opened.args == [True]
    assert panel.body.isVisible()
    again = make_panel()
    assert again.is_open
    again.toggle.click()
    assert not make_panel().is_open


def test_the_keyboard_opens_it(panel):
    panel.toggle.setFocus()
    QTest.keyClick(panel.toggle, Qt.Key.Key_Space)
    assert panel.is_open
    assert panel.toggle.accessibleName() == "Details"
    assert panel.toggle.accessibleDescription() == "Open. Press to close it."


def test_nothing_is_drawn_while_nobody_looks(qtbot, panel, drawn):
    figures = told()
    panel.show_figures(figures)
    panel.note_changed()
    assert drawn == []
    panel.toggle.click()
    assert drawn == [40]
    panel.hide()
    qtbot.waitUntil(lambda: not panel._timer.isActive())
    panel.note_changed()
    assert drawn == [40]
    panel.show()
    assert drawn == [40, 40]


def test_it_is_drawn_no_more_than_four_times_a_second(qtbot, panel, drawn):
    panel.toggle.click()
    qtbot.waitUntil(lambda: not panel._timer.isActive())
    drawn.clear()
    figures = told(1)
    panel.show_figures(figures)
    for evaluation in range(2, 50):
        figures.add(Told(evaluation=evaluation))
        panel.note_changed()
    assert drawn == [1], "the others wait for the timer"
    assert panel._timer.interval() == 250
    qtbot.waitUntil(lambda: len(drawn) == 2)
    assert drawn == [1, 49], "the last of them is not lost"
    qtbot.waitUntil(lambda: not panel._timer.isActive())
    assert drawn == [1, 49], "nothing new, nothing drawn"


def test_the_curve_shows_total_content_and_style_by_layer(panel):
    panel.show_figures(told())
    panel.toggle.click()
    curve = panel.curve
    assert curve.names == ["total", "content", "style/conv1_1", "style/conv5_1"]
    chart = curve.plot.chart
    assert (len(chart.x), chart.x[0], chart.x[-1]) == (40, 1, 40)
    assert chart.curves["total"].values[9] == pytest.approx(0.1)
    assert list(chart.curves)[-1] == "total", "on top"
    assert [start.x for start in chart.scale_starts] == [1, 21], "where a scale begins"
    for words in ("Total", "Content", "Style&nbsp;conv5_1"):
        assert words in curve.legend.text()
    assert curve.plot.accessibleDescription() == "The total loss fell from 1 to 0.025."


def test_what_cannot_be_drawn_on_a_logarithmic_scale_is_left_out(panel):
    figures = RunFigures()
    for evaluation, loss in enumerate([1.0, 0.0, float("nan"), float("inf"), -1.0, 0.5], 1):
        figures.add(Told(evaluation=evaluation, loss=loss))
    panel.show_figures(figures)
    panel.toggle.click()
    assert panel.curve.plot.chart.bounds() == (0.5, 1.0)
    path = _Axes(panel.curve.plot.chart, QRectF(0, 0, 300, 100), QFontMetrics(panel.font())).path
    drawn = path(panel.curve.plot.chart.curves["total"].values)
    moves = [n for n in range(drawn.elementCount()) if drawn.elementAt(n).isMoveTo()]
    assert len(moves) == 2, "two dots, and nothing in between"


def test_a_loss_that_stands_still_is_a_line_in_the_middle(panel):
    figures = RunFigures()
    for evaluation in (1, 2, 3):
        figures.add(Told(evaluation=evaluation, loss=0.25))
    panel.show_figures(figures)
    panel.toggle.click()
    lowest, highest = panel.curve.plot.chart.bounds()
    assert lowest < 0.25 < highest
    assert highest / lowest == pytest.approx(1.5)
    panel.grab()


@pytest.mark.parametrize("size", [(20, 20), (140, 60), (900, 30)])
def test_the_chart_fits_into_any_room(panel, size):
    panel.show_figures(told())
    panel.toggle.click()
    panel.curve.plot.resize(*size)
    panel.curve.plot.grab()


def test_another_run_has_its_own_curves(qtbot, panel):
    panel.show_figures(told())
    panel.toggle.click()
    qtbot.waitUntil(lambda: not panel._timer.isActive())
    other = RunFigures()
    other.add(Told(loss=3.0))
    panel.show_figures(other)
    assert panel.curve.names == ["total"]
    assert len(panel.curve.plot.chart.scale_starts) == 1
    assert panel.list.rows["Total"] == "3"


def test_learned_weights_are_a_page_of_their_own(qtbot, panel):
    panel.toggle.click()
    assert not panel.weights_button.isVisible()
    qtbot.waitUntil(lambda: not panel._timer.isActive())
    panel.show_figures(told(learned_weights=WEIGHTS))
    assert panel.weights_button.isVisible()
    panel.weights_button.click()
    assert panel.weights.isVisible()
    assert panel.weights.accessibleDescription() == (
        "conv1_1: 4 channels, the strongest counts 3 times; "
        "conv2_1: 2 channels, the strongest counts 2 times"
    )
    accent = panel.palette().highlight().color()
    assert accent.name() in colours(panel.weights)
    qtbot.waitUntil(lambda: not panel._timer.isActive())
    panel.show_figures(told())
    assert not panel.weights_button.isVisible()
    assert panel.curve.isVisible(), "not an empty page"


def colours(widget) -> set[str]:
    image = widget.grab().toImage()
    places = ((x, y) for x in range(image.width()) for y in range(0, image.height(), 2))
    return {image.pixelColor(x, y).name() for x, y in places}


def test_all_figures_are_copied(panel):
    panel.show_figures(told())
    panel.toggle.click()
    panel.copy_button.click()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Harbour × Waves\n")
    assert "Style loss: 1.0 s · 25 %" in text
    assert panel.list.share.text() == "The style loss takes 25 % of the time of an evaluation."


@pytest.mark.parametrize("dark", [False, True])
def test_the_curves_follow_the_palette(qapp, panel, dark):
    panel.show_figures(told())
    panel.toggle.click()
    theme = qapp.findChild(Theme)
    try:
        theme.apply(dark=dark)
        palette = palette_for(dark=dark)
        total = panel.curve.plot.chart.curves["total"]
        assert total.colour == palette.windowText().color()
        assert total.colour.name() in colours(panel.curve.plot)
        assert palette.highlight().color().name() in panel.curve.legend.text()
    finally:
        theme.apply(dark=False)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("layers", [1, 2, 5, 13])
def test_no_two_curves_have_one_colour_and_each_can_be_seen(dark, layers):
    palette = palette_for(dark=dark)
    made = curve_colours(palette, [f"style/conv{n}" for n in range(layers)])
    assert len({colour.name() for colour in made.values()}) == layers + 2
    ground = palette.base().color()
    for colour in made.values():
        assert contrast(colour, ground) >= 3, "WCAG 2.1, 1.4.11"


def test_contrast_is_that_of_the_guideline():
    white, black, grey = (QColor(name) for name in ("#ffffff", "#000000", "#767676"))
    assert contrast(white, black) == contrast(black, white) == pytest.approx(21)
    assert contrast(grey, white) == pytest.approx(4.54, abs=0.01)
    assert contrast(white, white) == 1
