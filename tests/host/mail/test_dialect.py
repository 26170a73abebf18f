"""What is written of mails, and what is said when it is wrong."""

from __future__ import annotations

import pytest

from ivrflow.host.mail.declared import MailTemplate
from ivrflow.host.templates import Slot
from ivrflow.model.errors import BadDocument

from .post import read_post


def test_a_mail_is_read() -> None:
    source = read_post(587)
    assert source.statements["receipt"].inside == MailTemplate(Slot("address"), ("收据",), ("谢谢！",))
    assert source.statements["call_back"].statement.timeout_ms == 10_000
    assert not source.read_only


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("smtp://ivr%40bank.example@", "smtp://ivr:pass@", ":3: url holds a password"),
        ("mail.bank.example:587", "mail.bank.example:587/x", ":3: url must end with the port"),
        ('"env:MAIL_PASSWORD"', '"abc"', ":4: password is a secret"),
        ("北方银行 <ivr@bank.example>", "nobody", ":5: from: it is no sender"),
        ("private_network = true", "tls = false", ":6: tls = false is for a server of your own"),
        ('"desk@bank.example"', '"desk"', ':10: to: "desk" is no address'),
        ('"desk@bank.example"', '"{caller}@bank.example"', ":10: to: {caller} stands inside a longer text"),
        ('subject    = "Call back {caller}"', "", ":9: subject is missing"),
        ("{reason}", "{why}", ":9: {why} is not declared"),
        ('amount = "number" }', 'amount = "number", more = "text" }', ":18: parameter more is not used"),
        ('address = "text private"', 'address = "number"', ":25: parameter address is an address, so its type is text"),
        ('reason = "text"', 'reason = "text secret"', ":18: parameter reason is secret"),
        ("write      = true", "", "a mail cannot be taken back"),
        ('subject    = "收据"', 'subject = "x"\nresults = { a = "text" }', ':24: "results" is unknown here'),
    ],
)
def test_a_mistake_is_told_with_its_line_and_what_to_do(old: str, new: str, message: str) -> None:
    with pytest.raises(BadDocument, match=f"^hosts/post.toml.*{message}"):
        read_post(587, (old, new))


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("收据", "发票", True),
        ("谢谢", "感谢", True),
        ("desk@bank.example", "office@bank.example", True),
        ("<ivr@bank.example>", "<bank@bank.example>", True),
        ("mail.bank.example", "mail2.bank.example", False),
        ("env:MAIL_PASSWORD", "env:OTHER", False),
    ],
)
def test_the_hash_follows_what_is_sent_and_not_where(old: str, new: str, changes: bool) -> None:
    before = [each.statement.hash for each in read_post(587).statements.values()]
    after = [each.statement.hash for each in read_post(587, (old, new)).statements.values()]
    assert (before != after) is changes
