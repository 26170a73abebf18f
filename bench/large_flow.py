"""A flow of many nodes, with all that makes compiling one work: prompts in two languages, values, labels, look-ups."""

from __future__ import annotations

from ivrflow.compiler.world import World
from ivrflow.model.statements import Statement
from ivrflow.model.types import Base, Privacy, Type
from ivrflow.nodes.catalogue import load_catalogue

__all__ = ["large_flow", "large_world"]

_HEADER = """\
flow large "Large" {
  languages = [en-US, zh-CN]
  zone = Asia/Shanghai
  start = n0
  var tries: number = 0
  var account: text private
  var balance: money private
  key "0" -> bye
  on error -> bye
}
"""

_MENU = """\
menu n{0} "Menu {0}" {{
  prompt = {{
    en-US: say("This is menu {0}. To go on, press 1. To go back, press 2.")
    zh-CN: say("这是菜单{0}，继续请按1，返回请按2。")
  }}
  nomatch_prompt = {{
    en-US: say("That is no choice.")
    zh-CN: say("您的选择无效。")
  }}
  key "1" {{ en-US: "on" zh-CN: "继续" }} -> {1}
  key "2" {{ en-US: "back" zh-CN: "返回" }} -> {2}
  noinput -> bye
  nomatch -> bye
}}
"""
_COLLECT = """\
collect n{0} {{
  prompt = {{
    en-US: say("Please enter your account number. This is attempt {{tries}}.")
    zh-CN: say("请输入您的账号，第{{tries}}次。")
  }}
  min = 6
  max = 6
  into account = digits
  done -> {1}
  noinput -> bye
  nomatch -> bye
}}
"""
_SET = """\
set n{0} {{
  values = (tries = tries + 1)
  done -> {1}
}}
"""
_QUERY = """\
query n{0} {{
  call = bank.balance(number = account)
  into balance = balance
  found -> {1}
  empty -> bye
}}
"""
_PLAY = """\
play n{0} {{
  prompt = {{
    en-US: say("Your balance is") money(balance)
    zh-CN: say("您的余额是") money(balance)
  }}
  done -> {1}
}}
"""
_BRANCH = """\
branch n{0} {{
  when tries < {0} and length(account) = 6 -> {1}
  otherwise -> bye
}}
"""
_SHAPES = (_MENU, _COLLECT, _SET, _QUERY, _PLAY, _BRANCH)


def large_flow(nodes: int) -> str:
    """The text of a flow with so many nodes, without any finding."""
    blocks = [_HEADER]
    for number in range(nodes - 1):
        following = f"n{number + 1}" if number + 2 < nodes else "bye"
        blocks.append(_SHAPES[number % len(_SHAPES)].format(number, following, f"n{max(0, number - 6)}"))
    blocks.append("hang_up bye {\n}\n")
    return "\n".join(blocks)


def large_world() -> World:
    """What it refers to."""
    number = ("number", Type(Base.TEXT, Privacy.PRIVATE))
    balance = ("balance", Type(Base.MONEY, Privacy.PRIVATE))
    return World(load_catalogue(), {"bank.balance": Statement("bank", "balance", (number,), (balance,))})
