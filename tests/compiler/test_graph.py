"""A flow as a graph: where calls enter, where they can get, what leads nowhere."""

from __future__ import annotations

from .small import PLAY, menu, small


def test_calls_enter_at_the_start_and_at_the_handlers() -> None:
    graph = small("  start = hello\n  on error -> bye\n  on hangup -> hello", PLAY).graph
    assert graph.roots == ("hello", "bye")
    assert small("  start = hello\n  on hangup -> bye", PLAY).graph.roots_with_caller == ("hello",)


def test_keys_of_the_header_lead_on_from_menus_that_do_not_use_them_themselves() -> None:
    header = '  start = a\n  key "0" -> hello\n  key "1" -> hello\n  key "*" -> back'
    graph = small(header, menu("a", 'key "1" -> b') + menu("b", "flow_keys = false", 'key "2" -> bye') + PLAY).graph
    assert sorted(graph.edges["a"]) == [("b", "key 1"), ("bye", "noinput"), ("bye", "nomatch"), ("hello", "key 0")]
    assert ("hello", "key 0") not in graph.edges["b"]
    assert graph.reachable() == {"a", "b", "hello", "bye"}


def test_what_leads_nowhere_is_told_with_whose_fault_it_is() -> None:
    nodes = "queue hello {\n  queue = cards\n  busy -> bye\n}\n" + menu("a", 'key "1" -> ?', 'key "2" -> hello')
    graph = small("  start = a\n  on error -> bye", nodes).graph
    assert list(graph.unconnected("a")) == [("key 1", False)]
    assert dict(graph.unconnected("hello")) == {"noanswer": True, "refused": True, "failed": True}


def test_from_where_a_way_leads_to_one_of_some_nodes() -> None:
    graph = small("  start = a", menu("a", 'key "1" -> b') + menu("b", 'key "2" -> b') + PLAY).graph
    assert graph.leading_to(["b"]) == {"a", "b"}
    assert graph.leading_to(["bye"]) == {"a", "b", "hello", "bye"}
    assert graph.leading_to([]) == set()
