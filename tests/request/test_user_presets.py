"""The user's own presets: kept, found again, and broken files left alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stylestudio import paths
from stylestudio.errors import SaveError, UserError
from stylestudio.request.presets import Preset, PresetCard, bundled_presets
from stylestudio.request.style_request import TAPS
from stylestudio.request.user_presets import LONGEST_TITLE, UserPresets, export_preset
from stylestudio.request.variants import GramSettings, PcaSettings, SvdSettings, WeightedSettings

CARDS = (PresetCard("pca", PcaSettings(detail=20.0)), PresetCard("svd", SvdSettings(k=8)))


@pytest.fixture
def store(tmp_path) -> UserPresets:
    return UserPresets(tmp_path / "presets", taken_titles=["Painterly"])


def again(store: UserPresets) -> UserPresets:
    """The same folder, as the next start finds it."""
    return UserPresets(store.folder, taken_titles=["Painterly"])


values = st.fixed_dictionaries(
    {},
    optional={
        "size_px": st.integers(64, 8192),
        "strength": st.floats(0, 100),
        "quality": st.sampled_from(["sketch", "good", "best"]),
        "evaluations": st.none() | st.integers(1, 10_000),
        "pyramid": st.booleans(),
        "style_weight": st.floats(0, 1e12),
        "style_taps": st.lists(
            st.tuples(st.sampled_from(TAPS), st.floats(0.01, 100)),
            min_size=1,
            unique_by=lambda tap: tap[0],
        ).map(tuple),
    },
)
card = st.one_of(
    st.builds(lambda s: PresetCard("gram", s), st.builds(GramSettings)),
    st.builds(lambda s: PresetCard("pca", s), st.builds(PcaSettings, detail=st.floats(0, 100))),
    st.builds(lambda s: PresetCard("svd", s), st.builds(SvdSettings, k=st.integers(1, 512))),
    st.builds(
        lambda s: PresetCard("weighted", s),
        st.builds(WeightedSettings, weights=st.sampled_from(["energy", "uniform"])),
    ),
)
titles = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1).filter(
    lambda title: title.strip() and title.isprintable() and len(title) <= LONGEST_TITLE
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(title=titles, values=values, cards=st.lists(card, max_size=8))
def test_what_is_saved_is_found_again(tmp_path_factory, title, values, cards):
    store = UserPresets(tmp_path_factory.mktemp("presets"))
    saved = store.save(title, values, cards)
    assert saved.settings == {**values, "preset": saved.name}
    assert again(store).presets == {saved.name: saved}
    exported = tmp_path_factory.mktemp("exported") / "some.json"
    export_preset(saved, exported)
    imported = UserPresets(tmp_path_factory.mktemp("other")).import_file(exported)
    assert (imported.title, imported.cards) == (saved.title, saved.cards)
    assert {**imported.settings, "preset": ""} == {**saved.settings, "preset": ""}


def test_they_lie_in_the_users_own_folder():
    store = UserPresets()
    assert store.folder == paths.presets_dir()
    assert store.presets == {}
    assert not store.folder.exists(), "nothing is written before there is something"
    store.save("Sea", {"strength": 60.0})
    assert [path.name for path in paths.presets_dir().iterdir()] == ["sea.json"]


def test_a_title_is_saved_over_and_nothing_else(store):
    first = store.save("Sea", {"strength": 60.0})
    other = store.save("Sea!", {"strength": 10.0}, CARDS)
    second = store.save(" sea ", {"strength": 70.0})
    assert second.name == first.name != other.name
    assert [p.settings["strength"] for p in again(store).presets.values()] == [70.0, 10.0]


def test_they_are_listed_by_title(store):
    for title in ("zebra", "Ape", "Bear"):
        store.save(title, {})
    assert [preset.title for preset in store.presets.values()] == ["Ape", "Bear", "zebra"]


@pytest.mark.parametrize("title", ["", "  ", "x" * (LONGEST_TITLE + 1), "a\0b", "painterly"])
def test_a_title_that_cannot_be(store, title):
    with pytest.raises(UserError):
        store.save(title, {})
    mine = store.save("Mine", {})
    with pytest.raises(UserError):
        store.rename(mine.name, title)
    assert [preset.title for preset in again(store).presets.values()] == ["Mine"]


def test_renamed_it_keeps_its_name_and_its_values(store):
    mine = store.save("Mine", {"strength": 60.0}, CARDS)
    store.save("Other", {})
    renamed = store.rename(mine.name, "Yours")
    assert renamed == Preset(mine.name, "Yours", "", mine.settings, CARDS)
    assert again(store).presets[mine.name] == renamed
    assert store.rename(mine.name, "YOURS").title == "YOURS"
    with pytest.raises(UserError, match="“Other” already"):
        store.rename(mine.name, "Other")


def test_deleted_it_is_gone(store):
    mine = store.save("Mine", {})
    store.delete(mine.name)
    assert store.presets == again(store).presets == {}
    again_mine = store.save("Mine", {})
    (store.folder / "mine.json").unlink()
    store.delete(again_mine.name)
    assert store.presets == {}, "somebody else has deleted the file already"


def test_a_preset_of_ours_can_be_exported_and_comes_back_under_another_title(store, tmp_path):
    export_preset(bundled_presets()["painterly"], tmp_path / "p.json")
    assert store.import_file(tmp_path / "p.json").title == "Painterly 2"
    assert store.import_file(tmp_path / "p.json").title == "Painterly 3"
    gatys = bundled_presets()["gatys-2016"]
    export_preset(gatys, tmp_path / "g.json")
    imported = store.import_file(tmp_path / "g.json")
    assert imported.settings == {**gatys.settings, "preset": imported.name}
    assert len(again(store).presets) == 3


GOOD = {"name": "a", "title": "A", "sentence": "", "settings": {}}
BROKEN = {
    "empty": "",
    "no JSON": "{",
    "a list": "[]",
    "a number": "3",
    "deep": "[" * 100_000,
    "binary": "\udcff",
    "no settings": json.dumps({"name": "a", "title": "A", "sentence": ""}),
    "settings that are none": json.dumps({**GOOD, "settings": 3}),
    "no title": json.dumps({**GOOD, "title": " "}),
    "version": json.dumps({**GOOD, "schema_version": "new"}),
    "out of range": json.dumps({**GOOD, "settings": {"strength": 200}}),
    "of another type": json.dumps({**GOOD, "settings": {"size_px": "large"}}),
    "not a number": '{"name": "a", "title": "A", "sentence": "", "settings": {"strength": NaN}}',
    "no such layer": json.dumps({**GOOD, "settings": {"style_taps": [["conv9", 1]]}}),
    "no such style loss": json.dumps({**GOOD, "settings": {"variant": "oil"}}),
    "cards that are none": json.dumps({**GOOD, "cards": [1]}),
    "a card of another kind": json.dumps({**GOOD, "cards": [{"variant": "pca"}]}),
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_named_and_left_alone(store, text):
    store.save("Mine", {})
    path = store.folder / "broken.json"
    data = text.encode(errors="surrogateescape")
    path.write_bytes(data)
    found = again(store)
    assert [preset.title for preset in found.presets.values()] == ["Mine"]
    (note,) = found.notes
    assert note.startswith("The preset file “broken.json” is left alone. ")
    found.save("Broken", {})
    assert path.read_bytes() == data
    with pytest.raises(UserError):
        found.import_file(path)


def test_a_newer_programs_file_is_named_and_left_alone(store):
    store.folder.mkdir()
    path = store.folder / "newer.json"
    path.write_text(json.dumps({**GOOD, "schema_version": 99}))
    found = again(store)
    assert found.presets == {}
    assert found.notes == (
        "The preset file “newer.json” is left alone. A newer StyleStudio made it.",
    )
    with pytest.raises(UserError, match="Update StyleStudio"):
        found.import_file(path)
    found.save("Newer", {})
    assert json.loads(path.read_text())["schema_version"] == 99


def test_what_a_newer_program_added_is_left_out(store):
    store.folder.mkdir()
    text = json.dumps({**GOOD, "settings": {"strength": 60, "brush": 3}, "more": 1})
    (store.folder / "a.json").write_text(text)
    (preset,) = again(store).presets.values()
    assert preset.settings == {"strength": 60.0, "preset": preset.name}


def test_a_file_that_is_too_large_is_none(store, tmp_path):
    path = tmp_path / "large.json"
    path.write_text(json.dumps(GOOD) + " " * (1 << 20))
    with pytest.raises(UserError, match="not a StyleStudio preset"):
        store.import_file(path)


def test_a_missing_file_cannot_be_imported(store, tmp_path):
    with pytest.raises(UserError, match="no such file"):
        store.import_file(tmp_path / "none.json")


def test_what_cannot_be_written_leaves_what_was_there(store, monkeypatch):
    mine = store.save("Mine", {"strength": 60.0})

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(SaveError, match="no space left"):
        store.save("Mine", {"strength": 10.0})
    with pytest.raises(SaveError, match="no space left"):
        store.rename(mine.name, "Other")
    monkeypatch.undo()
    assert store.presets == {mine.name: mine}
    assert again(store).presets == store.presets
    assert len(list(store.folder.iterdir())) == 1


def test_what_cannot_be_deleted_stays(store, monkeypatch):
    mine = store.save("Mine", {})

    def locked(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "unlink", locked)
    with pytest.raises(SaveError, match="permission denied"):
        store.delete(mine.name)
    assert mine.name in store.presets


@pytest.mark.parametrize(
    "pictures", [{"content": "a.png"}, {"styles": [["b.png", 1.0]]}, {"style": "b.png"}]
)
def test_the_pictures_of_settings_that_were_copied_are_left_out(store, pictures):
    store.save("Mine", {"strength": 40.0})
    (file,) = store.folder.iterdir()
    document = json.loads(file.read_text(encoding="utf-8"))
    document["settings"] |= pictures
    file.write_text(json.dumps(document), encoding="utf-8")
    found = again(store)
    (preset,) = found.presets.values()
    assert preset.settings["strength"] == 40.0
    assert not set(preset.settings) & {"content", "styles"}
    assert found.notes == ()
