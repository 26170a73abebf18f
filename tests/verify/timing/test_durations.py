"""How long prompts take, and how far into them an option is named."""

from __future__ import annotations

import pytest

from ivrflow import say
from ivrflow.model.prompts import Piece, PieceKind, Prompt
from ivrflow.verify.timing.durations import Durations


def spoken(*texts: str) -> Prompt:
    return tuple(Piece(PieceKind.SAY, text, "en-US") for text in texts)


MENU = spoken("Welcome.", "For your balance, press 1. For agents, press 10. To end, press star.")


def test_what_nobody_measured_is_estimated_and_said_to_be() -> None:
    durations = Durations(lambda prompt: None)
    assert durations.of(MENU) == say.estimate_ms(MENU)
    assert durations.estimated


def test_what_was_measured_is_taken() -> None:
    durations = Durations(lambda prompt: 4_000)
    assert durations.of(MENU) == 4_000
    assert not durations.estimated


def test_silence_takes_no_time_and_is_no_estimate() -> None:
    durations = Durations()
    assert durations.of(()) == 0
    assert not durations.estimated


@pytest.mark.parametrize(
    ("keys", "heard"),
    [
        ("1", spoken("Welcome.", "For your balance, press 1.")),
        ("10", spoken("Welcome.", "For your balance, press 1. For agents, press 10.")),
        ("0", MENU),
        ("*", MENU),
    ],
)
def test_an_option_is_offered_at_the_end_of_the_clause_that_names_it(keys: str, heard: Prompt) -> None:
    assert Durations().until_offered(MENU, keys) == say.estimate_ms(heard)


def test_a_measured_prompt_is_shared_out_as_estimated() -> None:
    twice = Durations(lambda prompt: 2 * say.estimate_ms(prompt))
    assert twice.until_offered(MENU, "1") == pytest.approx(2 * Durations().until_offered(MENU, "1"), abs=2)


def test_a_prompt_that_is_measured_in_part_is_an_estimate_with_what_is_known() -> None:
    welcome = MENU[:1]
    durations = Durations(lambda prompt: 5_000 if prompt == welcome else None)
    assert durations.of(MENU) == 5_000 + say.estimate_ms(MENU[1:])
    assert durations.is_estimate(MENU)
    assert not durations.is_estimate(welcome)
