"""From the words of one language to those of another, values and all."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stylestudio.ui.language.phrasebook import Phrasebook
from stylestudio.ui.language.translation_table import Entry, filled, pattern_of, places_of

ENTRIES = (
    Entry("A", "Open", ("Öffnen",)),
    Entry("B", "Open", ("Offen",)),
    Entry("A", "about {hours} h {minutes:02d} min left", ("noch {hours} h {minutes:02d} min",)),
    Entry("A", "{photo} in the style of {painting}", ("{photo} im Stil von {painting}",)),
    Entry("A", "%n more", ("noch %n weitere", "noch %n weitere Bilder")),
    Entry("A", "{size} px", ("{size} px",)),
    Entry("Variant", "Classic (Gram)", ("Klassisch (Gram)",)),
    Entry("A", "Classic (old)", ("Alt",)),
)
TO_GERMAN = Phrasebook(ENTRIES, into_english=False)
TO_ENGLISH = Phrasebook(ENTRIES, into_english=True)


def test_of_several_meanings_the_nearest_is_taken():
    assert TO_GERMAN.rephrase("Open", ["B", "A"]) == "Offen"
    assert TO_GERMAN.rephrase("Open", ["C", "A"]) == "Öffnen"
    assert TO_GERMAN.rephrase("Open") in ("Öffnen", "Offen")


def test_values_are_carried_over():
    assert TO_GERMAN.rephrase("about 2 h 05 min left") == "noch 2 h 05 min"
    assert TO_ENGLISH.rephrase("noch 2 h 05 min") == "about 2 h 05 min left"


def test_counts_choose_their_form():
    assert TO_GERMAN.rephrase("1 more") == "noch 1 weitere"
    assert TO_GERMAN.rephrase("3 more") == "noch 3 weitere Bilder"


def test_what_was_put_together_is_taken_apart():
    assert TO_GERMAN.rephrase("▸  Open\nabout 1 h 10 min left  ·  512 px", ["A"]) == (
        "▸  Öffnen\nnoch 1 h 10 min  ·  512 px"
    )


def test_the_parts_of_a_style_losss_title_stand_apart():
    assert TO_GERMAN.rephrase("Classic") == "Klassisch"
    assert TO_GERMAN.rephrase("Gram") == "Gram"
    assert TO_ENGLISH.rephrase("Klassisch") == "Classic"
    assert TO_GERMAN.rephrase("Old town · 61 × 47") == "Old town · 61 × 47"


def test_what_is_not_known_stays():
    for text in ("", " ", "\n", "  ·  ", ": ", "Harbour.png", "0:07  ·  3"):
        assert TO_GERMAN.rephrase(text) == text


@given(photo=st.text(), painting=st.text())
def test_any_names_survive(photo: str, painting: str) -> None:
    said = f"{photo} in the style of {painting}"
    assert isinstance(TO_GERMAN.rephrase(said), str)


@given(value=st.text())
def test_a_pattern_finds_what_was_filled_in(value: str) -> None:
    match = pattern_of("“{title}” was interrupted.").fullmatch(f"“{value}” was interrupted.")
    assert match is not None
    assert filled("„{title}“ brach ab.", match.groupdict()) == f"„{value}“ brach ab."


def test_a_name_that_comes_twice_has_one_value():
    pattern = pattern_of("{a} and {a}")
    assert pattern.fullmatch("x and x")
    assert not pattern.fullmatch("x and y")


def test_places_are_found_with_their_formats():
    assert places_of("{b:02d} of {a} in %n") == ["%n", "a", "b"]
