"""How a call gets from node to node: languages, keys of the header, subflows, errors, handlers, budgets."""

from __future__ import annotations

from decimal import Decimal

from ivrflow.engine.budgets import MAX_VISITS, MAX_VISITS_UNASKED
from ivrflow.engine.interpreter import Call

from ..nodes.talk import read_event
from .driving import flow, offered, programs, talk_through

BYE = "hang_up bye {\n}\n"


def menu(name: str, *keys: str) -> str:
    lines = "\n".join(f"  {key}" for key in keys)
    return (
        f'menu {name} {{\n  prompt = say("{name}")\n  attempts = 1\n{lines}\n  noinput -> bye\n  nomatch -> bye\n}}\n'
    )


def play(name: str, target: str) -> str:
    return f'play {name} {{\n  prompt = say("{name}")\n  done -> {target}\n}}\n'


def test_back_leads_to_the_menu_before_this_one_and_never_to_itself() -> None:
    made = programs(
        flow(
            '  start = a\n  key "*" -> back',
            menu("a", 'key "1" -> b') + menu("b", 'key "2" -> told') + play("told", "b") + BYE,
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
    made = programs(flow('  start = a\n  key "9" -> repeat', menu("a", 'key "1" -> bye') + BYE))
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
        flow('  start = a\n  key "*" -> back', menu("a", 'key "1" -> bye') + play("back", "bye") + BYE),
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
    inner = flow('  start = b\n  key "8" -> done', menu("b", 'key "1" -> done') + BYE + "return done {\n}\n", "inner")
    outer = flow(
        '  start = a\n  key "0" -> bye\n  on error -> bye',
        menu("a", 'key "1" -> sub') + "subflow sub {\n  flow = inner()\n  done -> a\n}\n" + BYE,
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
        + menu("a", 'key "1" -> bye')
        + BYE,
    )
    talk = talk_through(programs(outer, inner), "< answer")
    assert talk.call.walk.variables == {"x": Decimal(42), "y": Decimal(84)}


def test_the_language_is_the_calls_and_a_flow_that_lacks_it_speaks_its_own() -> None:
    inner = flow(
        "  start = tell",
        'play tell {\n  prompt = say("{call.language} {call.flow}")\n  done -> french\n}\n'
        "language french {\n  to = fr-FR\n  done -> home\n}\nreturn home {\n}\n",
        "inner",
        "en-GB, fr-FR",
    )
    outer = flow(
        "  start = chinese\n  on error -> bye",
        "language chinese {\n  to = zh-CN\n  done -> sub\n}\n"
        "subflow sub {\n  flow = inner()\n  done -> tell\n}\n"
        'play tell {\n  prompt = say("{call.language} {call.flow}")\n  done -> english\n}\n'
        "language english {\n  to = en-US\n  done -> again\n}\n"
        "subflow again {\n  flow = inner()\n  done -> bye\n}\n" + BYE,
        languages="en-US, zh-CN",
    )
    talk = talk_through(
        programs(outer, inner),
        """
        < answer
        > answered
        < play "en-GB inner"
        > played
        < play "en-US main"
        > played
        < play "en-GB inner"
        """,
    )
    # Nobody speaks French in the outer flow, so its first language is spoken there; the choice stays French.
    assert talk.call.walk.language == "en-GB"


def test_the_callers_language_comes_back_after_a_flow_that_lacks_it() -> None:
    inner = flow(
        "  start = tell", 'play tell {\n  prompt = say("hello")\n  done -> home\n}\nreturn home {\n}\n', "inner"
    )
    outer = flow(
        "  start = chinese\n  on error -> bye",
        "language chinese {\n  to = zh-CN\n  done -> sub\n}\n"
        "subflow sub {\n  flow = inner()\n  done -> tell\n}\n"
        'play tell {\n  prompt = { en-US: say("English") zh-CN: say("中文") }\n  done -> bye\n}\n' + BYE,
        languages="en-US, zh-CN",
    )
    talk_through(
        programs(outer, inner),
        """
        < answer
        > answered
        < play "hello"
        > played
        < play "中文"
        """,
    )


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
        "subflow sub {\n  flow = inner()\n  done -> fine\n}\n" + play("fine", "bye") + play("sorry", "bye") + BYE,
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
            "set divide {\n  values = (n = 1 / n)\n  done -> bye\n}\n" + play("sorry", "bye") + BYE,
        )
    )
    talk = talk_through(made, '< answer\n> answered\n< play "sorry"')
    assert talk.path == ["divide !"]


def test_an_error_handler_that_fails_itself_ends_the_call() -> None:
    broken = 'query {0} {{\n  call = bank.balance(number = "1")\n  found -> bye\n  empty -> bye\n}}\n'
    made = programs(flow("  start = a\n  on error -> b", broken.format("a") + broken.format("b") + BYE))
    ask = '< query bank.balance number="1" timeout_ms=3000\n> lost timeout\n'
    talk = talk_through(made, ask + ask + "< reject unavailable")
    assert talk.path == ["a failed", "b failed"]


