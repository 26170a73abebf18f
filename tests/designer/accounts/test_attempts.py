"""Whoever guesses passwords waits."""

from __future__ import annotations

from designer.accounts import attempts
from designer.accounts.attempts import Attempts


class _Clock:
    now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


def test_after_so_many_failures_one_waits_until_the_first_is_long_ago() -> None:
    clock = _Clock()
    tries = Attempts(2, 60.0, clock)
    tries.note("wang")
    assert tries.wait_s("wang") == 0
    clock.now_s += 10
    tries.note("wang")
    assert tries.wait_s("wang") == 50
    assert tries.wait_s("li", "wang") == 50
    assert tries.wait_s("li") == 0
    clock.now_s += 50
    assert tries.wait_s("wang") == 0


def test_who_knows_the_password_after_all_begins_anew() -> None:
    tries = Attempts(1, 60.0, _Clock())
    tries.note("wang", "10.0.0.1")
    tries.forget("wang")
    assert tries.wait_s("wang") == 0
    assert tries.wait_s("10.0.0.1") == 60


def test_made_up_names_do_not_fill_the_memory() -> None:
    tries = Attempts(1, 60.0, _Clock())
    for number in range(attempts.MOST_REMEMBERED + 1):
        tries.note(f"name {number}")
    assert tries.wait_s("name 0") == 0
    assert tries.wait_s("name 1") == 60
