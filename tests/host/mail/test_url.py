"""Where a mail server is."""

from __future__ import annotations

import pytest

from ivrflow.host.mail.url import MailPlace, parse_mail_url


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("smtp://mail.example", MailPlace(False, "mail.example", 587, "")),
        ("smtps://a%40b.example@mail.example/", MailPlace(True, "mail.example", 465, "a@b.example")),
        ("smtp://ivr@[::1]:25", MailPlace(False, "::1", 25, "ivr")),
    ],
)
def test_a_url_is_read(text: str, place: MailPlace) -> None:
    assert parse_mail_url(text) == place


@pytest.mark.parametrize(
    "text", ["", "mail.example", "smtp://", "smtp://a:b@c", "smtp://c?x", "smtp://c:x", "smtp://%0d%0a@c", "smtp://c/d"]
)
def test_what_is_no_url_of_a_server_is_told(text: str) -> None:
    with pytest.raises(ValueError, match=r"^(url|the user in url) "):
        parse_mail_url(text)
