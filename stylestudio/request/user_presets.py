"""The user's own presets: one JSON file each, in a folder of their own.

A file that is broken, or that a newer program wrote, is left alone and named in ``notes``.
"""

from __future__ import annotations

import dataclasses
import json
import os
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from stylestudio import paths
from stylestudio.disk import replace_file
from stylestudio.errors import SaveError, UserError
from stylestudio.request.presets import Preset, PresetCard, load_preset, request_of
from stylestudio.request.schema import SCHEMA_VERSION

#: Before the name of a user's preset, so that it is never taken for one of ours.
NAME_PREFIX = "yours/"
#: The longest title that a preset can have, in characters.
LONGEST_TITLE = 60

_VERSION_KEY = "schema_version"
_LARGEST_FILE_BYTES = 1 << 20
_Result = TypeVar("_Result")


class UserPresets:
    """The presets in a folder; every change is on the disk when its method returns.

    Attributes:
        folder: where they lie; it is made when the first one is saved.
        notes: one sentence for each file that could not be taken.
    """

    def __init__(self, folder: Path | None = None, taken_titles: Collection[str] = ()) -> None:
        """Read the folder, the user's own by default.

        Args:
            taken_titles: those of our presets, which a user's preset cannot have.
        """
        self.folder = folder or paths.presets_dir()
        self.notes: tuple[str, ...] = ()
        self._taken_titles = {title.casefold() for title in taken_titles}
        self._files: dict[str, Path] = {}
        self._presets: dict[str, Preset] = {}
        self.read()

    def read(self) -> None:
        """Read the folder again. Never raises."""
        self._files.clear()
        self._presets.clear()
        notes = []
        try:
            files = sorted(self.folder.glob("*.json"))
        except OSError as error:
            files = []
            notes.append(f"Your presets cannot be read: {_reason(error)}.")
        for path in files:
            try:
                self._add(_preset_in(path), path)
            except UserError as error:
                notes.append(f"The preset file “{path.name}” is left alone. {error.message}")
        self.notes = tuple(notes)

    @property
    def presets(self) -> dict[str, Preset]:
        """All of them by name, in the order of their titles."""
        ordered = sorted(self._presets.values(), key=lambda preset: preset.title.casefold())
        return {preset.name: preset for preset in ordered}

    def save(
        self, title: str, settings: Mapping[str, Any], cards: Sequence[PresetCard] = ()
    ) -> Preset:
        """Keep settings under a title; a preset of the user's with that title is replaced.

        Args:
            settings: fields of ``StyleRequest`` but the pictures.

        Raises:
            UserError: the title cannot be, or is one of ours.
            SaveError: the file could not be written; what was there before still is.
        """
        title = self._checked_title(title)
        old = self._titled(title)
        path = self._files[old.name] if old else self._free_file(title)
        return self._write(path, Preset("", title, "", dict(settings), tuple(cards)))

    def rename(self, name: str, title: str) -> Preset:
        """Give preset ``name`` another title.

        Raises:
            UserError: the title cannot be, or is taken.
            SaveError: the file could not be written; what was there before still is.
        """
        title = self._checked_title(title)
        other = self._titled(title)
        if other is not None and other.name != name:
            raise _title_taken(title)
        return self._write(self._files[name], dataclasses.replace(self._presets[name], title=title))

    def delete(self, name: str) -> None:
        """Remove preset ``name`` and its file.

        Raises:
            SaveError: the file could not be removed.
        """
        _on_disk(lambda: self._files[name].unlink(missing_ok=True), deleting=True)
        del self._files[name], self._presets[name]

    def import_file(self, path: Path) -> Preset:
        """Take a preset from a file; where its title is taken, it gets a number.

        Raises:
            UserError: the file is no preset, or a newer program's.
            SaveError: it could not be kept.
        """
        preset = _preset_in(path)
        title, number = preset.title, 1
        while title.casefold() in self._taken_titles or self._titled(title) is not None:
            number += 1
            suffix = f" {number}"
            title = preset.title[: LONGEST_TITLE - len(suffix)] + suffix
        return self._write(self._free_file(title), dataclasses.replace(preset, title=title))

    def _write(self, path: Path, preset: Preset) -> Preset:
        _on_disk(lambda: path.parent.mkdir(parents=True, exist_ok=True))
        _write_document(path, preset)
        return self._add(preset, path)

    def _add(self, preset: Preset, path: Path) -> Preset:
        """Take a preset in under the name that its file gives it."""
        name = NAME_PREFIX + path.stem
        named = dataclasses.replace(preset, name=name, settings={**preset.settings, "preset": name})
        self._presets[name] = named
        self._files[name] = path
        return named

    def _checked_title(self, title: str) -> str:
        title = " ".join(title.split())
        if not title or not title.isprintable():
            raise UserError("A preset needs a name.", "Type a word or two.")
        if len(title) > LONGEST_TITLE:
            raise UserError(
                "This name is too long for a preset.",
                f"Keep it within {LONGEST_TITLE} characters.",
            )
        if title.casefold() in self._taken_titles:
            raise _title_taken(title)
        return title

    def _titled(self, title: str) -> Preset | None:
        same = (p for p in self._presets.values() if p.title.casefold() == title.casefold())
        return next(same, None)

    def _free_file(self, title: str) -> Path:
        """A file that is not there yet, so that none that was left alone is overwritten."""
        # Plain letters, because presets travel between systems.
        stem = re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-") or "preset"
        number, path = 1, self.folder / f"{stem}.json"
        while os.path.lexists(path):
            number += 1
            path = self.folder / f"{stem}-{number}.json"
        return path


