"""What stands in a picture comes back as it was: for people, for us, and for later versions."""

from __future__ import annotations

import dataclasses
import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stylestudio.errors import UserError
from stylestudio.gallery.metadata import RECORD_KEYWORD, read_metadata, texts_of
from stylestudio.gallery.record import (
    OUTCOMES,
    PictureRecord,
    SourceRecord,
    from_dict,
    pixels_sha256,
    record_of,
    to_dict,
    with_touches,
)
from stylestudio.gallery.xmp import packet, stars_of, with_stars
from stylestudio.imaging.save import save_picture
from stylestudio.request.style_request import StyleRequest
from stylestudio.request.touches import Touches

from ..request.test_request import requests
from .making import itxt, pixels, png, record

# With half surrogate pairs, such as file names bring along.
texts = st.text(st.characters(), max_size=20)
numbers = st.integers(-(2**63), 2**63) | st.floats(allow_nan=False, allow_infinity=False)
json_values = st.recursive(
    st.none() | st.booleans() | numbers | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)
objects = st.dictionaries(texts, json_values, max_size=4)
FIELDS = {field.name for field in dataclasses.fields(PictureRecord)} | {"schema_version"}
records = st.builds(
    PictureRecord,
    picture_id=texts,
    made_at=st.just("") | st.datetimes().map(lambda moment: f"{moment.isoformat()}+00:00"),
    name=texts,
    outcome=st.sampled_from(OUTCOMES) | texts,
    fraction=st.floats(0, 1),
    series=texts,
    request=objects,
    touches=objects,
    sources=st.lists(
        st.builds(SourceRecord, role=texts, path=texts, sha256=texts, title=texts), max_size=3
    ).map(tuple),
    report=objects,
    pixels_sha256=texts,
    more=st.dictionaries(texts.filter(lambda key: key not in FIELDS), json_values, max_size=3),
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("records") / "picture.png"


def through_a_png(record: PictureRecord, path: Path) -> PictureRecord:
    path.write_bytes(png(*(itxt(*pair) for pair in encoded(texts_of(record)))))
    found = read_metadata(path)
    assert found.faults == ()
    assert found.record is not None
    return found.record


def encoded(pairs: dict[str, str]) -> list[tuple[str, bytes]]:
    return [(keyword, text.encode()) for keyword, text in pairs.items()]


@given(records)
def test_a_record_comes_back_from_json_as_it_was(record: PictureRecord) -> None:
    assert from_dict(json.loads(json.dumps(to_dict(record), allow_nan=False))) == record


@given(record=records)
def test_a_record_comes_back_from_a_png_as_it_was(record: PictureRecord, path: Path) -> None:
    assert through_a_png(record, path) == record


@given(asked=requests(), future=st.dictionaries(texts, json_values, max_size=3))
def test_a_request_comes_back_from_a_png_as_it_was(
    asked: StyleRequest, future: dict[str, Any], path: Path
) -> None:
    made = record_of("name", asked, {})
    future = {f"future {key}": value for key, value in future.items()}
    written = dataclasses.replace(made, request={**future, **made.request}, more=future)
    found = through_a_png(written, path)
    assert found.style_request() == asked
    assert found == written, "what a newer version wrote goes on"
    assert through_a_png(with_touches(found, Touches(grain=5.0)), path).more == future


def test_a_request_of_the_first_schema_is_painted_again(path: Path) -> None:
    made = record()
    old = dict(made.request) | {"schema_version": 1, "style": "/art/Wave.jpg"}
    del old["styles"]
    found = through_a_png(dataclasses.replace(made, request=old), path)
    assert found.style_request() == made.style_request().replace(styles=(("/art/Wave.jpg", 1.0),))
    newer = dataclasses.replace(made, request={**made.request, "schema_version": 99})
    with pytest.raises(UserError, match="newer StyleStudio"):
        through_a_png(newer, path).style_request()
    with pytest.raises(UserError, match="not written in it"):
        through_a_png(PictureRecord(), path).style_request()


@pytest.mark.parametrize("number", [math.inf, -math.inf, math.nan])
def test_what_is_no_number_becomes_nothing(number: float, path: Path) -> None:
    report = {"losses": {"content": number, "style": 1.5}, "list": (number, 2.0)}
    found = through_a_png(PictureRecord(report=report), path)
    assert found.report == {"losses": {"content": None, "style": 1.5}, "list": [None, 2.0]}


def test_a_record_of_nothing_is_the_same_each_time() -> None:
    assert from_dict({}) == from_dict({})
    assert from_dict({}).picture_id == from_dict({}).made_at == ""
    assert PictureRecord().picture_id != PictureRecord().picture_id


@given(
    st.dictionaries(
        st.sampled_from(sorted(FIELDS)) | texts,
        json_values | st.floats() | st.integers(10**300, 10**400),
    )
)
@example({"fraction": 10**400})
@example({"fraction": math.nan})
def test_data_of_any_shape_are_a_record_or_a_sentence(data: dict[str, Any]) -> None:
    try:
        found = from_dict(data)
    except UserError:
        return
    assert 0 <= found.fraction <= 1
    assert from_dict(to_dict(found)) == from_dict(to_dict(from_dict(to_dict(found))))


def test_a_digest_is_of_the_pixels_alone(path: Path) -> None:
    one, other = pixels(1), pixels(1)
    other[0, 0, 0] += 1
    assert pixels_sha256(one) == pixels_sha256(one[:, ::-1][:, ::-1])
    different = (other, one.astype("uint16"), one.reshape(41, 40, 3))
    assert len({pixels_sha256(each) for each in (one, *different)}) == 4


@given(title=texts, description=texts, stars=st.integers(0, 5), later=st.integers(0, 5))
def test_any_title_is_xmp_with_the_stars_it_was_given(
    title: str, description: str, stars: int, later: int
) -> None:
    text = packet(title=title, description=description, creator_tool="StyleStudio", stars=stars)
    assert stars_of(text) == stars
    changed = with_stars(text, later)
    assert stars_of(changed) == later
    assert with_stars(changed, stars) == with_stars(text, stars)


FOREIGN = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<r:Description r:about="" xmlns:xap="http://ns.adobe.com/xap/1.0/" xap:Rating="2"
 xmlns:lr="http://ns.adobe.com/lightroom/1.0/" lr:privateRTKInfo="kept">
<lr:hierarchicalSubject><r:Bag><r:li>Ünïcode &amp; more</r:li></r:Bag></lr:hierarchicalSubject>
</r:Description><r:Description r:about="" xmlns:xap="http://ns.adobe.com/xap/1.0/">
<xap:Rating>4</xap:Rating><xap:Label>Red</xap:Label></r:Description></r:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


@pytest.mark.parametrize("stars", range(6))
def test_what_other_programs_wrote_into_xmp_stays(stars: int) -> None:
    changed = FOREIGN
    for each in (5, 0, stars):
        changed = with_stars(changed, each)
    assert stars_of(changed) == stars
    assert changed.count("Rating") in (0, 2), "once, with its end"
    for kept in ('privateRTKInfo="kept"', "Ünïcode &amp; more", ":Label>Red</", "lightroom/1.0/"):
        assert kept in changed


@given(st.text())
@example("<!DOCTYPE x>")
@example("<a>" * 5000 + "</a>" * 5000)
def test_what_is_no_xmp_gets_stars_as_well(text: str) -> None:
    assert stars_of(with_stars(text, 3)) == 3


def test_a_picture_kept_by_another_program_is_read_from_a_plain_text(path: Path) -> None:
    save_picture(pixels(), path, text={RECORD_KEYWORD: json.dumps({"name": "Ünïcode"})})
    found = read_metadata(path)
    assert found.record is not None
    assert (found.record.name, found.record.picture_id) == ("Ünïcode", "")
