"""How mails are declared.

[source]
url      = "smtp://ivr@mail.example:587"
password = "env:MAIL_PASSWORD"
from     = "Northern Bank <ivr@bank.example>"

[statements.call_back]
to         = "desk@bank.example"          # or one parameter: "{address}"
subject    = "Call back {caller}"
text       = "{caller} asks to be called about: {reason}"
parameters = { caller = "text private", reason = "text" }
write      = true
"""

from __future__ import annotations

from collections.abc import Mapping

from ivrflow.host.declared import Inside, Settings
from ivrflow.host.dialect import ResultWords
from ivrflow.host.document import Document, Entry, Table
from ivrflow.host.mail.declared import MailSettings, MailTemplate
from ivrflow.host.mail.message import is_address, parse_sender
from ivrflow.host.mail.url import parse_mail_url
from ivrflow.host.network.settings import NETWORK_KEYS, read_network
from ivrflow.host.secrets import is_reference
from ivrflow.host.templates import Slot, parse_template, parse_whole, slots_of
from ivrflow.model.types import Base, Privacy

__all__ = ["MailDialect"]


class MailDialect:
    """One recipient, a subject and a text."""

    source_keys: Mapping[str, type] = {**NETWORK_KEYS, "from": str, "password": str, "tls": bool}
    statement_keys: Mapping[str, type] = {"to": str, "subject": str, "text": str}
    results: ResultWords | None = None
    read_only = False
    timeout_ms = 10_000
    timeouts_ms = (100, 30_000)

    def settings(self, document: Document, source: Table) -> Settings:
        if not is_reference(source["url"]):
            try:
                parse_mail_url(source["url"])
            except ValueError as error:
                raise document.fault(str(error), "source", "url") from None
        sender, password, tls = source.get("from", ""), source.get("password", ""), source.get("tls", True)
        try:
            parse_sender(sender)
        except ValueError as error:
            raise document.fault(f"from: {error}", "source", "from") from None
        if password and not is_reference(password):
            what = 'password is a secret, which this file must not hold; write password = "env:NAME" or "file:PATH"'
            raise document.fault(what, "source", "password")
        if not tls and (password or not source.get("private_network", False)):
            what = "tls = false is for a server of your own (private_network = true) that asks for no password"
            raise document.fault(what, "source", "tls")
        return MailSettings(read_network(source), sender, password, tls)

    def inside(self, entry: Entry) -> Inside:
        table = entry.table
        for key in self.statement_keys:
            if not table.get(key):
                raise entry.fault(f"{key} is missing; a mail has to, subject and text", key)
        if not entry.write:
            raise entry.fault("a mail cannot be taken back; write write = true")
        with entry.blaming("to"):
            to = parse_whole(table["to"])
        template = MailTemplate(to, parse_template(table["subject"]), parse_template(table["text"]))
        used = set(slots_of((template.to, *template.subject, *template.text)))
        for name in used - entry.parameters.keys():
            raise entry.fault(f'{{{name}}} is not declared; add parameters = {{ {name} = "text" }}')
        for name, kind in entry.parameters.items():
            if name not in used:
                raise entry.fault(
                    f"parameter {name} is not used; write {{{name}}} in to, subject or text", "parameters"
                )
            if kind.privacy is Privacy.SECRET:
                raise entry.fault(f"parameter {name} is secret, and mails are kept by whoever reads them", "parameters")
        if isinstance(to, Slot):
            if entry.parameters[to.name].base is not Base.TEXT:
                raise entry.fault(f"parameter {to.name} is an address, so its type is text", "parameters")
        elif not is_address(to):
            raise entry.fault(f'to: "{to[:60]}" is no address such as desk@bank.example', "to")
        return template

    def check_path(self, path: str) -> None:
        """Mails have no results."""

    def hashed(self, inside: Inside, settings: Settings) -> object:
        assert isinstance(inside, MailTemplate)
        assert isinstance(settings, MailSettings)
        pieces = [[*piece] if isinstance(piece, Slot) else piece for piece in (inside.to, *inside.subject)]
        text = [[*piece] if isinstance(piece, Slot) else piece for piece in inside.text]
        return ["smtp", settings.sender, pieces, text]
