"""How long the ways of an exploration take."""

from __future__ import annotations

from dataclasses import replace

from ivrflow.model.commands import Command, Gather, Play, Record, Wait
from ivrflow.model.events import Gathered
from ivrflow.model.inputs import InputOutcome, InputSettings, RecordingSettings
from ivrflow.model.prompts import Piece, PieceKind
from ivrflow.verify.exploration.choices import ELAPSED, HEARD, STOPPED, Choice, Means
from ivrflow.verify.exploration.explore import Exploration
from ivrflow.verify.exploration.space import Edge, Happening, leads_on
from ivrflow.verify.exploration.speech import recording_choices
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


def edge(command: Command, choice: Choice) -> Edge:
    return Edge(0, 1, (Happening(choice, command, (), ()),))


def test_music_takes_as_long_as_it_is_to_be_played_or_until_a_key() -> None:
    music = Play(PROMPT, loop=True, limit_ms=20_000)
    assert PATIENT.edge_ms(edge(music, HEARD)) == QUICK.edge_ms(edge(music, HEARD)) == 20_000
    assert PATIENT.edge_ms(edge(music, STOPPED)) == 0
    assert list(PATIENT.heard_on(edge(music, HEARD))) == []


def test_waiting_takes_its_time() -> None:
    assert QUICK.edge_ms(edge(Wait(700), replace(ELAPSED, took_ms=700))) == 700


def test_a_recording_begins_behind_its_prompt() -> None:
    recorded, *_ = recording_choices(RecordingSettings())
    assert PATIENT.edge_ms(edge(Record(PROMPT, RecordingSettings()), recorded)) == 1_000 + recorded.took_ms
    assert QUICK.edge_ms(edge(Record(PROMPT, RecordingSettings()), recorded)) == recorded.took_ms


def test_a_prompt_that_a_key_typed_ahead_kept_silent_takes_no_time() -> None:
    ahead = Choice("1", Means.CHOOSES, Gathered(0, InputOutcome.KEYS, "1"), ahead=True)
    assert PATIENT.edge_ms(edge(Gather(PROMPT, InputSettings()), ahead)) == 0
