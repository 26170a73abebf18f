"""Mails, at servers that take them and servers that do not."""

from __future__ import annotations

import logging
import queue
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from ivrflow.host.mail.carrier import MailCarrier
from ivrflow.host.query_pool import HostPool
from ivrflow.model.commands import Query
from ivrflow.model.errors import Unavailable
from ivrflow.model.events import Event, Queried

from ..certificates import Authority
from ..desk import Desk
from ..servers import RawServer
from .post import PASSWORD, Post, read_post

SECRET = 'password        = "env:MAIL_PASSWORD"'
Serve = Callable[..., RawServer]


def desk_for(port: int, folder: Path, *changes: tuple[str, str]) -> Desk:
    source = read_post(port, *changes)
    carrier = MailCarrier(source, resolve, folder, lambda _host, _port: ("127.0.0.1",))
    return Desk(source, folder, carrier)


def resolve(text: str) -> str:
    return PASSWORD if text == "env:MAIL_PASSWORD" else text


def test_a_mail_is_sent_encrypted_after_logging_in(serve: Serve, post: Post, trusting: Path) -> None:
    desk = desk_for(serve(post).port, trusting)
    answer = desk.ask("call_back", caller="李雷", reason="Card\r\nlost", amount=Decimal("10.50"))
    assert answer == Queried(1, "done")
    (mail,) = post.mails
    assert (mail["To"], mail["Subject"]) == ("desk@bank.example", "Call back 李雷")
    assert mail["From"] == "北方银行 <ivr@bank.example>"
    assert (
        mail.get_content().replace("\r\n", "\n")
        == "Dear colleagues,\n\n李雷 asks: Card\nlost (10.50). {Not a place}\n.\n"
    )
    assert post.credentials == [("ivr@bank.example", PASSWORD)]
    assert post.commands[:4] == ["EHLO", "STARTTLS", "EHLO", "AUTH"]
    assert all(byte < 128 for byte in post.raw[0])
    desk.close()


def test_tls_from_the_first_byte(serve: Serve, authority: Authority, post: Post, trusting: Path) -> None:
    server = serve(post, authority.server("mail.bank.example"))
    desk = desk_for(server.port, trusting, ("smtp://", "smtps://"))
    assert desk.ask("receipt", address="a.b+c@example.org") == Queried(1, "done")
    assert post.mails[0]["To"] == "a.b+c@example.org"
    assert "STARTTLS" not in post.commands
    desk.close()


@pytest.mark.parametrize(
    "subject", ["x\r\nBcc: all@example.org", "x\nBcc: all@example.org", "x\u2028Bcc: a@b.c", "x\0"]
)
def test_no_value_becomes_a_header(serve: Serve, post: Post, trusting: Path, subject: str) -> None:
    desk = desk_for(serve(post).port, trusting)
    assert desk.ask("call_back", caller=subject, reason=f"{subject}\r\n.\r\nMAIL FROM:<x@y.z>", amount=None).outcome
    (mail,) = post.mails
    assert sorted(mail.keys()) == sorted(
        ["From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "Content-Type", "MIME-Version", TRANSFER]
    )
    assert post.commands.count("MAIL") == 1
    desk.close()


TRANSFER = "Content-Transfer-Encoding"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "nobody",
        "a@b",
        "a@b.c\r\nRCPT TO:<x@y.z>",
        "a@b.c>, <x@y.z",
        "<a@b.c>",
        "a b@c.de",
        "ü@b.de",
        '"a"@b.d',
        None,
    ],
)
def test_what_is_no_address_is_refused_and_nobody_is_asked(
    serve: Serve, post: Post, trusting: Path, address: str | None
) -> None:
    server = serve(post)
    desk = desk_for(server.port, trusting)
    assert desk.ask("receipt", address=address) == Queried(1, "failed", {}, "refused")
    assert server.accepted == 0
    desk.close()