def test_errors_in_a_row_are_limited_and_start_anew_when_the_caller_is_asked() -> None:
    nodes = (
        'query ask {\n  call = bank.balance(number = "1")\n  found -> bye\n  empty -> bye\n}\n'
        + play("sorry", "{}")
        + menu("again", 'key "1" -> ask')
        + BYE
    )
    failing = '< query bank.balance number="1" timeout_ms=3000\n> lost timeout\n'
    for_ever = programs(flow("  start = ask\n  on error -> sorry", nodes.replace("{}", "again")))
    talk = talk_through(for_ever, failing + '< answer\n> answered\n< play "sorry"')
    for _ in range(10):
        talk.go_on('> played\n< gather "again" choices=1 terminators=none')
        talk.go_on('> keys 1\n< query bank.balance number="1" timeout_ms=3000')
        talk.go_on('> lost timeout\n< flush\n< play "sorry"')
    unasked = programs(
        flow("  start = ask\n  on error -> sorry", nodes.replace("-> {}", "-> ask").replace("{}", "ask"))
    )
    talk = talk_through(unasked, failing + '< answer\n> answered\n< play "sorry"')
    for _ in range(2):
        talk.go_on('> played\n< query bank.balance number="1" timeout_ms=3000\n> lost timeout\n< flush\n< play "sorry"')
    talk.go_on('> played\n< query bank.balance number="1" timeout_ms=3000\n> lost timeout\n< hang up')
    assert talk.call.walk.ended_by == "error"


# The compiler finds a circle of logic nodes (IVR104). Whether another flow asks the caller something is for that flow.
SPINNING = "subflow spin {\n  flow = idle()\n  done -> spin\n}\n"
IDLE = flow("  start = home", "return home {\n}\n", "idle")


def test_nodes_without_asking_are_limited_then_on_error_then_the_end() -> None:
    nodes = menu("ask_first", 'key "1" -> spin') + SPINNING + play("sorry", "bye") + BYE
    made = programs(flow("  start = ask_first\n  on error -> sorry", nodes), IDLE)
    talk = talk_through(made, '< answer\n> answered\n< gather "ask_first" choices=1 terminators=none')
    talk.go_on('> keys 1\n< flush\n< play "sorry"')
    assert len(talk.steps[-1].visits) == MAX_VISITS_UNASKED + 1
    talk.go_on("> played\n< hang up\n> hung up by flow")
    assert talk.call.finished


def test_without_a_handler_the_runaway_ends() -> None:
    talk = talk_through(programs(flow("  start = spin", SPINNING), IDLE), "< reject unavailable")
    assert talk.call.walk.ended_by == "error"


def test_nodes_per_call_are_limited_too() -> None:
    made = programs(
        flow(
            "  start = a\n  on error -> sorry",
            menu("a", 'key "1" -> b') + menu("b", 'key "1" -> a') + play("sorry", "a") + BYE,
        )
    )
    call = Call(made)
    step = call.handle(offered(), 0)
    at_ms = 0
    while not call.walk.ended_by and at_ms < 3 * MAX_VISITS:
        command = next(iter(call.in_flight.values()))
        word = {"Answer": "answered", "Gather": "keys 1", "Play": "played"}[type(command).__name__]
        at_ms += 1
        step = call.handle(read_event(word, call), at_ms)
    assert call.walk.ended_by == "error"
    assert MAX_VISITS < call.walk.visits_total <= MAX_VISITS + MAX_VISITS_UNASKED + 2
    assert [type(issued.command).__name__ for issued in step.commands] == ["HangUp"]


def test_subflows_in_subflows_are_limited() -> None:
    made = programs(
        flow(
            "  start = again\n  on error -> sorry",
            "subflow again {\n  flow = main()\n  done -> bye\n}\n" + play("sorry", "bye") + BYE,
        )
    )
    talk = talk_through(made, '< answer\n> answered\n< play "sorry"')
    assert talk.path.count("again call main") == 20


NOTE = (
    'query {0} {{\n  call = bank.note(reason = call.ended_by otherwise "nobody")\n'
    "  done -> {1}\n  failed -> {1}\n}}\nreturn {1} {{\n}}\n"
)


def test_hang_up_handlers_unwind_from_subflow_to_parent_once_each() -> None:
    inner = flow(
        "  start = b\n  on hangup -> note", menu("b", 'key "1" -> bye') + NOTE.format("note", "noted") + BYE, "inner"
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
        "sub call inner", "inner.b", "inner.note done", "inner.noted return", "note failed", "noted return",
    ]  # fmt: skip
    assert talk.call.finished
    assert talk.call.walk.ended_by == "caller"


def test_handlers_reach_no_caller() -> None:
    """Channel commands come back as gone; hanging up has nothing left to do."""
    made = programs(
        flow(
            "  start = a\n  on hangup -> say_it\n  on error -> sorry",
            menu("a", 'key "1" -> bye') + play("say_it", "bye") + play("sorry", "bye") + BYE,
        )
    )
    talk = talk_through(made, '< answer\n> answered\n< gather "a" choices=1 terminators=none\n> hung up by caller')
    assert talk.path == ["a", "say_it gone"]
    assert talk.call.finished
    quiet = programs(flow("  start = a\n  on hangup -> bye", menu("a", 'key "1" -> bye') + BYE))
    talk = talk_through(quiet, '< answer\n> answered\n< gather "a" choices=1 terminators=none\n> hung up by caller')
    assert talk.path == ["a", "bye"]
    assert talk.call.finished


def test_a_subflow_within_a_handler_returns_to_it() -> None:
    inner = flow("  start = note\n  argument why: text", NOTE.format("note", "noted"), "inner")
    outer = flow(
        "  start = a\n  on hangup -> sub\n  on error -> bye",
        menu("a", 'key "1" -> bye')
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


def test_handlers_have_a_budget_of_their_own() -> None:
    made = programs(
        flow(
            "  start = a\n  on hangup -> spin",
            menu("a", 'key "1" -> bye') + SPINNING + BYE,
        ),
        IDLE,
    )
    talk = talk_through(made, '< answer\n> answered\n< gather "a" choices=1 terminators=none\n> hung up by caller')
    assert talk.call.finished
    assert MAX_VISITS_UNASKED < len(talk.steps[-1].visits) <= MAX_VISITS_UNASKED + 3
