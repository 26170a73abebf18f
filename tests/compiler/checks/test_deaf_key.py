"""IVR414"""

from __future__ import annotations

from ..small import codes, menu, small

ONE = 'key "1" -> bye'
YES_NO = 'yes_no a {{\n  prompt = say("{0}")\n  yes -> bye\n  no -> bye\n  noinput -> bye\n  nomatch -> bye\n}}\n'


def test_a_key_that_nobody_answers() -> None:
    node = menu("a", ONE, prompt='say("For a, press 1. For b, press 2.")')
    assert codes(small("  start = a", node)) == ["IVR414"]
    assert codes(small('  start = a\n  key "2" -> bye', node)) == []
    alone = node.replace("  key", "  flow_keys = false\n  key", 1)
    assert codes(small('  start = a\n  key "2" -> bye', alone)) == ["IVR414"]


def test_the_keys_of_a_question_are_known() -> None:
    assert codes(small("  start = a", YES_NO.format("For yes, press 1. For no, press 2."))) == []
    assert "IVR414" in codes(small("  start = a", YES_NO.format("For yes, press 1. For no, press 3.")))


def test_each_attempt_and_complaint_is_looked_at() -> None:
    node = menu("a", ONE, 'nomatch_prompt = say("To end, press 7.")')
    compiled = small("  start = a", node)
    assert [issue.message for issue in compiled.issues] == ["the prompt offers the key 7, and nothing happens on it"]


def test_an_entry_takes_any_key() -> None:
    entry = (
        'collect a {\n  prompt = say("Enter your number, then press 5.")\n'
        "  done -> bye\n  noinput -> bye\n  nomatch -> bye\n}\n"
    )
    assert codes(small("  start = a", entry)) == []


def test_telephone_numbers_are_no_keys() -> None:
    node = menu("a", ONE, prompt='say("In an emergency dial 911. For a, press 1. Or call 1 800 555 1234.")')
    assert codes(small("  start = a", node)) == []
