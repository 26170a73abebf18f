"""Small flows, compiled; a bank's statements; conversations held against the simulator."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from ivrflow.compiler.compile import compile_flow
from ivrflow.compiler.header import read_header
from ivrflow.compiler.program import Program
from ivrflow.compiler.world import World
from ivrflow.lang import parse_flow
from ivrflow.model.statements import Statement
from ivrflow.model.types import BOOLEAN, NUMBER, TEXT, Base, Privacy, Type
from ivrflow.nodes.catalogue import load_catalogue
from ivrflow.nodes.fields.field_type import FlowSignature
from ivrflow.verify.exploration.bounds import DEFAULT, Bounds
from ivrflow.verify.exploration.explore import Exploration, explore

Compile = Callable[..., dict[str, Program]]
Explore = Callable[..., Exploration]

PRIVATE = Type(Base.TEXT, Privacy.PRIVATE)
SECRET = Type(Base.TEXT, Privacy.SECRET)
STATEMENTS: Mapping[str, Statement] = MappingProxyType(
    {
        statement.key: statement
        for statement in (
            Statement(
                "bank",
                "balance",
                (("number", PRIVATE), ("pin", SECRET)),
                (("balance", Type(Base.MONEY, Privacy.PRIVATE)),),
            ),
            Statement("bank", "block_cards", (("number", PRIVATE),), (), write=True),
            Statement("bank", "note_call", (("caller", PRIVATE), ("reason", TEXT), ("ended_by", TEXT)), (), write=True),
            Statement("shop", "orders", (), (("count", NUMBER), ("open", BOOLEAN))),
            Statement("shop", "slow", (), (("count", NUMBER),), timeout_ms=6_000),
            Statement("shop", "price", (), (("price", Type(Base.MONEY)),), currencies=(("price", "CNY"),)),
            Statement("shop", "name", (("number", PRIVATE),), (("name", TEXT),)),
        )
    }
)
TELEBANK = Path(__file__).parents[2] / "flows" / "telebank.ivr"


def compiled(*texts: str) -> dict[str, Program]:
    """Flows that may call each other."""
    flows = [parse_flow(text, "test.ivr") for text in texts]
    signatures: dict[str, FlowSignature] = {}
    for parsed in flows:
        assert parsed.flow is not None
        header = read_header(parsed.flow, lambda code, message, span, suggestion: None)
        signatures[parsed.flow.id] = header.signature(parsed.flow.id)
    found = {}
    for parsed in flows:
        assert parsed.flow is not None
        result = compile_flow(parsed.flow, World(load_catalogue(), STATEMENTS, signatures))
        problems = [f"{issue.code} {issue.message}" for issue in (*parsed.issues, *result.issues)]
        assert result.program is not None, problems
        found[result.program.id] = result.program
    return found


def header(*lines: str, start: str = "main", name: str = "test") -> str:
    """The header of a small flow."""
    inner = "".join(
        f"  {line}\n" for line in ("languages = [en-US]", "zone = Europe/Berlin", f"start = {start}", *lines)
    )
    return f"flow {name} {{\n{inner}}}\n"


BYE = 'hang_up bye {\n  prompt = say("Goodbye.")\n}\n'
AGENTS = (
    "queue agents {\n  queue = cards\n  busy -> bye\n  noanswer -> bye\n  refused -> bye\n  failed -> bye\n}\n" + BYE
)
GUESS = (
    header("var guess: text private", "var tries: number = 0", 'key "*" -> back', 'key "9" -> repeat')
    + """
menu main {
  prompt = say("One or two.")
  key "1" -> ask
  key "2" -> agents
  noinput -> bye
  nomatch -> bye
}
collect ask {
  prompt = say("Guess.")
  min = 2
  max = 4
  into guess = digits
  done -> count
  noinput -> main
  nomatch -> bye
}
set count {
  values = (tries = tries + 1)
  done -> check
}
branch check {
  when number(guess) = 42 -> right
  when tries < 3 -> ask
  otherwise -> agents
}
play right {
  prompt = say("Right.")
  done -> main
}
"""
    + AGENTS
)
"""A number to be guessed, in four attempts."""


@pytest.fixture
def explored() -> Explore:
    """Compile flows and explore the first."""

    def run(*texts: str, bounds: Bounds = DEFAULT) -> Exploration:
        programs = compiled(*texts)
        return explore(programs, next(iter(programs)), bounds)

    return run


@pytest.fixture(scope="session")
def telebank() -> Exploration:
    programs = compiled(TELEBANK.read_text("utf-8"))
    return explore(programs, "telebank")
