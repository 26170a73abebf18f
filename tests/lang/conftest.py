"""The flow of the documentation, as its author might have typed it, and Hypothesis' strategies for flows."""

from __future__ import annotations

import pytest

TELEBANK = """\
// Telephone banking: balance by account number and PIN, lost cards, or an agent.
flow telebank "Telephone banking" {
  languages = [en-US, zh-CN]
  zone      = Asia/Shanghai
  start     = welcome
  var account: text private
  var balance: money private
  key "0"   -> agents
  on hangup -> note_abandon
  on error  -> sorry
}

menu main "Main menu" {
  prompt = {
    en-US: say("For your balance, press 1. To report a lost card, press 2.")
    zh-CN: say("查询余额请按1，挂失请按2。")
  }
  prompt[2] = { en-US: say("Please press 1 or 2.")  zh-CN: say("请按1或2。") }
  first_digit = 5s
  attempts    = 3
  key "1" { en-US: "balance"  zh-CN: "余额" } -> ask_account
  key "2" -> lost_card
  noinput -> goodbye
  nomatch -> goodbye
}

query lookup {
  call = bank.balance(number = account)
  into balance = balance
  found -> tell_balance
  empty -> unknown_account
}
"""


@pytest.fixture
def telebank() -> str:
    return TELEBANK
