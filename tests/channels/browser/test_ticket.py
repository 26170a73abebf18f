"""Tickets: what was signed is read, everything else is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.channels.browser.ticket import LIFETIME_S, BadTicket, Ticket, Turnstile, digest_of, sign

SECRET = b"s" * 32
NOW_S = 1_000_000
LIFE = "main@2026-03-02T10:15:00"
ORIGIN = "http://127.0.0.1:8080"


def turnstile(now_s: float = NOW_S) -> Turnstile:
    return Turnstile(SECRET, lambda: now_s, LIFE)


def a_ticket(engines: str = f"old@x {LIFE}") -> Ticket:
    return Ticket("telebank", "wang", ORIGIN, NOW_S + 30, engines=engines)


@given(flow=st.text(max_size=40), author=st.text(max_size=40), revision=st.integers(0, 2**53))
def test_what_was_signed_is_read(flow: str, author: str, revision: int) -> None:
    ticket = Ticket(flow, author, ORIGIN, NOW_S + 30, revision, digest_of(flow), "95588", LIFE)
    assert turnstile().admit(sign(ticket, SECRET), ORIGIN) == ticket


@given(place=st.integers(0), other=st.characters(codec="ascii"))
def test_no_character_of_the_content_can_be_changed(place: int, other: str) -> None:
    good = sign(Ticket("telebank", "wang", ORIGIN, NOW_S + 30, nonce="n"), SECRET)
    place %= good.index(".")
    if other != good[place]:
        with pytest.raises(BadTicket, match="not from this installation"):
            turnstile().admit(good[:place] + other + good[place + 1 :], ORIGIN)


@given(st.text())
def test_what_is_no_ticket_is_refused(text: str) -> None:
    with pytest.raises(BadTicket):
        turnstile().admit(text, ORIGIN)


@pytest.mark.parametrize("expires_s", [NOW_S, NOW_S - 1, NOW_S + LIFETIME_S + 1])
def test_a_ticket_is_good_for_less_than_a_minute(expires_s: int) -> None:
    with pytest.raises(BadTicket, match="has run out"):
        turnstile().admit(sign(Ticket("telebank", "wang", ORIGIN, expires_s), SECRET), ORIGIN)


def test_a_ticket_passes_once_and_is_forgotten_when_it_has_run_out() -> None:
    now_s = [float(NOW_S)]
    gate = Turnstile(SECRET, lambda: now_s[0], LIFE)
    good = sign(a_ticket(), SECRET)
    gate.admit(good, ORIGIN)
    with pytest.raises(BadTicket, match="used already"):
        gate.admit(good, ORIGIN)
    now_s[0] += 31
    with pytest.raises(BadTicket, match="has run out"):
        gate.admit(good, ORIGIN)


def test_two_tickets_for_the_same_call_differ() -> None:
    first, second = (sign(a_ticket(), SECRET) for _ in range(2))
    gate = turnstile()
    gate.admit(first, ORIGIN)
    gate.admit(second, ORIGIN)


def test_what_was_used_before_the_engine_was_started_again_is_refused_afterwards() -> None:
    good = sign(a_ticket(), SECRET)
    turnstile().admit(good, ORIGIN)
    started_again = Turnstile(SECRET, lambda: NOW_S + 5, "main@2026-03-02T10:15:03")
    with pytest.raises(BadTicket, match="was started after"):
        started_again.admit(good, ORIGIN)


@pytest.mark.parametrize("engines", ["", "main", LIFE[:-1], f"{LIFE}x"])
def test_a_ticket_names_the_run_of_the_engine_that_may_take_it(engines: str) -> None:
    with pytest.raises(BadTicket, match="was started after"):
        turnstile().admit(sign(a_ticket(engines), SECRET), ORIGIN)
