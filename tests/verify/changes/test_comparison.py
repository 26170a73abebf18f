"""What is said of a change, in the words that people read."""

from __future__ import annotations

import pytest

from ivrflow.lang import parse_flow
from ivrflow.model.flow import Flow, Layout
from ivrflow.nodes.catalogue import load_catalogue
from ivrflow.verify.changes.comparison import Comparison, compare, moved_between
from ivrflow.verify.changes.telling import tell

from ..conftest import TELEBANK

TEXT = TELEBANK.read_text("utf-8")


def read(text: str) -> Flow:
    parsed = parse_flow(text, "test.ivr")
    assert parsed.flow is not None
    assert not parsed.issues
    return parsed.flow


def against(*replacements: tuple[str, str]) -> Comparison:
    text = TEXT
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new)
    return compare({"telebank": read(TEXT)}, {"telebank": read(text)}, "telebank", load_catalogue())


def told(*replacements: tuple[str, str]) -> dict[str, tuple[str, ...]]:
    return dict(tell(against(*replacements)))


def test_the_same_flow_has_no_differences() -> None:
    assert not against()
    assert told() == {}


def test_comments_are_no_difference() -> None:
    assert not against(("// The host compares the PIN; it never comes back.\n", "// Otherwise said.\n"))


def test_an_option_on_another_key_is_moved_and_its_way_is_the_same() -> None:
    groups = told(('key "1" {\n    en-US: "balance"', 'key "4" {\n    en-US: "balance"'))
    assert groups == {"Keys": ('telebank.main: balance was on "1", is on "4"',)}


def test_two_options_that_change_places_are_two_moves_and_nothing_else() -> None:
    groups = told(
        ('key "1" {\n    en-US: "balance"', 'key "8" {\n    en-US: "balance"'),
        ('key "2" {\n    en-US: "lost card"', 'key "1" {\n    en-US: "lost card"'),
        ('key "8" {\n    en-US: "balance"', 'key "2" {\n    en-US: "balance"'),
    )
    assert groups == {
        "Keys": (
            'telebank.main: balance was on "1", is on "2"',
            'telebank.main: lost card was on "2", is on "1"',
        )
    }


def test_a_new_prompt_is_told_with_its_language() -> None:
    groups = told(('en-US: say("Thank you for calling. Goodbye.")', 'en-US: say("Bye.")'))
    assert groups == {
        "What callers hear": (
            'telebank.goodbye: prompt (en-US) was say("Thank you for calling. Goodbye."), is say("Bye.")',
        )
    }


def test_a_setting_is_told_against_its_default() -> None:
    groups = told(
        (
            '  nomatch_prompt = {\n    en-US: say("That is',
            '  attempts = 2\n  nomatch_prompt = {\n    en-US: say("That is',
        )
    )
    assert groups == {"Settings": ("telebank.main: attempts was 3, is 2",)}


def test_an_option_that_is_gone_takes_what_lies_behind_it_out_of_reach() -> None:
    groups = told(('  key "2" {\n    en-US: "lost card"\n    zh-CN: "挂失"\n  } -> lost_account\n', ""))
    lost = groups["Callers can no longer reach"]
    assert any(each.endswith("bank.block_cards, by English > lost card > done > block") for each in lost)
    assert "option telebank.main lost card, by English > lost card" in lost
    assert "Callers can newly reach" not in groups
    assert groups["Where exits lead"] == ("telebank.main: lost card is gone, was lost_account",)


def test_another_queue_is_gained_and_lost() -> None:
    groups = told(("queue = cards", "queue = loans"))
    assert groups["Callers can newly reach"] == ("queue loans, by English > 0",) or "queue loans" in str(groups)
    assert "queue cards" in groups["Callers can no longer reach"][0]
    assert groups["Settings"] == ("telebank.agents: queue was cards, is loans",)


def test_a_node_with_another_name_is_renamed_and_lines_to_it_are_the_same() -> None:
    groups = told(("goodbye", "farewell"))
    assert groups == {"Nodes": ("telebank.farewell was called goodbye",)}


def test_nodes_that_are_new_and_gone() -> None:
    groups = told(
        ("  done -> count_try\n", "  done -> lookup\n"),
        ('set count_try "Count the try" {\n  values = (tries = tries + 1)\n  done -> lookup\n}\n\n', ""),
        (
            "return noted {\n}",
            'return noted {\n}\n\nplay extra {\n  prompt = say("More.", en-US)\n  done -> goodbye\n}',
        ),
    )
    assert groups["Nodes"] == ("telebank.count_try is gone (set)", "telebank.extra is new (play)")
    assert groups["Where exits lead"] == ("telebank.ask_pin: done led to count_try, leads to lookup",)


def test_conditions_titles_and_the_header() -> None:
    groups = told(
        ("when tries < 3 -> say_wrong", "when tries < 5 -> say_wrong"),
        ('menu main "Main menu"', 'menu main "The menu"'),
        ("max_duration = 15m", "max_duration = 10m"),
        ('var reason: text = "general"', 'var reason: text = "none"'),
        ("into balance = balance\n", ""),
    )
    assert groups["Where exits lead"] == (
        "telebank.wrong_pin: when tries < 3 is gone, was say_wrong",
        "telebank.wrong_pin: when tries < 5 is new: say_wrong",
    )
    assert groups["Titles"] == ("telebank.main: title was Main menu, is The menu",)
    assert groups["The flow as a whole"] == ("telebank: max_duration was 15m, is 10m",)
    assert groups["Conditions, values and look-ups"] == (
        'telebank: var reason was text = "general", is text = "none"',
        "telebank.lookup: into balance is gone, was balance",
    )


def test_a_flow_that_is_new() -> None:
    flow = read(TEXT)
    comparison = compare({}, {"telebank": flow}, "telebank", load_catalogue())
    assert comparison.changes[0].name == "flow added"
    assert ("queue", "cards") in {each.goal for each in comparison.gained}
    assert comparison.lost == ()


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [
        ((("main", 0, 0),), (("main", 0, 0),), ()),
        ((("main", 0, 0),), (("main", 40, 0),), ("telebank.main",)),
        ((), (("main", 40, 0),), ()),
    ],
)
def test_a_box_that_was_moved_is_told_apart(
    before: tuple[tuple[str, int, int], ...], after: tuple[tuple[str, int, int], ...], moved: tuple[str, ...]
) -> None:
    assert moved_between("telebank", Layout(before), Layout(after)) == moved
    comparison = Comparison("telebank", (), (), (), moved)
    assert not comparison
    assert dict(tell(comparison)) == ({"Only moved on the canvas": moved} if moved else {})
