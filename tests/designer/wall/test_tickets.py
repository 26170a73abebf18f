"""A ticket opens one connection, of one page, soon."""

from __future__ import annotations

from designer.wall.tickets import LIFETIME_S, MOST, Tickets

PAGE = "http://127.0.0.1:8080"


class Clock:
    """Stands until it is moved."""

    now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


def test_a_ticket_is_good_once() -> None:
    tickets = Tickets(Clock())
    ticket = tickets.give("session", PAGE)
    assert tickets.take(ticket, PAGE) == "session"
    assert tickets.take(ticket, PAGE) is None
    assert tickets.take("never given", PAGE) is None


def test_a_ticket_is_for_one_page_and_not_for_long() -> None:
    clock = Clock()
    tickets = Tickets(clock)
    assert tickets.take(tickets.give("session", PAGE), "http://elsewhere.example") is None
    late = tickets.give("session", PAGE)
    clock.now_s = LIFETIME_S + 0.1
    assert tickets.take(late, PAGE) is None


def test_whoever_asks_for_many_loses_the_first() -> None:
    tickets = Tickets(Clock())
    given = [tickets.give(str(number), PAGE) for number in range(MOST + 1)]
    assert tickets.take(given[0], PAGE) is None
    assert tickets.take(given[-1], PAGE) == str(MOST)
