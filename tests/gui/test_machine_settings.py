"""The settings file reaches the engine, the pictures folder and the user."""

from __future__ import annotations

from stylestudio.app import finish
from stylestudio.jobs.queue import RunQueue
from stylestudio.request.presets import bundled_presets
from stylestudio.settings import Settings
from stylestudio.ui.main_window import MainWindow


def test_threads_and_folder_of_the_settings_are_used(
    qapp, qtbot, engine, tmp_path, photo_file, painting_file
):
    settings = Settings(
        threads=1, pictures_folder=str(tmp_path / "mine"), notes=("In settings.toml, x is wrong.",)
    )
    queue = RunQueue(settings)
    window = MainWindow(queue, bundled_presets(), settings)
    window.show()
    assert window.canvas_pane.message_bar.text == "In settings.toml, x is wrong."
    window.load_pair(photo_file, painting_file)
    qtbot.waitUntil(lambda: window.session.ready)
    window.paint_box.paint_button.click()
    qtbot.waitUntil(lambda: not window.queue.busy)
    assert engine.settings is settings
    window.close()
    assert finish(window, queue, 0) == 0
    assert len(list((tmp_path / "mine").iterdir())) == 1