def export_preset(preset: Preset, path: Path) -> None:
    """Write a preset, ours or the user's, to a file that another computer can import.

    Raises:
        SaveError: it could not be written; what was there before still is.
    """
    _write_document(path, preset)


def _preset_in(path: Path) -> Preset:
    """The preset in a file.

    Raises:
        UserError: it is none, a newer program's, or has a value that cannot be.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST_FILE_BYTES + 1)
    except OSError as error:
        raise UserError(f"It cannot be read: {_reason(error)}.", "Choose another file.") from error
    no_preset = UserError("It is not a StyleStudio preset.", "Choose another file.")
    if len(data) > _LARGEST_FILE_BYTES:
        raise no_preset
    try:
        text = data.decode("utf-8-sig")
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise no_preset from error
    version = document.get(_VERSION_KEY, SCHEMA_VERSION) if isinstance(document, dict) else None
    if not isinstance(version, int):
        raise no_preset
    if version > SCHEMA_VERSION:
        raise UserError("A newer StyleStudio made it.", "Update StyleStudio to use it.")
    preset = load_preset(text)
    title = " ".join(preset.title.split())[:LONGEST_TITLE].strip()
    if not title or not title.isprintable():
        raise no_preset
    # Rejects what is out of range; a preset holds no pictures.
    request_of(preset.settings, "photo", (("painting", 1.0),))
    return dataclasses.replace(preset, title=title)


def _write_document(path: Path, preset: Preset) -> None:
    settings = {name: value for name, value in preset.settings.items() if name != "preset"}
    document = {
        _VERSION_KEY: SCHEMA_VERSION,
        "name": path.stem,
        "title": preset.title,
        "sentence": preset.sentence,
        "settings": settings,
        "cards": [{"variant": c.variant, "variant_settings": c.settings} for c in preset.cards],
    }
    text = json.dumps(document, ensure_ascii=False, indent=2, default=dataclasses.asdict) + "\n"

    def write() -> None:
        replace_file(path, lambda draft: draft.write_text(text, encoding="utf-8"))

    _on_disk(write)


def _on_disk(action: Callable[[], _Result], *, deleting: bool = False) -> _Result:
    """Do something to a file.

    Raises:
        SaveError: it did not work.
    """
    try:
        return action()
    except (OSError, ValueError) as error:
        raise SaveError(
            f"The preset was not deleted: {_reason(error)}."
            if deleting
            else f"The preset was not saved: {_reason(error)}.",
            "Look whether the disk is full or locked.",
        ) from error


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower().rstrip(".")


def _title_taken(title: str) -> UserError:
    return UserError(f"There is a preset “{title}” already.", "Choose another name.")
