from __future__ import annotations

from ivrflow.gather.rules import rules_for


def test_every_beginning_of_a_choice_is_known_and_the_unfinished_ones_wait() -> None:
    rules = rules_for(("1", "12", "30#"), "#", "")
    assert rules.beginnings == {"1", "12", "3", "30", "30#"}
    assert rules.unfinished == {"1", "3", "30"}


def test_keys_that_begin_a_choice_lose_their_other_meaning() -> None:
    rules = rules_for(("#", "*1"), "#0", "*")
    assert (rules.terminators, rules.erase_key) == ("0", "")


def test_free_digits_leave_terminators_and_erase_key_alone() -> None:
    assert rules_for((), "#*", "0") == (False, frozenset(), frozenset(), "#*", "0")


def test_equal_settings_share_one_set_of_rules() -> None:
    assert rules_for(("1", "2"), "#", "") is rules_for(("1", "2"), "#", "")
