"""A flow that asks for a number, looks it up, and hands the caller over."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from ivrflow.compiler.program import Program

from ...engine.driving import flow, programs

FLOW = flow(
    "  start = ask\n  var account: text private\n  var balance: money private\n"
    "  on error -> sorry\n  on hangup -> note",
    """
collect ask {
  prompt = say("Please enter your account number.")
  max = 3
  into account = digits
  done -> lookup
  noinput -> bye
  nomatch -> bye
}
query lookup {
  call = bank.balance(number = account)
  meanwhile = say("One moment.")
  into balance = balance
  found -> tell
  empty -> agents
}
play tell {
  prompt = say("Your balance is") money(balance)
  done -> bye
}
queue agents {
  queue = cards
  attach = (account = account)
}
play sorry {
  prompt = say("We are sorry.")
  done -> bye
}
hang_up bye {
}
update note {
  call = bank.note(reason = "x")
  done -> noted
  failed -> noted
}
return noted {
}
""",
)


@pytest.fixture(scope="package")
def made() -> Mapping[str, Program]:
    return programs(FLOW)
