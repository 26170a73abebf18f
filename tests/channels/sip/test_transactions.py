"""sippy's transactions, fed by us: memory is bounded, defects are contained."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from ivrflow.channels.sip.complaints import LOG
from ivrflow.channels.sip.line import SipLine
from ivrflow.channels.sip.transactions import Transactions

from .conftest import Office
from .phone import Phone


@pytest.fixture
def transactions(line: SipLine) -> Transactions:
    assert line._transactions is not None
    return line._transactions


def test_a_flood_does_not_fill_the_memory(
    phone: Phone, transactions: Transactions, line: SipLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ivrflow.channels.sip.transactions._REMEMBERED", 100)
    source = line.address._replace(port=phone.port)
    call = phone.call("1")
    call.remote_tag = "nobody"

    def flood() -> None:
        response = "SIP/2.0 200 OK\r\n" + call.text("OPTIONS").partition("\r\n")[2]
        for number in range(2_000):
            transactions.receive(response.replace("CSeq: 0", f"CSeq: {number}").encode(), source)

    line._loop.call(flood)
    assert len(transactions.l1rcache) + len(transactions.l2rcache) <= 202
    assert not transactions.tserver
    assert phone.options().status == 200


def test_refused_requests_leave_no_transaction(phone: Phone, office: Office, transactions: Transactions) -> None:
    for method in ("REGISTER", "BYE", "OPTIONS", "SUBSCRIBE"):
        call = phone.call("1")
        call.send(method)
        call.response(method)
    assert not transactions.tserver


def test_a_defect_of_ours_is_a_500_and_leaves_no_transaction(
    phone: Phone,
    transactions: Transactions,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(*_: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(transactions, "_on_request", broken)
    with caplog.at_level(logging.ERROR, LOG.name):
        call = phone.call("1")
        call.invite()
        assert call.refused().status == 500
    assert "defect while handling INVITE" in caplog.text
    monkeypatch.undo()
    phone.options()
    assert not transactions.tserver


def test_a_repeated_request_gets_the_same_answer(phone: Phone) -> None:
    call = phone.call("1")
    call.remote_tag = "gone"
    text = call.send("BYE")
    first = call.response("BYE")
    phone.send(text)
    assert call.response("BYE") == first
