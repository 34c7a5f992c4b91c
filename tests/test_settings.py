"""The settings file: read, or the defaults with a note."""

from __future__ import annotations

import dataclasses
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stylestudio.errors import SaveError
from stylestudio.settings import (
    DEVICES,
    LANGUAGES,
    THEMES,
    Settings,
    load_settings,
    save_settings,
)

_any_settings = st.builds(
    Settings,
    device=st.sampled_from(DEVICES),
    threads=st.integers(0, 1024),
    memory_budget_gib=st.floats(0, 1 << 20),
    smaller_if_needed=st.booleans(),
    pictures_folder=st.text(st.characters(codec="utf-8", exclude_characters="~\0")),
    theme=st.sampled_from(THEMES),
    language=st.sampled_from(LANGUAGES),
    preview_rate_per_s=st.integers(1, 5),
)


def test_no_file_is_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.toml") == Settings()


def test_values_are_read(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(
        'device = "cpu"\nthreads = 3\npictures_folder = "/somewhere"\nfuture = 1\n'
        "memory_budget_gib = 1.5\nsmaller_if_needed = true\n"
        'theme = "dark"\nlanguage = "de"\npreview_rate_per_s = 2\n'
    )
    settings = load_settings(file)
    assert settings == Settings(
        device="cpu",
        threads=3,
        memory_budget_gib=1.5,
        smaller_if_needed=True,
        pictures_folder="/somewhere",
        theme="dark",
        language="de",
        preview_rate_per_s=2,
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
        'theme = "sepia"',
        "theme = true",
        'language = "xx"',
        "preview_rate_per_s = 0",
        "preview_rate_per_s = 6",
        "preview_rate_per_s = 2.5",
        "preview_rate_per_s = true",
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


@given(settings=_any_settings)
def test_what_is_saved_is_read_again(
    settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("settings") / "new" / "settings.toml"
    save_settings(settings, file)
    assert load_settings(file) == settings
    assert [path.name for path in file.parent.iterdir()] == ["settings.toml"]


def test_keys_of_a_newer_program_stay(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('# mine\nfuture = [1, "a"]\nthreads = 2\n[table]\nx.y = 2024-05-01\n')
    before = tomllib.loads(file.read_text())
    save_settings(dataclasses.replace(load_settings(file), threads=3), file)
    after = tomllib.loads(file.read_text())
    assert after["threads"] == 3
    assert {name: after[name] for name in ("future", "table")} == {
        name: before[name] for name in ("future", "table")
    }
    assert not file.with_suffix(".bak").exists(), "nothing was lost"


@pytest.mark.parametrize("content", [b"theme = ", b"\xff\xfe", b'theme = "sepia"', b"threads = -1"])
def test_a_file_that_is_not_understood_is_kept_aside(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(content)
    save_settings(Settings(theme="dark"), file)
    assert load_settings(file) == Settings(theme="dark")
    assert (tmp_path / "settings.bak").read_bytes() == content


def test_the_users_own_file_is_the_default() -> None:
    save_settings(Settings(language="de"))
    assert load_settings().language == "de"


def test_notes_are_not_saved(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    save_settings(Settings(notes=("A note.",)), file)
    assert load_settings(file) == Settings()


def test_where_nothing_can_be_written_the_earlier_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "settings.toml"
    save_settings(Settings(threads=2), file)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(SaveError, match=r"settings\.toml"):
        save_settings(Settings(threads=3), file)
    assert load_settings(file).threads == 2
    assert [path.name for path in tmp_path.iterdir()] == ["settings.toml"]


def test_a_folder_that_is_no_unicode_is_told(tmp_path: Path) -> None:
    with pytest.raises(SaveError):
        save_settings(Settings(pictures_folder="a\udcff"), tmp_path / "settings.toml")
