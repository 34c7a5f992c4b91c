"""The gallery is searched and sorted as a plain list of Python would be."""

from __future__ import annotations

import dataclasses
import datetime
import itertools
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stylestudio.gallery.describe import folded, search_text
from stylestudio.gallery.entries import Entry, Order, Query
from stylestudio.gallery.index import Index, IndexedPicture, words_of
from stylestudio.gallery.record import PictureRecord, SourceRecord

from .making import record

FOLDER = Path("/pictures")


def indexed(number: int, made: PictureRecord, stars: int = 0) -> IndexedPicture:
    name = f"{made.name} {number}.png"
    entry = Entry(
        path=FOLDER / name, modified_ns=number, size_bytes=1, picture_id=made.picture_id,
        title=made.name, variant=made.variant, outcome=made.outcome, series=made.series,
        made_at=made.made_at, stars=stars, width_px=1, height_px=1,
    )  # fmt: skip
    return IndexedPicture(entry, search_text(Path(name).stem, made.made_at, made), made.sources)


def made(name: str, day: str, **changes: object) -> PictureRecord:
    at = f"{day}T12:00:00.000+00:00"
    return dataclasses.replace(record(name, **changes), made_at=at, sources=())


@pytest.fixture
def index() -> Index:
    source = SourceRecord(role="content", path="/photos/IMG_7.jpg", sha256="ab", title="Großmutter")
    index = Index(FOLDER, None)
    index.put(
        [
            indexed(1, made("Tübingen × Starry Night · gram", "2026-11-21", strength=50.0), 5),
            indexed(2, made("Harbour × Wave · pca", "2026-11-22", variant="pca", strength=5.0), 3),
            indexed(
                3,
                made("Harbour × Wave · svd", "2026-10-01", variant="svd", series="s", size_px=777),
            ),
            indexed(
                4, dataclasses.replace(made("ÉTÉ", "2025-11-22", series="s"), sources=(source,)), 1
            ),
            indexed(5, made("100 % _ ' \" done", "2024-01-01", outcome="stopped", fraction=0.5)),
        ]
    )
    return index


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", {1, 2, 3, 4, 5}),
        ("   ", {1, 2, 3, 4, 5}),
        ("tubingen", {1}),
        ("TÜBINGEN night", {1}),
        ("Tu\u0308bingen", {1}),
        ("night wave", set()),
        ("ete", {4}),
        ("grossmutter", {4}),
        ("GROSSMUTTER", {4}),
        ('"harbour × wave"', {2, 3}),
        ("“starry night”", {1}),
        ('"night starry"', set()),
        ('"strength 5', {1, 2, 3, 4, 5}),
        ('"strength 50"', {1, 3, 4, 5}),
        ("777", {3}),
        ("svd", {3}),
        ("2026-11", {1, 2}),
        ("2026-11-22", {2}),
        ("stopped", {5}),
        ("%", {5}),
        ("_", {5}),
        ("'", {5}),
        ("*", set()),
        ("\ud800", set()),
        ("'; DROP TABLE pictures; --", set()),
    ],
)
def test_words_are_found_whatever_their_case_and_accents(
    index: Index, words: str, found: set[int]
) -> None:
    assert {entry.modified_ns for entry in index.find(Query(words=words))} == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Query(stars=1), {1, 2, 4}),
        (Query(stars=5), {1}),
        (Query(variants=("pca",)), {2}),
        (Query(variants=("pca", "svd", "none", "\ud800")), {2, 3}),
        (Query(series="s"), {3, 4}),
        (Query(series="\ud800"), set()),
        (Query(since=datetime.date(2026, 10, 1)), {1, 2, 3}),
        (Query(until=datetime.date(2025, 11, 22)), {4, 5}),
        (Query(since=datetime.date(2026, 11, 22), until=datetime.date(2026, 11, 22)), {2}),
        (Query(words="wave", stars=1, since=datetime.date(2026, 1, 1)), {2}),
    ],
)
def test_filters_narrow_down(index: Index, query: Query, found: set[int]) -> None:
    assert {entry.modified_ns for entry in index.find(query)} == found


def test_style_losses_are_those_that_there_are_pictures_of(index: Index) -> None:
    assert index.variants() == ["gram", "pca", "svd"]


@given(st.text())
@example("𝐒𝐭𝐚𝐫")
@example("İSTANBUL ﬁn ß")
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert folded(text.upper()) == folded(text.upper().lower()) or not text.isascii()


@given(st.text())
def test_any_search_is_answered(text: str) -> None:
    assert all(isinstance(word, str) for word in words_of(text))
    index = Index(FOLDER, None)
    index.put([indexed(1, made(text.replace("/", "") or "x", "2026-01-01"))])
    for query in (Query(words=text), Query(words=f'"{text}"')):
        assert len(index.find(query)) <= 1
    index.close()


pictures = st.lists(
    st.tuples(
        st.sampled_from("abc"),
        st.integers(1, 9),
        st.integers(0, 5),
        st.sampled_from(["", "gram", "pca"]),
        st.sampled_from(["", "", "s", "t", "u"]),
    ),
    max_size=12,
)


def model(entries: list[Entry], query: Query) -> list[Entry]:
    """What the index is asked for, in plain Python."""
    newest = sorted(entries, key=lambda entry: (entry.made_at, entry.path.name), reverse=True)
    oldest = newest[::-1]
    by_time_then_name = sorted(
        sorted(entries, key=lambda entry: entry.path.name), key=lambda e: e.made_at, reverse=True
    )
    match query.order:
        case Order.NEWEST:
            found = newest
        case Order.OLDEST:
            found = oldest
        case Order.NAME:
            found = sorted(by_time_then_name, key=lambda entry: entry.title)
        case Order.STARS:
            found = sorted(by_time_then_name, key=lambda entry: -entry.stars)
        case Order.VARIANT:
            found = sorted(by_time_then_name, key=lambda e: (e.variant == "", e.variant))
    found = [entry for entry in found if entry.stars >= query.stars]
    found = [entry for entry in found if not query.variants or entry.variant in query.variants]
    if query.grouped:
        groups: dict[object, list[Entry]] = {}
        for entry in found:
            groups.setdefault(entry.series or entry.path, []).append(entry)
        found = list(itertools.chain.from_iterable(groups.values()))
    return found


@given(
    pictures,
    st.builds(
        Query,
        stars=st.integers(0, 3),
        variants=st.sampled_from([(), ("gram",), ("gram", "pca")]),
        grouped=st.booleans(),
        order=st.sampled_from(Order),
    ),
)
def test_it_is_sorted_and_grouped_as_a_list_would_be(
    rows: list[tuple[str, int, int, str, str]], query: Query
) -> None:
    entries = [
        Entry(
            path=FOLDER / f"{number}.png", modified_ns=0, size_bytes=0, title=title, stars=stars,
            made_at=f"2026-01-0{day}T00:00:00+00:00", variant=variant, series=series,
        )
        for number, (title, day, stars, variant, series) in enumerate(rows)
    ]  # fmt: skip
    index = Index(FOLDER, None)
    index.put([IndexedPicture(entry, "") for entry in entries])
    found = index.find(query)
    index.close()
    assert found == model(entries, query)
    if query.grouped:
        series = [key for key, _ in itertools.groupby(found, lambda entry: entry.series) if key]
        assert len(series) == len(set(series)), "a series stands together"
