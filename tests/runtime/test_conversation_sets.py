"""Several files become one text and several files again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.lang.conversations import parse_conversations, print_conversations
from ivrflow.runtime.conversation_sets import joined, parted, set_of

DAY = 'call "Day"\n  hear "Welcome"\n'
NIGHT = '// Nobody is there.\ncall "Night"\n  hear "Closed"\n'
TEXT = f"{DAY}\n// set: night\n{NIGHT}"
NAMES = st.from_regex(r"\A[a-z0-9-]+(\.[a-z0-9_]+)?\Z")
PARTS = st.lists(st.sampled_from(['call "a"', "  press 1", "// a remark", "", "// set"]), min_size=1).map(
    lambda lines: "".join(f"{line}\n" for line in lines) + "call\n"
)


def test_a_remark_tells_where_another_file_begins() -> None:
    assert joined({"night": NIGHT, "": DAY}) == TEXT
    assert parted(TEXT) == {"": DAY, "night": NIGHT}


@given(st.dictionaries(st.one_of(st.just(""), NAMES), PARTS))
def test_what_is_joined_is_parted_just_as_it_was(sets: dict[str, str]) -> None:
    text = joined(sets)
    assert parted(text) == sets
    assert joined(parted(text)) == text


@given(PARTS)
def test_one_file_is_its_text(text: str) -> None:
    assert joined({"": text}) == text
    assert parted(text) == {"": text}


def test_a_file_without_an_end_of_its_last_line_is_parted_too() -> None:
    assert parted(joined({"": 'call "a"', "night": 'call "b"'})) == {"": 'call "a"\n', "night": 'call "b"'}


def test_what_the_page_writes_anew_keeps_its_sets() -> None:
    read = parse_conversations(joined({"": DAY, "late.night": NIGHT}))
    assert not read.issues
    assert parted(print_conversations(read.conversations, read.tail)) == {"": DAY, "late.night": NIGHT}


def test_remarks_of_the_same_set_mean_one_and_sets_without_calls_are_none() -> None:
    text = f"// set: night\n{NIGHT}\n// set: day\n\n// set: night\n{DAY}// set: end"
    assert parted(text) == {"night": NIGHT + DAY}


@pytest.mark.parametrize("name", ["../../etc/passwd", "a/b", "..", ".hidden", "a..b", "", "a b", "night\\x", "/tmp/x"])
def test_what_is_no_name_is_a_remark_like_any_other(name: str) -> None:
    text = f"{DAY}\n// set: {name}\n{NIGHT}"
    assert parted(text) == {"": text}


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("telebank.calls", ""),
        ("telebank.night.calls", "night"),
        ("telebank.night.2.calls", "night.2"),
        ("telebank.夜间.calls", "夜间"),
        ("telebank_2.calls", None),
        ("telebank.late night.calls", None),
        ("telebank..calls", None),
        ("night.calls", None),
    ],
)
def test_which_files_belong_to_a_flow(file: str, name: str | None) -> None:
    assert set_of("telebank", file) == name
