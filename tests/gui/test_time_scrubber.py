"""Going back in a run, with a real mouse and real keys."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from stylestudio.imaging.moments import MOST, Moments
from stylestudio.ui.moments.time_scrubber import NOW, TimeScrubber


def add(moments: Moments, fraction: float) -> None:
    moments.add(fraction, np.full((30, 40, 3), int(250 * fraction), np.uint8))


@pytest.fixture
def moments() -> Moments:
    """Six of them, up to the middle of a run."""
    moments = Moments()
    for number in range(6):
        add(moments, number / 10)
    return moments


@pytest.fixture
def scrubber(qapp, qtbot, moments) -> TimeScrubber:
    scrubber = TimeScrubber()
    qtbot.addWidget(scrubber)
    scrubber.resize(600, 40)
    scrubber.set_moments(moments, running=True)
    scrubber.show()
    qtbot.waitExposed(scrubber)
    return scrubber


@pytest.fixture
def told(scrubber) -> list[int]:
    told: list[int] = []
    scrubber.moment_shown.connect(told.append)
    return told


def place(scrubber: TimeScrubber, index: int) -> QPoint:
    return scrubber.track.place_of(index).toPoint()


def press(scrubber: TimeScrubber, index: int) -> None:
    QTest.mousePress(scrubber.track, Qt.MouseButton.LeftButton, pos=place(scrubber, index))


def move(scrubber: TimeScrubber, index: int) -> None:
    QTest.mouseMove(scrubber.track, place(scrubber, index))


def release(scrubber: TimeScrubber, index: int) -> None:
    QTest.mouseRelease(scrubber.track, Qt.MouseButton.LeftButton, pos=place(scrubber, index))


def test_it_begins_at_now(scrubber):
    assert scrubber.at_now
    assert scrubber.now_button.isChecked()
    assert scrubber.label.text() == "at 50 %"
    assert scrubber.track.value() == 5


def test_dragging_back_shows_each_moment_and_a_small_picture_of_it(scrubber, told):
    press(scrubber, 5)
    move(scrubber, 4)
    move(scrubber, 2)
    assert told == [4, 2]
    bubble = scrubber._bubble
    assert bubble.isVisible()
    assert bubble.caption.text() == scrubber.label.text() == "at 20 %"
    small = bubble.picture.pixmap().toImage()
    assert small.width() > small.height()
    assert abs(small.pixelColor(5, 5).red() - 50) <= 2
    release(scrubber, 2)
    assert not bubble.isVisible()
    assert not scrubber.at_now
    assert not scrubber.now_button.isChecked()


def test_a_click_goes_to_the_nearest_moment(scrubber, told):
    at = (place(scrubber, 2) * 0.6 + place(scrubber, 3) * 0.4).x()
    QTest.mouseClick(
        scrubber.track, Qt.MouseButton.LeftButton, pos=QPoint(round(at), place(scrubber, 2).y())
    )
    assert told == [2]


def test_dragging_to_the_end_is_now_again(scrubber, told):
    press(scrubber, 3)
    QTest.mouseMove(scrubber.track, QPoint(scrubber.track.width() - 1, 10))
    release(scrubber, 5)
    assert told == [3, NOW]
    assert scrubber.at_now


def test_keys_go_back_and_forth(scrubber, told):
    scrubber.track.setFocus()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home):
        QTest.keyClick(scrubber.track, key)
    assert told == [4, 3, 4, 0]
    assert scrubber.label.text() == "at 0 %"
    QTest.keyClick(scrubber.track, Qt.Key.Key_End)
    assert told[-1] == NOW
    assert not scrubber._bubble.isVisible()


def test_now_goes_back_to_the_end_and_stays_there(scrubber, told):
    scrubber.track.setFocus()
    QTest.keyClick(scrubber.track, Qt.Key.Key_Home)
    QTest.mouseClick(scrubber.now_button, Qt.MouseButton.LeftButton)
    assert told == [0, NOW]
    QTest.mouseClick(scrubber.now_button, Qt.MouseButton.LeftButton)
    assert told == [0, NOW]
    assert scrubber.now_button.isChecked()


def test_at_now_it_follows_the_run_silently(scrubber, moments, told):
    add(moments, 0.6)
    scrubber.refresh()
    assert scrubber.at_now
    assert scrubber.track.value() == 6
    assert scrubber.label.text() == "at 60 %"
    assert told == []


def test_who_went_back_stays_there_while_the_run_goes_on(scrubber, moments, told):
    press(scrubber, 3)
    release(scrubber, 3)
    before = place(scrubber, 3)
    add(moments, 0.6)
    scrubber.refresh()
    assert scrubber.track.value() == 3
    assert scrubber.label.text() == "at 30 %"
    assert told == [3]
    # Nothing moves under the hand.
    assert place(scrubber, 3) == before


def test_a_moment_that_is_thinned_out_gives_way_to_its_neighbour(qtbot, scrubber, told):
    crowded = Moments()
    for number in range(MOST):
        add(crowded, number / MOST)
    scrubber.set_moments(crowded, running=True)
    scrubber.track.setValue(11)
    shown = crowded.fractions[11]
    add(crowded, 1.0)
    assert shown not in crowded.fractions
    scrubber.refresh()
    index = scrubber.track.value()
    assert crowded.fractions[index] == pytest.approx(shown, abs=1.1 / MOST)
    assert told == [11, index]
    assert not scrubber.at_now


def test_a_moment_that_stays_when_others_go_has_another_number(scrubber, told):
    crowded, thinned = Moments(), Moments()
    for number in range(MOST):
        add(crowded, number / MOST)
        add(thinned, number / MOST)
    add(thinned, 1.0)
    shown = thinned.fractions[7]
    before = crowded.fractions.index(shown)
    assert before != 7
    scrubber.set_moments(crowded, running=True)
    scrubber.track.setValue(before)
    add(crowded, 1.0)
    scrubber.refresh()
    assert scrubber.track.value() == 7
    assert told == [before, 7]


def test_when_the_run_ends_its_last_moment_is_at_the_right(scrubber):
    middle = place(scrubber, 5).x()
    assert middle == pytest.approx(scrubber.track.width() / 2, abs=2)
    scrubber.set_running(False)
    assert place(scrubber, 5).x() > 0.9 * scrubber.track.width()
    assert scrubber.at_now


def test_a_moment_can_be_kept(scrubber, qtbot):
    press(scrubber, 2)
    release(scrubber, 2)
    with qtbot.waitSignal(scrubber.keep_requested) as kept:
        QTest.mouseClick(scrubber.keep_button, Qt.MouseButton.LeftButton)
    assert kept.args == [2]


def test_now_can_be_kept_only_while_the_run_goes_on(scrubber, qtbot):
    with qtbot.waitSignal(scrubber.keep_requested) as kept:
        QTest.mouseClick(scrubber.keep_button, Qt.MouseButton.LeftButton)
    assert kept.args == [5]
    scrubber.set_running(False)
    assert not scrubber.keep_button.isEnabled()
    scrubber.track.setValue(1)
    assert scrubber.keep_button.isEnabled()


def test_another_run_begins_at_now(scrubber, told):
    scrubber.track.setValue(1)
    fresh = Moments()
    scrubber.set_moments(fresh, running=True)
    assert scrubber.at_now
    assert not scrubber.isEnabled()
    assert scrubber.label.text() == ""
    add(fresh, 0.1)
    scrubber.refresh()
    assert not scrubber.isEnabled()
    add(fresh, 0.2)
    scrubber.refresh()
    assert scrubber.isEnabled()
    assert told == [1]


def test_everything_has_a_name_and_a_description(scrubber):
    for part in (scrubber.track, scrubber.now_button, scrubber.keep_button):
        assert part.accessibleName() or part.text()
        assert part.accessibleDescription()
