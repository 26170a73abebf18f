"""How a call gets from node to node: languages, keys of the header, subflows, errors, handlers, budgets."""

from __future__ import annotations

from decimal import Decimal

from .driving import flow, programs, talk_through
from .small_flows import BYE, ask_once, say_name


def test_back_leads_to_the_menu_before_this_one_and_never_to_itself() -> None:
    made = programs(
        flow(
            '  start = a\n  key "*" -> back',
            ask_once("a", 'key "1" -> b') + ask_once("b", 'key "2" -> told') + say_name("told", "b") + BYE,
        )
    )
    talk = talk_through(
        made,
        """
        < answer
        > answered
        < gather "a" choices=1,* terminators=none
        > keys 1
        < gather "b" choices=2,* terminators=none
        > keys 2
        < play "told"
        > played
        < gather "b" choices=2,* terminators=none
        > keys *
        < gather "a" choices=1,* terminators=none
        > keys *
        < gather "a" choices=1,* terminators=none
        """,
    )
    assert talk.path == ["a key 1", "b key 2", "told done", "b key *", "a key *"]


def test_repeat_leads_to_the_same_menu_with_all_its_attempts() -> None:
    made = programs(flow('  start = a\n  key "9" -> repeat', ask_once("a", 'key "1" -> bye') + BYE))
    talk_through(
        made,
        """
        < answer
        > answered
        < gather "a" choices=1,9 terminators=none
        > keys 9
        < gather "a" choices=1,9 terminators=none
        > noinput
        < hang up
        """,
    )


def test_a_node_of_the_author_goes_before_the_built_in_of_its_name() -> None:
    made = programs(
        flow('  start = a\n  key "*" -> back', ask_once("a", 'key "1" -> bye') + say_name("back", "bye") + BYE),
    )
    talk_through(
        made,
        """
        < answer
        > answered
        < gather "a" choices=1,* terminators=none
        > keys *
        < play "back"
        """,
    )


def test_keys_of_a_header_hold_in_their_own_flow_only() -> None:
    inner = flow(
        '  start = b\n  key "8" -> done', ask_once("b", 'key "1" -> done') + BYE + "return done {\n}\n", "inner"
    )
    outer = flow(
        '  start = a\n  key "0" -> bye\n  on error -> bye',
        ask_once("a", 'key "1" -> sub') + "subflow sub {\n  flow = inner()\n  done -> a\n}\n" + BYE,
    )
    talk = talk_through(
        programs(outer, inner),
        """
        < answer
        > answered
        < gather "a" choices=1,0 terminators=none
        > keys 1
        < gather "b" choices=1,8 terminators=none
        > keys 8
        < gather "a" choices=1,0 terminators=none
        """,
    )
    assert talk.path == ["a key 1", "sub call inner", "inner.b key 8", "inner.done return", "sub done"]


def test_a_subflow_has_its_own_variables_and_gives_back_results() -> None:
    inner = flow(
        "  start = compute\n  argument n: number\n  argument m: number = 5\n  var secret: number = 1\n"
        "  result sum: number\n  result told: number",
        "set compute {\n  values = (sum = n + m, told = secret)\n  done -> back_again\n}\n"
        "return back_again {\n  values = (told = sum * 2)\n}\n",
        "inner",
    )
    outer = flow(
        "  start = sub\n  var x: number = 0\n  var y: number = 0\n  on error -> bye",
        "subflow sub {\n  flow = inner(n = 37)\n  into x = sum\n  into y = told\n  done -> a\n}\n"
        + ask_once("a", 'key "1" -> bye')
        + BYE,
    )
    talk = talk_through(programs(outer, inner), "< answer")
    assert talk.call.walk.variables == {"x": Decimal(42), "y": Decimal(84)}


def test_go_leaves_the_calling_flows_too() -> None:
    third = flow("  start = end", "return end {\n}\n", "third")
    inner = flow("  start = away", "go away {\n  flow = third()\n}\n", "inner")
    outer = flow("  start = sub\n  on error -> bye", "subflow sub {\n  flow = inner()\n  done -> bye\n}\n" + BYE)
    talk = talk_through(programs(outer, inner, third), "< reject unavailable\n> hung up by flow")
    assert talk.path == ["sub call inner", "inner.away go third", "third.end return"]
    assert talk.call.walk.ended_by == "flow"


