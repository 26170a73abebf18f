"""Rules for what callers hear: each finds what it looks for, and nothing else."""

from __future__ import annotations

import pytest

from ivrflow.model.conversation import Expect, Press, StubAnswer
from ivrflow.pytest_plugin.random_callers.hearing import dead_air, raw_words, secrets_said

from .lines import MENU, line, placed

SILENT = line(MENU + "wait one {\n  length = 40s\n  done -> bye\n}\nwait two {\n  length = 5s\n  done -> bye\n}\n")


def test_dead_air_is_found_with_its_place_and_length() -> None:
    seen = placed(SILENT).do(Press("1")).over().seen
    (fault,) = dead_air(seen, 10_000)
    assert fault.what.startswith("nothing is heard for 39.85 s, from 0:0")
    assert fault.what.endswith("in one")
    assert fault.at_ms == seen.call.heard[-1].start_ms


def test_how_much_is_too_much_can_be_said() -> None:
    seen = placed(SILENT).do(Press("2")).over().seen
    assert not list(dead_air(seen, 5_000))
    assert len(list(dead_air(seen, 4_000))) == 1


def test_a_call_that_ends_in_silence_counts() -> None:
    folder = line("play ask {\n  prompt = pause(20s)\n  done -> gone\n}\nhang_up gone {\n}\n")
    seen = placed(folder).over().seen
    assert len(list(dead_air(seen, 10_000))) == 1


def test_while_the_caller_enters_something_he_is_heard() -> None:
    folder = line(
        'collect ask {\n  prompt = say("Your number.")\n  max = 64\n  inter_digit = 3s\n  into n = digits\n'
        "  done -> bye\n  noinput -> bye\n  nomatch -> bye\n}\n",
        "  var n: text private",
    )
    seen = placed(folder).do(Press("1" * 60)).over().seen
    assert seen.deeds[0].end_ms - seen.deeds[0].begin_ms == 9_000
    assert not list(dead_air(seen, 4_000))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (r"Your balance is \{balance\}.", '"{" is spoken as it stands'),
        ("Your balance is ｛balance｝.", '"｛" is spoken as it stands'),
        ("Dear %(name)s", '"%(name)s" is spoken'),
        ("Now <break/> wait", '"<break/>" is spoken'),
        ("Your balance is None.", '"None" is spoken'),
        ("Your account is account_no.", "`account_no`, the name of a variable, is spoken"),
    ],
)
def test_what_is_meant_for_machines_is_found(text: str, what: str) -> None:
    folder = line(f'play ask {{\n  prompt = say("{text}")\n  done -> bye\n}}\n', '  var account_no: text = ""')
    faults = list(raw_words(placed(folder).over().seen))
    assert faults[0].what.startswith(what)
    assert isinstance(faults[0].expectation, Expect)


@pytest.mark.parametrize(
    "text", ["None of your cards is blocked.", "Less than 5 < 6.", "Your balance, please.", "100 %"]
)
def test_what_people_say_is_not(text: str) -> None:
    folder = line(f'play ask {{\n  prompt = say("{text}")\n  done -> bye\n}}\n', "  var balance: number = 0")
    assert not list(raw_words(placed(folder).over().seen))


PIN = """
collect ask {
  prompt = say("Your PIN.")
  min = 4
  max = 4
  into code = digits
  done -> tell
  noinput -> bye
  nomatch -> bye
}
play tell {
  prompt = say("You entered") PIECE
  done -> check
}
query check {
  call = bank.check(pin = code)
  found -> bye
  empty -> bye
  many -> bye
  failed -> bye
}
"""


@pytest.mark.parametrize("piece", ["digits(code)", 'say("{code}")', "spell(code)"])
def test_what_a_host_is_given_as_a_secret_is_never_said(piece: str) -> None:
    folder = line(PIN.replace("PIECE", piece), "  var code: text private")
    seen = placed(folder, StubAnswer("bank.check", "found")).do(Press("8642")).over().seen
    (fault,) = secrets_said(seen, ())
    assert fault.what.startswith("`pin` of bank.check is spoken")


def test_an_entry_is_a_secret_where_the_author_says_so() -> None:
    folder = line(
        PIN.replace("PIECE", "digits(code)").replace("done -> check", "done -> bye"), "  var code: text private"
    )
    seen = placed(folder).do(Press("8642")).over().seen
    assert not list(secrets_said(seen, ()))
    (fault,) = secrets_said(seen, ("ask",))
    assert fault.what.startswith("what was entered in ask is spoken")


def test_numbers_that_anybody_could_say_are_no_secrets() -> None:
    folder = line(PIN.replace("PIECE", 'say("1234")'), "  var code: text private")
    seen = placed(folder, StubAnswer("bank.check", "found")).do(Press("1234")).over().seen
    assert not list(secrets_said(seen, ("ask",)))


def test_what_was_entered_elsewhere_too_may_be_said() -> None:
    account = PIN.partition("play tell")[0].replace("collect ask", "collect number").replace("-> tell", "-> ask")
    tell = "into account = digits\n  done -> ask"
    nodes = account.replace("into code = digits\n  done -> ask", tell) + PIN.replace("PIECE", "digits(account)")
    folder = line(nodes, "  var code: text private\n  var account: text private", start="number")
    keys = (Press("8642"), Press("8642"))
    seen = placed(folder, StubAnswer("bank.check", "found")).do(*keys).over().seen
    assert not list(secrets_said(seen, ()))
    other = placed(folder, StubAnswer("bank.check", "found")).do(Press("6420"), Press("8642")).over().seen
    assert not list(secrets_said(other, ()))
