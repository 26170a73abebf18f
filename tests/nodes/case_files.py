"""Reads the case files of node kinds: `<kind>.toml` beside this module.

[[case]]                what a node does
title  = "…"            one sentence
header = '''…'''        lines for the flow's header: variables, keys, handlers (optional)
node   = '''…'''        the node, called `node`; every other node that it leads to is made up
talk   = '''…'''        `<` what the node tells the edges to do, `>` what they report; see talk.py
exit   = "key 1"        the exit by which it is left; "" when the call ends here
keeps  = ["n = 2"]      variables afterwards (optional)
example = true          shown in the reference page (once per kind)

[[bad]]                 what an author may get wrong
node   = '''…'''
issues = ["IVR401"]     the codes found
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ivrflow.compiler.world import World
from ivrflow.lang import parse_flow
from ivrflow.model.flow import Flow
from ivrflow.model.statements import Statement
from ivrflow.model.types import BOOLEAN, DATE, MONEY, NUMBER, TEXT, Base, Privacy, Type
from ivrflow.nodes.catalogue import load_catalogue
from ivrflow.nodes.fields.field_type import FlowSignature

__all__ = ["FOLDER", "BadCase", "Case", "CaseFile", "flow_around", "read_cases", "world"]

FOLDER = Path(__file__).parent

PRIVATE_TEXT = Type(Base.TEXT, Privacy.PRIVATE)


@dataclass(frozen=True)
class Case:
    title: str
    header: str
    node: str
    talk: str
    exit: str
    keeps: tuple[str, ...]
    example: bool


@dataclass(frozen=True)
class BadCase:
    header: str
    node: str
    issues: tuple[str, ...]


@dataclass(frozen=True)
class CaseFile:
    kind: str
    cases: tuple[Case, ...]
    bad: tuple[BadCase, ...]


def read_cases(kind: str) -> CaseFile:
    plain: dict[str, Any] = tomllib.loads((FOLDER / f"{kind}.toml").read_text("utf-8"))
    cases = tuple(
        Case(
            each["title"],
            each.get("header", ""),
            each["node"].strip(),
            each["talk"].strip(),
            each["exit"],
            tuple(each.get("keeps", ())),
            each.get("example", False),
        )
        for each in plain["case"]
    )
    bad = tuple(
        BadCase(each.get("header", ""), each["node"].strip(), tuple(each["issues"])) for each in plain.get("bad", ())
    )
    return CaseFile(kind, cases, bad)


def flow_around(node: str, header: str) -> Flow:
    """A minimal flow that starts at the node. Nodes that it leads to, and that are not there, end the call."""
    block = _read(f"{HEADER}}}\n\n{node}\n").blocks[0]
    targets = {line.target for line in block.exits if line.target and line.target != "?"}
    targets |= {word for line in header.splitlines() if "->" in line for word in [line.split("->")[1].strip()]}
    made = "\n".join(f"return {target} {{}}\n" for target in sorted(targets - {block.id, "back", "repeat"}))
    return _read(f"{HEADER}{header}\n}}\n\n{node}\n\n{made}")


HEADER = """\
flow minimal "Minimal" {
  languages = [en-US]
  zone = Asia/Shanghai
  start = node
"""


def _read(text: str) -> Flow:
    parsed = parse_flow(text, "case")
    assert parsed.is_whole, [issue.message for issue in parsed.issues]
    assert parsed.flow is not None
    return parsed.flow


def world() -> World:
    """What the nodes of all cases may refer to."""
    statements = (
        Statement(
            "bank",
            "balance",
            (("number", PRIVATE_TEXT), ("pin", Type(Base.TEXT, Privacy.SECRET))),
            (("balance", Type(Base.MONEY, Privacy.PRIVATE)),),
        ),
        Statement("bank", "note", (("reason", TEXT),), (), write=True, timeout_ms=2000),
        Statement("bank", "loan", (("number", PRIVATE_TEXT),), (("balance", MONEY), ("until", DATE))),
        Statement(
            "bank",
            "check_pin",
            (("number", PRIVATE_TEXT), ("pin", Type(Base.TEXT, Privacy.SECRET))),
            (("name", PRIVATE_TEXT),),
        ),
        Statement("bank", "may_try", (("number", PRIVATE_TEXT),), (("allowed", BOOLEAN),)),
        Statement("bank", "count_try", (("number", PRIVATE_TEXT),), (), write=True),
        Statement("bank", "clear_tries", (("number", PRIVATE_TEXT),), (), write=True),
        Statement("bank", "order", (("what", TEXT),), (("number", TEXT),), write=True),
    )
    flows = (
        FlowSignature("identify", (("number", PRIVATE_TEXT, False),), (("known", BOOLEAN),), ("en-US",)),
        FlowSignature("loans", (("amount", NUMBER, True),), (), ("en-US",)),
    )
    return World(
        load_catalogue(),
        {statement.key: statement for statement in statements},
        {flow.id: flow for flow in flows},
        queues=frozenset({"cards"}),
        calendars=frozenset({"office"}),
        lists=frozenset({"blocked"}),
        tables={"branches": {"city": TEXT, "fee": MONEY}},
    )


OTHER_FLOWS = """\
flow identify "Identify" {
  languages = [en-US]
  zone = Asia/Shanghai
  start = back_again
  argument number: text private
  result known: boolean
}

return back_again {
  values = (known = true)
}
"""