def test_a_failure_in_a_subflow_takes_the_nearest_handler() -> None:
    failing = (
        'query ask {\n  call = bank.balance(number = "1")\n  found -> home\n  empty -> home\n}\nreturn home {\n}\n'
    )
    handled = flow("  start = ask\n  on error -> home", failing, "inner")
    unhandled = flow("  start = ask", failing, "inner")
    outer = flow(
        "  start = sub\n  on error -> sorry",
        "subflow sub {\n  flow = inner()\n  done -> fine\n}\n"
        + say_name("fine", "bye")
        + say_name("sorry", "bye")
        + BYE,
    )
    connected = outer.replace("  done -> fine", "  done -> fine\n  failed -> bye")
    lost = '< query bank.balance number="1" timeout_ms=3000\n> lost timeout\n'
    assert talk_through(programs(outer, handled), lost + "< answer").path[-1] == "sub done"
    assert talk_through(programs(outer, unhandled), lost + "< answer").call.walk.current.id == "sorry"
    talk = talk_through(programs(connected, unhandled), lost + "< reject unavailable")
    assert talk.path == ["sub call inner", "inner.ask failed", "sub failed"]


def test_without_any_handler_a_failure_ends_the_call() -> None:
    made = programs(
        flow(
            "  start = ask",
            'query ask {\n  call = bank.balance(number = "1")\n  found -> bye\n  empty -> bye\n}\n' + BYE,
        )
    )
    talk = talk_through(
        made,
        """
        < query bank.balance number="1" timeout_ms=3000
        > lost unavailable
        < reject unavailable
        > hung up by flow
        """,
    )
    assert talk.call.walk.ended_by == "error"
    assert talk.call.walk.error == "main.ask: failed"


def test_a_value_that_cannot_be_computed_is_an_error_of_the_flow() -> None:
    made = programs(
        flow(
            "  start = divide\n  var n: number = 0\n  on error -> sorry",
            "set divide {\n  values = (n = 1 / n)\n  done -> bye\n}\n" + say_name("sorry", "bye") + BYE,
        )
    )
    talk = talk_through(made, '< answer\n> answered\n< play "sorry"')
    assert talk.path == ["divide !"]


NOTE = (
    'update {0} {{\n  call = bank.note(reason = call.ended_by otherwise "nobody")\n'
    "  done -> {1}\n  failed -> {1}\n}}\nreturn {1} {{\n}}\n"
)


def test_hang_up_handlers_unwind_from_subflow_to_parent_once_each() -> None:
    inner = flow(
        "  start = b\n  on hangup -> note",
        ask_once("b", 'key "1" -> bye') + NOTE.format("note", "noted") + BYE,
        "inner",
    )
    outer = flow(
        "  start = sub\n  on hangup -> note\n  on error -> bye",
        "subflow sub {\n  flow = inner()\n  done -> bye\n}\n" + NOTE.format("note", "noted") + BYE,
    )
    talk = talk_through(
        programs(outer, inner),
        """
        < answer
        > answered
        < gather "b" choices=1 terminators=none
        > hung up by caller
        < query bank.note reason="caller" write timeout_ms=3000
        > done
        < query bank.note reason="caller" write timeout_ms=3000
        > lost unknown
        """,
    )
    assert talk.path == [
        "sub call inner", "inner.b", "inner.note done", "inner.noted return", "note unknown", "noted return",
    ]  # fmt: skip
    assert talk.call.finished
    assert talk.call.walk.ended_by == "caller"


def test_handlers_reach_no_caller() -> None:
    """Channel commands come back as gone; hanging up has nothing left to do."""
    made = programs(
        flow(
            "  start = a\n  on hangup -> say_it\n  on error -> sorry",
            ask_once("a", 'key "1" -> bye') + say_name("say_it", "bye") + say_name("sorry", "bye") + BYE,
        )
    )
    talk = talk_through(made, '< answer\n> answered\n< gather "a" choices=1 terminators=none\n> hung up by caller')
    assert talk.path == ["a", "say_it gone"]
    assert talk.call.finished
    quiet = programs(flow("  start = a\n  on hangup -> bye", ask_once("a", 'key "1" -> bye') + BYE))
    talk = talk_through(quiet, '< answer\n> answered\n< gather "a" choices=1 terminators=none\n> hung up by caller')
    assert talk.path == ["a", "bye"]
    assert talk.call.finished


def test_a_subflow_within_a_handler_returns_to_it() -> None:
    inner = flow("  start = note\n  argument why: text", NOTE.format("note", "noted"), "inner")
    outer = flow(
        "  start = a\n  on hangup -> sub\n  on error -> bye",
        ask_once("a", 'key "1" -> bye')
        + 'subflow sub {\n  flow = inner(why = "x")\n  done -> home\n  failed -> home\n}\nreturn home {\n}\n'
        + BYE,
    )
    talk = talk_through(
        programs(outer, inner),
        """
        < answer
        > answered
        < gather "a" choices=1 terminators=none
        > hung up by caller
        < query bank.note reason="caller" write timeout_ms=3000
        > done
        """,
    )
    assert talk.path[-3:] == ["inner.noted return", "sub done", "home return"]
    assert talk.call.finished
