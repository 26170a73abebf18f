"""A mail with its arguments. No value can become a header, a recipient or a line of the protocol."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid, parseaddr

from ivrflow.host.mail.declared import MailTemplate
from ivrflow.host.templates import Slot, Template, as_text
from ivrflow.model.values import Value

__all__ = ["compose", "is_address", "parse_sender"]

ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++"
ADDRESS = re.compile(rf"{ATOM}(?:\.{ATOM})*+@[A-Za-z0-9-]++(?:\.[A-Za-z0-9-]++)++")
"""RFC 5321, section 4.1.2, without quoted names and address literals."""
LONGEST_ADDRESS = 254
LONGEST_SUBJECT = 200
"""Characters; what is longer is cut. Python's folding of long headers takes time that grows with their square."""
LARGEST_TEXT = 64 * 1024
"""Characters."""


def is_address(text: str) -> bool:
    """Whether mail can be sent to it."""
    return len(text) <= LONGEST_ADDRESS and len(text.partition("@")[0]) <= 64 and bool(ADDRESS.fullmatch(text))


def parse_sender(text: str) -> Address:
    """`Northern Bank <ivr@bank.example>`, or the address alone. Raises ValueError with a sentence."""
    name, address = parseaddr(text) if len(text) <= LONGEST_ADDRESS * 2 and text.isprintable() else ("", "")
    if not is_address(address):
        raise ValueError('it is no sender; write one such as "Northern Bank <ivr@bank.example>"')
    return Address(name, addr_spec=address)


def compose(template: MailTemplate, sender: str, arguments: Mapping[str, Value], now: datetime) -> EmailMessage:
    """The mail, ready to be sent. `now` has a zone. Raises ValueError, without the value, when the address is none or a
    text cannot be written."""
    to = as_text(arguments[template.to.name]) if isinstance(template.to, Slot) else template.to
    if not is_address(to):
        raise ValueError("to is no address")
    text = _filled(template.text, arguments)
    if len(text) > LARGEST_TEXT:
        raise ValueError("the text is too long")
    author = parse_sender(sender)
    # Not every server takes bytes above 127.
    message = EmailMessage(policy=SMTP.clone(cte_type="7bit"))
    message["From"] = author
    message["To"] = Address(addr_spec=to)
    message["Subject"] = _one_line(_filled(template.subject, arguments))[:LONGEST_SUBJECT]
    message["Date"] = format_datetime(now.astimezone(UTC))
    message["Message-ID"] = make_msgid(domain=author.domain)
    # RFC 3834: nobody's absence notice should answer it.
    message["Auto-Submitted"] = "auto-generated"
    message.set_content("\n".join(_one_line(line, keep="\t") for line in text.splitlines()) + "\n")
    return message


def _filled(template: Template, arguments: Mapping[str, Value]) -> str:
    return "".join(as_text(arguments[piece.name]) if isinstance(piece, Slot) else piece for piece in template)


def _one_line(text: str, keep: str = "") -> str:
    """Whatever controls a terminal or ends a line becomes a blank."""
    return "".join(
        character if character.isprintable() or character in keep or character == "\u3000" else " "
        for character in text
    )
