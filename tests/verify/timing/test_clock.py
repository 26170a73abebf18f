"""How long the ways of an exploration take."""

from __future__ import annotations

from ivrflow.model.commands import Gather, Play
from ivrflow.model.inputs import InputSettings
from ivrflow.model.prompts import Piece, PieceKind
from ivrflow.verify.exploration.explore import Exploration
from ivrflow.verify.exploration.space import leads_on
from ivrflow.verify.timing.clock import Pace, shortest_times
from ivrflow.verify.timing.durations import Durations

PROMPT = (Piece(PieceKind.SAY, "Hello.", "en-US"),)
DURATIONS = Durations(lambda prompt: 1_000)
QUICK, PATIENT = Pace(DURATIONS, quick=True), Pace(DURATIONS, quick=False)


def test_a_quick_caller_waits_only_where_he_must() -> None:
    assert QUICK.prompt_ms(Play(PROMPT)) == 0
    assert QUICK.prompt_ms(Play(PROMPT, barge_in=False)) == 1_000
    assert QUICK.prompt_ms(Gather(PROMPT, InputSettings())) == 0
    assert QUICK.prompt_ms(Gather(PROMPT, InputSettings()), stays_silent=True) == 1_000
    assert PATIENT.prompt_ms(Play(PROMPT)) == PATIENT.prompt_ms(Gather(PROMPT, InputSettings())) == 1_000


def test_times_are_the_shortest_over_all_edges(telebank: Exploration) -> None:
    times = shortest_times(telebank.space, PATIENT, leads_on)
    assert len(times) > len(telebank.programs["telebank"].nodes)
    for edge in telebank.space.edges():
        if edge.source in times and leads_on(edge):
            assert times[edge.target][0] <= times[edge.source][0] + PATIENT.edge_ms(edge)


def test_only_allowed_edges_are_gone(telebank: Exploration) -> None:
    times = shortest_times(telebank.space, QUICK, lambda edge: False)
    assert set(times) == {edge.target for edge in telebank.space.entrances}
