"""Every formula of a program is found, whatever field holds it."""

from __future__ import annotations

from ivrflow.expr import parse_expression
from ivrflow.verify.exploration.formulas import Role, flows_called, names_in, uses_of

from ..conftest import AGENTS, compiled, header

TEXT = (
    header("argument count: number", "result total: number", 'var name: text private = "x"')
    + """
branch main {
  when count > 3 -> inner
  otherwise -> look
}
subflow inner {
  flow = inner(start = count + 1)
  done -> compute
}
query look {
  call = shop.name(number = name)
  into name = name
  found -> tell
  empty -> tell
  failed -> tell
}
play tell {
  prompt = say("Hello {name}.")
  done -> agents
}
set compute {
  values = (count = count * 2)
  done -> back
}
return back {
  values = (total = count - 1)
}
"""
    + AGENTS
)
INNER = header("argument start: number", start="end", name="inner") + "return end {\n}\n"
PROGRAM = compiled(TEXT, INNER)["test"]


def test_each_formula_is_found_once_with_what_becomes_of_it() -> None:
    found = {
        (PROGRAM.nodes[use.node].id, use.role, use.name, use.flow, tuple(names_in(use.tree)))
        for use in uses_of(PROGRAM)
        if list(names_in(use.tree))
    }
    assert found == {
        ("main", Role.DECIDES, "", "", ("count",)),
        ("inner", Role.ARGUMENT, "start", "inner", ("count",)),
        ("look", Role.TELLS, "", "", ("name",)),
        ("tell", Role.TELLS, "", "", ("name",)),
        ("compute", Role.SETS, "count", "", ("count",)),
        ("back", Role.RETURNS, "total", "", ("count",)),
    }


def test_names_are_given_as_often_as_they_occur() -> None:
    assert list(names_in(parse_expression("a + (if call.ani = b then a else 1)"))) == ["a", "call.ani", "b", "a"]


def test_flows_that_a_node_gets_into() -> None:
    called = {node.id: list(flows_called(node)) for node in PROGRAM.nodes}
    assert called["inner"] == ["inner"]
    assert called["main"] == []
