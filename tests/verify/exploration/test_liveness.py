"""A variable is live where its value can still be read before it is written."""

from __future__ import annotations

from ivrflow.verify.exploration.distinctions import distinctions_of
from ivrflow.verify.exploration.liveness import live_variables

from ..conftest import BYE, compiled, header


def live(*lines: str, keys: str = "", extra: str = "") -> dict[str, set[str]]:
    text = (
        header("var a: number = 0", "var b: number = 0", *([keys] if keys else []))
        + "set main {\n  values = (a = 1)\n  done -> menu\n}\n"
        + 'menu menu {\n  prompt = say("One.")\n  key "1" -> check\n  noinput -> bye\n  nomatch -> bye\n}\n'
        + "branch check {\n  when a > 1 -> write\n  otherwise -> bye\n}\n"
        + "set write {\n  values = (b = 2)\n  done -> read\n}\n"
        + "branch read {\n  when b > 1 -> bye\n  otherwise -> bye\n}\n"
        + extra
        + BYE
    )
    program = compiled(text)["test"]
    found = live_variables(program, distinctions_of([program]))
    return {node.id: {name for name, _ in names} for node, names in zip(program.nodes, found, strict=True)}


def test_a_variable_is_dead_before_it_is_written_and_after_it_was_read_last() -> None:
    found = live()
    assert found["main"] == set()
    assert found["menu"] == {"a"}
    assert found["write"] == set()
    assert found["read"] == {"b"}
    assert found["bye"] == set()


def test_a_handler_may_read_it_from_everywhere() -> None:
    found = live(keys="on hangup -> late", extra="branch late {\n  when b > 5 -> bye\n  otherwise -> bye\n}\n")
    assert all("b" in names for names in found.values())


def test_a_key_of_the_header_leads_on_from_menus() -> None:
    found = live(keys='key "0" -> late', extra="branch late {\n  when b > 5 -> bye\n  otherwise -> bye\n}\n")
    assert found["menu"] == {"a", "b"}
    assert found["read"] == {"b"}


def test_results_given_back_are_read_at_the_return() -> None:
    inner = (
        header("result found: boolean", name="inner")
        + "set main {\n  values = (found = true)\n  done -> end\n}\nreturn end {\n}\n"
    )
    outer = (
        header("var ok: boolean = false")
        + "subflow main {\n  flow = inner()\n  into ok = found\n  done -> check\n}\n"
        + "branch check {\n  when ok -> bye\n  otherwise -> bye\n}\n"
        + BYE
    )
    programs = compiled(outer, inner)
    found = live_variables(programs["inner"], distinctions_of(programs.values()))
    assert [{name for name, _ in names} for names in found] == [set(), {"found"}]
