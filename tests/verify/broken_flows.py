"""Flows that are wrong in one known way."""

from __future__ import annotations

from .conftest import BYE, header

__all__ = ["CONTRADICTION", "CUT_OFF", "DEAD_AIR", "DIVISION", "SILENCE", "TRAP", "WRONG_KEYS"]

TRAP = (
    header('var kind: text = "a"')
    + """
menu main {
  prompt = say("Main.")
  key "1" -> check
  noinput -> main
  nomatch -> main
}
branch check {
  when kind = "b" -> bye
  otherwise -> main
}
"""
    + BYE
)

SILENCE = (
    header()
    + """
menu main {
  prompt = say("Main.")
  key "1" -> bye
  noinput -> again
  nomatch -> bye
}
play again {
  prompt = say("Once more.")
  done -> main
}
"""
    + BYE
)

WRONG_KEYS = (
    header()
    + """
collect main {
  prompt = say("Your number.")
  min = 4
  max = 4
  done -> bye
  noinput -> bye
  nomatch -> main
}
"""
    + BYE
)

DIVISION = (
    header("var count: number = 0", "var each: number = 0", "on error -> sorry")
    + """
query main {
  call = shop.orders()
  into count = count
  found -> share
  empty -> bye
}
set share {
  values = (each = 100 / count)
  done -> tell
}
play tell {
  prompt = say("Each {each}.")
  done -> bye
}
play sorry {
  prompt = say("Sorry.")
  done -> bye
}
"""
    + BYE
)

CUT_OFF = (
    header()
    + """
menu main {
  prompt = say("Main.")
  key "1" -> agents
  noinput -> bye
  nomatch -> bye
}
queue agents {
  queue = cards
  busy -> bye
}
"""
    + BYE
)

CONTRADICTION = (
    header("var number: text private")
    + """
collect main {
  prompt = say("A number.")
  max = 4
  into number = digits
  done -> check
  noinput -> bye
  nomatch -> bye
}
branch check {
  when number = "1234" -> bye
  when number = "12" & "34" -> never
  otherwise -> bye
}
play never {
  prompt = say("Never.")
  done -> bye
}
"""
    + BYE
)

DEAD_AIR = (
    header("var count: number = 0", "on error -> bye")
    + """
play main {
  prompt = say("Let me see.")
  done -> first
}
query first {
  call = shop.orders()
  found -> second
  empty -> second
}
query second {
  call = shop.slow()
  into count = count
  found -> tell
  empty -> bye
}
play tell {
  prompt = say("{count}")
  done -> bye
}
"""
    + BYE
)
