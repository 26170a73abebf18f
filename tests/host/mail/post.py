"""A mail server for tests, and the source that reaches it."""

from __future__ import annotations

import base64
import socket
import ssl
from collections.abc import Mapping
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from ivrflow.host.declarations import read_source
from ivrflow.host.declared import HostSource

from ..servers import RawServer

__all__ = ["PASSWORD", "Post", "read_post"]

PASSWORD = "p0st-s3cret"

SOURCE = """
[source]
url             = "smtp://ivr%40bank.example@mail.bank.example:PORT"
password        = "env:MAIL_PASSWORD"
from            = "北方银行 <ivr@bank.example>"
private_network = true
ca_file         = "ca.pem"

[statements.call_back]
to         = "desk@bank.example"
subject    = "Call back {caller}"
text       = '''
Dear colleagues,

{caller} asks: {reason} ({amount}). {Not a place}
.
'''
parameters = { caller = "text private", reason = "text", amount = "number" }
write      = true

[statements.receipt]
to         = "{address}"
subject    = "收据"
text       = "谢谢！"
parameters = { address = "text private" }
write      = true
timeout_ms = 400
"""


def read_post(port: int, *changes: tuple[str, str]) -> HostSource:
    text = SOURCE.replace("PORT", str(port))
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return read_source(text, "hosts/post.toml")


class Post:
    """Speaks SMTP with STARTTLS and AUTH PLAIN. `answers` replaces what is said to a command, an empty one hangs up,
    None says nothing for ever."""

    def __init__(self, context: ssl.SSLContext | None) -> None:
        self._context = context
        self.answers: dict[str, bytes | None] = {}
        self.mails: list[EmailMessage] = []
        self.raw: list[bytes] = []
        self.commands: list[str] = []
        self.credentials: list[tuple[str, str]] = []

    def __call__(self, connection: socket.socket, server: RawServer) -> None:
        self._say(connection, server, "greeting", b"220 mail.bank.example ESMTP")
        self._converse(connection, server)

    def _converse(self, connection: socket.socket, server: RawServer) -> None:
        file = connection.makefile("rb")
        encrypted = isinstance(connection, ssl.SSLSocket)
        while line := file.readline():
            command = line.split()[0].decode().upper()
            self.commands.append(command)
            if command == "STARTTLS" and self._context and "STARTTLS" not in self.answers:
                # What comes with it, in clear, must not be heard.
                connection.sendall(b"220 go ahead\r\n250-mail.bank.example\r\n250 AUTH LOGIN\r\n")
                file.close()
                with self._context.wrap_socket(connection, server_side=True) as secured:
                    self._converse(secured, server)
                return
            if command == "AUTH":
                self._remember(line.split()[2])
            usual = self._usual(encrypted).get(command, b"250 ok")
            if command == "DATA" and "DATA" not in self.answers:
                connection.sendall(b"354 go ahead\r\n")
                text = b""
                while not text.endswith(b"\r\n.\r\n"):
                    text += file.readline()
                self.raw.append(text)
                self.mails.append(message_from_bytes(text.replace(b"\r\n..", b"\r\n.")[:-3], policy=default))
                command = "text"
            self._say(connection, server, command, usual)

    def _say(self, connection: socket.socket, server: RawServer, command: str, usual: bytes) -> None:
        answer = self.answers.get(command, usual)
        if answer is None:
            server.over.wait()
        else:
            connection.sendall(answer + b"\r\n" if answer else answer)
            if not answer:
                raise ConnectionError

    def _usual(self, encrypted: bool) -> Mapping[str, bytes]:
        offer = b"250 AUTH PLAIN" if encrypted else b"250 STARTTLS"
        return {"EHLO": b"250-mail.bank.example\r\n" + offer, "AUTH": b"235 welcome", "QUIT": b"221 bye"}

    def _remember(self, token: bytes) -> None:
        _, user, password = base64.b64decode(token).decode().split("\0")
        self.credentials.append((user, password))