@pytest.mark.parametrize(
    ("command", "answer", "reason"),
    [
        ("greeting", b"554 no service", "status 554"),
        ("greeting", b"", "unavailable"),
        ("greeting", b"HTTP/1.1 400 Bad Request", "unavailable"),
        ("greeting", b"220-" + b"x" * 500 + b"\r\n220-y" * 20_000, "unavailable"),
        ("EHLO", b"502 what", "status 502"),
        ("STARTTLS", b"454 no TLS today", "status 454"),
        ("AUTH", b"535 wrong", "status 535"),
        ("AUTH", b"334 !", "unavailable"),
        ("MAIL", b"421 closing", "status 421"),
        ("RCPT", b"550 no such user", "status 550"),
        ("DATA", b"452 full", "status 452"),
        ("text", b"554 spam", "status 554"),
        ("text", b"", "unknown"),
        ("MAIL", b"", "unavailable"),
    ],
)
def test_what_the_server_says_is_the_reason(
    serve: Serve, post: Post, trusting: Path, command: str, answer: bytes | None, reason: str
) -> None:
    post.answers[command] = answer
    desk = desk_for(serve(post).port, trusting)
    assert desk.ask("receipt", address="a@example.org") == Queried(1, "failed", {}, reason)
    desk.close()


def test_a_server_that_offers_no_encryption_or_proves_to_be_another_gets_no_password(
    serve: Serve, authority: Authority, trusting: Path
) -> None:
    plain, other = Post(None), Post(authority.server("other.bank.example"))
    plain.answers["STARTTLS"] = b"502 what"
    for post, reason in ((plain, "status 502"), (other, "unavailable")):
        desk = desk_for(serve(post).port, trusting)
        assert desk.ask("receipt", address="a@example.org").reason == reason
        assert post.credentials == []
        assert "AUTH" not in post.commands
        desk.close()


def test_a_server_of_ones_own_may_go_without_tls(serve: Serve, trusting: Path) -> None:
    post = Post(None)
    changes = ("ivr%40bank.example@", ""), (SECRET, "tls = false")
    desk = desk_for(serve(post).port, trusting, *changes)
    assert desk.ask("receipt", address="a@example.org") == Queried(1, "done")
    desk.close()


def test_a_server_that_hangs_leaves_a_mail_unknown_at_its_deadline(serve: Serve, trusting: Path) -> None:
    post = Post(None)
    post.answers["text"] = None
    changes = ("ivr%40bank.example@mail.bank.example", "127.0.0.1"), (SECRET, "tls = false")
    pool = HostPool([read_post(serve(post).port, *changes)], resolve, trusting)
    told = queue.SimpleQueue[Event]()
    query = Query("post.receipt", (("address", "a@example.org"),), timeout_ms=400, write=True)
    pool.for_call().run(1, query, told.put)
    assert told.get(timeout=10) == Queried(1, "failed", {}, "unknown")
    assert post.mails
    pool.close()


def test_a_mail_does_not_leave_for_the_companys_network_unless_it_may(
    serve: Serve, post: Post, trusting: Path, caplog: pytest.LogCaptureFixture
) -> None:
    server = serve(post)
    desk = desk_for(server.port, trusting, ("private_network = true", ""))
    assert desk.ask("receipt", address="a@example.org").reason == "refused"
    assert server.accepted == 0
    assert "private_network" in caplog.text
    desk.close()


def test_secrets_and_addresses_are_in_no_log(
    serve: Serve, post: Post, trusting: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    desk = desk_for(serve(post).port, trusting)
    post.answers["RCPT"] = b"550 <private-address@example.org> unknown, password was " + PASSWORD.encode()
    desk.ask("receipt", address="private-address@example.org")
    post.answers["AUTH"] = b"535 " + PASSWORD.encode()
    desk.ask("receipt", address="private-address@example.org")
    desk.ask("receipt", address="private-address")
    assert caplog.text.count("host post.receipt: ") == 3
    assert PASSWORD not in caplog.text
    assert "private-address" not in caplog.text
    desk.close()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ((("ca.pem", "nowhere.pem"),), "ca_file cannot be used"),
        ((("ivr%40bank.example@", ""),), "the url's user and password belong together"),
        (
            (('url             = "smtp://ivr%40bank.example@mail.bank.example:25"', 'kind = "smtp"\nurl = "env:URL"'),),
            "url names no mail server",
        ),
    ],
)
def test_what_cannot_be_used_is_told_at_the_start(
    trusting: Path, changes: tuple[tuple[str, str], ...], message: str
) -> None:
    with pytest.raises(Unavailable, match=f"^hosts/post.toml: {message}"):
        MailCarrier(read_post(25, *changes), resolve, trusting)
