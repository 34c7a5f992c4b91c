"""What leaves the gallery tells how a picture was made, and not where its maker keeps files."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

from stylestudio.gallery import record as records
from stylestudio.gallery.metadata import RECORD_KEYWORD, SOURCES_KEYWORD
from stylestudio.gallery.record import SourceRecord
from stylestudio.gallery.sharing import shared_names, shared_record, shared_texts
from tests.gallery.painted import OWNER, record_from, sources_in


def test_paths_are_reduced_to_names_wherever_they_stand(tmp_path: Path) -> None:
    record = record_from(sources_in(tmp_path), more={"later": {f"/{OWNER}/x": [f"C:\\{OWNER}\\y"]}})
    shared = shared_record(record)
    assert OWNER in json.dumps(records.to_dict(record))
    assert OWNER not in json.dumps(records.to_dict(shared))
    assert [source.path for source in shared.sources] == ["photo.png", "painting.jpg"]
    assert [source.sha256 for source in shared.sources] == [s.sha256 for s in record.sources]
    assert shared.style_request().content == "photo.png"
    assert shared.style_request().style_paths == ("painting.jpg",)
    assert shared.report["notices"] == ["“unfinished” is full."]
    assert shared.more == {"later": {"x": ["y"]}}
    assert shared.report["losses"] == record.report["losses"]
    assert shared.picture_id == record.picture_id


def test_what_is_no_path_stays(tmp_path: Path) -> None:
    record = record_from(sources_in(tmp_path), more={"words": "3 of 4, “a/b” and so on", "n": None})
    assert shared_record(record).more == record.more
    once = shared_record(record)
    assert shared_record(once) == once


def test_sources_of_one_name_stay_apart(tmp_path: Path) -> None:
    record = record_from(sources_in(tmp_path))
    twins = tuple(
        SourceRecord(role=role, path=f"{folder}/a.png")
        for role, folder in (("content", "/one"), ("style", "/two"))
    )
    request = {**record.request, "content": "/one/a.png", "styles": [["/two/a.png", 1.0]]}
    shared = shared_record(dataclasses.replace(record, sources=twins, request=request))
    assert [source.path for source in shared.sources] == ["a.png", "a (2).png"]
    assert shared.style_request().content == "a.png"
    assert shared.style_request().style_paths == ("a (2).png",)


def test_a_record_from_another_system_and_an_older_program(tmp_path: Path) -> None:
    record = record_from(sources_in(tmp_path))
    windows = f"C:\\Users\\{OWNER}\\photo.jpg"
    request = {"content": windows, "style": f"/home/{OWNER}/b.png", "styles": ["odd", [], 3]}
    old = dataclasses.replace(
        record, sources=(SourceRecord(role="content", path=windows),), request=request
    )
    assert OWNER not in json.dumps(records.to_dict(shared_record(old)))
    assert shared_names(old)[windows] == "photo.jpg"


def test_thumbnails_go_along_under_the_names(tmp_path: Path) -> None:
    record = record_from(sources_in(tmp_path))
    texts = shared_texts(record)
    assert set(json.loads(texts[SOURCES_KEYWORD])) == {"photo.png", "painting.jpg"}
    assert OWNER not in "".join(texts.values())
    assert json.loads(texts[RECORD_KEYWORD])["name"] == record.name
    assert SOURCES_KEYWORD not in shared_texts(record, {})
