"""An operator is told what is wrong with a mail server before a mail is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ivrflow.host.declared import HostSource
from ivrflow.host.mail.checking import check_mail_server

from ..servers import RawServer
from .post import PASSWORD, Post, read_post


def check(source: HostSource, folder: Path, address: str = "127.0.0.1") -> tuple[str, ...]:
    return check_mail_server(source, lambda text: text.replace("env:MAIL_PASSWORD", PASSWORD), folder, at(address))


def at(address: str) -> Callable[[str, int], tuple[str, ...]]:
    return lambda _host, _port: (address,)


def test_a_sound_server_is_greeted_and_sent_nothing(
    serve: Callable[..., RawServer], post: Post, trusting: Path
) -> None:
    assert check(read_post(serve(post).port), trusting) == ()
    assert post.commands[:5] == ["EHLO", "STARTTLS", "EHLO", "AUTH", "NOOP"]
    assert post.mails == []


@pytest.mark.parametrize(("command", "step"), [("AUTH", "login"), ("NOOP", "NOOP"), ("EHLO", "EHLO")])
def test_what_the_server_refuses_is_told(
    serve: Callable[..., RawServer], post: Post, trusting: Path, command: str, step: str
) -> None:
    post.answers[command] = b"535 no"
    (told,) = check(read_post(serve(post).port), trusting)
    assert told == f"hosts/post.toml: the mail server answers {step} with 535; are user and password right?"


def test_a_server_that_is_not_there_or_not_allowed_is_told(trusting: Path) -> None:
    (told,) = check(read_post(9), trusting)
    assert told.startswith("hosts/post.toml: the mail server cannot be reached (Connection refused)")
    (told,) = check(read_post(9), trusting, "169.254.169.254")
    assert "an address that may not be reached" in told
