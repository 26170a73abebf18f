"""Which variables hold unchecked input is inferred, nowhere declared."""

from __future__ import annotations

from ivrflow.compiler.trust import newly_untrusted

from .small import collect, small

HEADER = "  start = ask\n  var typed: text private\n  var copied: text private\n  var other: text private"
COPY = 'set copy {\n  values = (copied = typed, other = "x")\n  done -> bye\n}\n'


def test_what_the_caller_enters_spreads_and_nothing_else_does() -> None:
    graph = small(HEADER, collect("Number?", "copy") + COPY).graph
    untrusted = {
        name for bound in graph.bounds.values() for name in bound.around.scope if bound.around.scope[name].untrusted
    }
    assert untrusted == {"typed", "copied"}


def test_only_what_is_new_is_told() -> None:
    graph = small(HEADER, collect("Number?", "copy") + COPY).graph
    bounds = graph.bounds.values()
    first = newly_untrusted(graph.header.types, bounds)
    assert set(first) == {"typed", "copied"}
    assert newly_untrusted({**graph.header.types, **first}, bounds) == {}
