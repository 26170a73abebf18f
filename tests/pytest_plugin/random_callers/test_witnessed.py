"""A call as the rules look at it."""

from __future__ import annotations

from ivrflow.model.conversation import HangsUp, Press

from .lines import MENU, line, placed

FOLDER = line(
    MENU
    + 'play one {\n  prompt = say("News.")\n  done -> bye\n}\nplay two {\n  prompt = say("More.")\n  done -> bye\n}\n'
    'update note {\n  call = bank.note(reason = "x")\n  done -> noted\n  failed -> noted\n}\nreturn noted {\n}\n',
    "  on hangup -> note",
)


def test_it_is_over_when_somebody_hangs_up() -> None:
    seen = placed(FOLDER).do(HangsUp()).over().seen
    assert seen.end_ms == seen.deeds[0].begin_ms


def test_where_it_was() -> None:
    seen = placed(FOLDER).do(Press("1")).over().seen
    assert [seen.node_at(at_ms) for at_ms in (0, 1_000, seen.end_ms)] == ["ask", "ask", "bye"]
    assert [program.id for program in seen.programs] == ["main"]
