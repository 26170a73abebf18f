"""A mail is safe by construction."""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivrflow.host.mail.declared import MailTemplate
from ivrflow.host.mail.message import compose, is_address, parse_sender
from ivrflow.host.templates import Slot, parse_template

NOW = datetime(2026, 3, 2, 10, 15, tzinfo=UTC)
TEMPLATE = MailTemplate("desk@bank.example", parse_template("About {x}"), parse_template("It is {x}."))
SENDER = "北方银行 <ivr@bank.example>"


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_whatever_a_value_holds_the_headers_stay_the_same(value: str) -> None:
    message = compose(TEMPLATE, SENDER, {"x": value}, NOW)
    read = message_from_bytes(message.as_bytes(), policy=default)
    assert read.keys() == compose(TEMPLATE, SENDER, {"x": "x"}, NOW).keys()
    assert read["To"] == "desk@bank.example"
    assert str(read["Subject"]).startswith("About")
    assert not read.is_multipart()


def test_long_texts_are_bounded() -> None:
    message = compose(TEMPLATE, SENDER, {"x": "长" * 1000}, NOW)
    assert len(message["Subject"]) == 200
    with pytest.raises(ValueError, match="the text is too long"):
        compose(TEMPLATE, SENDER, {"x": "x" * 70_000}, NOW)


def test_an_address_that_is_none_is_refused() -> None:
    to_parameter = MailTemplate(Slot("x"), ("s",), ("t",))
    assert compose(to_parameter, SENDER, {"x": "a.b@example.org"}, NOW)["To"] == "a.b@example.org"
    with pytest.raises(ValueError, match=r"^to is no address$"):
        compose(to_parameter, SENDER, {"x": "a@example.org, b@example.org"}, NOW)


@pytest.mark.parametrize(
    "text", ["a" * 65 + "@b.de", "a@" + "b." * 130 + "d", "a..b@c.d", ".a@b.d", "a@.d", "a" * 10**6]
)
def test_what_is_no_address_takes_no_time(text: str) -> None:
    assert not is_address(text)


@pytest.mark.parametrize("text", ["", "x", "a <b>", "a@b.de\n", "<" * 10_000, "A\n <a@b.de>"])
def test_what_is_no_sender_is_told(text: str) -> None:
    with pytest.raises(ValueError, match="it is no sender"):
        parse_sender(text)
