"""Sends the mails of one server's statements."""

from __future__ import annotations

import logging
import smtplib
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

from ivrflow.host.answer import Answer
from ivrflow.host.declared import HostSource
from ivrflow.host.job import Job
from ivrflow.host.mail.declared import MailSettings, MailTemplate
from ivrflow.host.mail.message import compose, parse_sender
from ivrflow.host.mail.session import RECEIVED_LIMIT, Refusal, greet
from ivrflow.host.mail.url import parse_mail_url
from ivrflow.host.network.addresses import Forbidden, Resolver, system_resolver
from ivrflow.host.network.faults import Overdue, TooMuch, in_words
from ivrflow.host.network.opening import Reach, WireLimits, open_wire
from ivrflow.host.network.tls import open_trust
from ivrflow.host.secrets import ResolveSecret
from ivrflow.model.errors import Unavailable

__all__ = ["MailCarrier"]

logger = logging.getLogger(__name__)

LONGEST_S = 30.0
"""However long a query waits, a conversation with the server takes no longer."""
CLOSING = 421
"""RFC 5321, section 4.2.3: the server is shutting down."""


class MailCarrier:
    """Any thread may use it. Raises Unavailable for a url, secret or certificate that cannot be used."""

    def __init__(
        self, source: HostSource, resolve: ResolveSecret, folder: Path, resolver: Resolver = system_resolver
    ) -> None:
        assert isinstance(source.settings, MailSettings)
        self._settings = settings = source.settings
        try:
            self._place = place = parse_mail_url(resolve(source.url))
        except ValueError as error:
            raise Unavailable(f"{source.path}: {error}") from None
        trust = open_trust(settings.network, source.path, folder)
        self._reach = Reach(place.host, place.port, settings.network.private_network, trust, resolver)
        password = resolve(settings.password)
        if not password.isascii() or bool(password) != bool(place.user):
            raise Unavailable(f"{source.path}: the url's user and password belong together, and are ASCII")
        self._credentials = (place.user, password) if password else None

    def carry_out(self, job: Job) -> Answer:
        key, template = job.declared.statement.key, job.declared.inside
        assert isinstance(template, MailTemplate)
        try:
            message = compose(template, self._settings.sender, dict(job.query.arguments), datetime.now(UTC))
        except ValueError as error:
            logger.error("host %s: nothing is sent: %s", key, error)
            return Answer("failed", reason="refused")
        delivery = _Delivery(message)
        try:
            with self.session(WireLimits(time.monotonic() + LONGEST_S, RECEIVED_LIMIT, job.interruptible)) as session:
                delivery.deliver(session)
        except Forbidden:
            what = "leads to an address that may not be reached; is private_network = true missing?"
            logger.error("host %s: the url %s", key, what)
            return Answer("failed", reason="refused")
        except Refusal as refusal:
            logger.error("host %s: the server answers %s with %d", key, refusal.step, refusal.code)
            reason = f"status {refusal.code}" if refusal.code >= 400 else "unavailable"
            return Answer("failed", reason=reason, down=refusal.code in (CLOSING, -1))
        except (OSError, TooMuch) as error:
            logger.error("host %s: %s", key, in_words(error))
            usual = "timeout" if isinstance(error, TimeoutError) else "unavailable"
            return Answer("failed", reason="unknown" if delivery.begun else usual, down=True)
        finally:
            job.interruptible(None)
        return Answer("done")

    @contextmanager
    def session(self, limits: WireLimits) -> Iterator[smtplib.SMTP]:
        """A server that takes mails now. Raises Forbidden, OSError, Refusal, TooMuch."""
        wire = open_wire(self._reach, limits, encrypted=self._place.encrypted)
        try:
            start_tls = self._settings.tls and not self._place.encrypted
            session = greet(wire, self._reach, self._credentials, start_tls=start_tls)
            yield session
            with suppress(OSError):
                # Nobody needs to wait for the answer.
                session.putcmd("QUIT")
        except OSError:
            if wire.overdue:
                # smtplib makes an exception of its own of it.
                raise Overdue from None
            raise
        finally:
            wire.hang_up()

    def close(self) -> None:
        """Nothing is kept open."""


class _Delivery:
    """One mail, and whether the server may have it already."""

    def __init__(self, message: EmailMessage) -> None:
        self._text = message.as_bytes()
        self._sender = parse_sender(str(message["From"])).addr_spec
        self._to = str(message["To"])
        self.begun = False

    def deliver(self, session: smtplib.SMTP) -> None:
        """Raises OSError, Refusal, TooMuch."""
        _expect("MAIL", session.mail(self._sender))
        _expect("RCPT", session.rcpt(self._to))
        self.begun = True
        try:
            _expect("DATA", session.data(self._text))
        except smtplib.SMTPDataError as error:
            raise Refusal("DATA", error.smtp_code) from None


def _expect(step: str, reply: tuple[int, bytes]) -> None:
    if reply[0] not in (250, 251):
        raise Refusal(step, reply[0])
