"""What two people did to the tests of a flow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.merging.conversations import ConversationConflict, MergedConversations, merge_conversations
from ivrflow.lang.conversations import parse_conversations, print_conversations


def _calls(**keys: str) -> str:
    text = "\n".join(f'call "{title}"\n  press {pressed}\n' for title, pressed in keys.items())
    return print_conversations(parse_conversations(text).conversations)


KEYS = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("123"))


def test_each_side_adds_changes_and_removes_its_own() -> None:
    base = _calls(a="1", b="1", c="1")
    merged = merge_conversations(base, _calls(a="2", b="1", c="1", mine="1"), _calls(a="1", b="1", theirs="1"))
    assert merged is not None
    assert merged.conflicts == ()
    assert {each.title for each in parse_conversations(merged.text).conversations} == {"a", "b", "mine", "theirs"}
    assert "press 2" in merged.text


def test_where_both_changed_one_it_is_named_and_mine_stands() -> None:
    merged = merge_conversations(_calls(a="1"), _calls(a="2"), _calls(a="3"))
    conflict = ConversationConflict("a", _calls(a="1"), _calls(a="2"), _calls(a="3"))
    assert merged == MergedConversations(_calls(a="2"), (conflict,))


def test_one_that_one_side_removed_and_the_other_changed_stays() -> None:
    assert merge_conversations(_calls(a="1"), "", _calls(a="3")) == MergedConversations(
        _calls(a="3"), (ConversationConflict("a", _calls(a="1"), "", _calls(a="3")),)
    )


@given(KEYS, KEYS, KEYS)
def test_what_is_told_of_a_conflict_stands_in_the_merged_text(
    base: dict[str, str], mine: dict[str, str], theirs: dict[str, str]
) -> None:
    """So that the other side can be put in its place."""
    merged = merge_conversations(*(_calls(**each) for each in (base, mine, theirs)))
    assert merged is not None
    assert all((each.mine or each.theirs).strip() in merged.text for each in merged.conflicts)


@given(KEYS, KEYS)
def test_who_changed_nothing_gets_what_the_other_did(base: dict[str, str], changed: dict[str, str]) -> None:
    before, after = _calls(**base), _calls(**changed)
    assert merge_conversations(before, before, after) == MergedConversations(after, ())
    assert merge_conversations(before, after, before) == MergedConversations(after, ())


@pytest.mark.parametrize("broken", ['call "x"\n  prss 1\n', _calls(a="1") + "\n" + _calls(a="2")])
def test_what_cannot_be_told_apart_is_not_merged(broken: str) -> None:
    assert merge_conversations("", broken, "") is None
