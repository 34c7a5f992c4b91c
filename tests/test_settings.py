"""The settings file: read, or the defaults with a note."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stylestudio.settings import Settings, load_settings


def test_no_file_is_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.toml") == Settings()


def test_values_are_read(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(
        'device = "cpu"\nthreads = 3\npictures_folder = "/somewhere"\nfuture = 1\n'
        "memory_budget_gib = 1.5\nsmaller_if_needed = true\n"
    )
    settings = load_settings(file)
    assert settings == Settings(
        device="cpu",
        threads=3,
        memory_budget_gib=1.5,
        smaller_if_needed=True,
        pictures_folder="/somewhere",
    )
    assert settings.memory_budget_bytes == 3 << 29
    assert settings.pictures_dir == Path("/somewhere")


@pytest.mark.parametrize(
    "text",
    [
        'device = "gpu"',
        "threads = -1",
        "threads = true",
        "memory_budget_gib = -1",
        "memory_budget_gib = nan",
        "memory_budget_gib = inf",
        "memory_budget_gib = true",
        'memory_budget_gib = "4"',
        "smaller_if_needed = 1",
        "device=1",
        'pictures_folder = "~nobody-at-all/x"',
        'pictures_folder = "a\\u0000"',
    ],
)
def test_a_value_that_cannot_be_used_falls_back_with_a_note(tmp_path: Path, text: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(text)
    settings = load_settings(file)
    assert dataclasses.replace(settings, notes=()) == Settings()
    (note,) = settings.notes
    assert "settings.toml" in note


def test_a_folder_in_its_place_is_a_note(tmp_path: Path) -> None:
    (note,) = load_settings(tmp_path).notes
    assert "cannot be read" in note


@given(content=st.binary(max_size=200))
def test_any_file_gives_settings(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("settings") / "settings.toml"
    file.write_bytes(content)
    assert isinstance(load_settings(file), Settings)
