"""A caller on the wire whom the test controls to the last datagram: SIP by hand, audio and keys as RTP."""

from __future__ import annotations

import json
import re
from typing import Self
from urllib.parse import unquote

from ..channels.sip.phone import Call, Phone
from ..channels.sip.sip_text import SipText
from ..peers.g711 import PCMA, PCMU, decode
from ..peers.handset import Handset
from ..peers.listen import Recognition
from ..peers.sipp import unescape_uui
from ..peers.wav import Pcm
from .ear import SPOKEN_ANEW, Ear

__all__ = ["Caller"]

FORMATS = {"PCMU": "0", "PCMA": "8"}
PATIENCE_S = 20.0


class Caller:
    """One person with one phone; a context manager."""

    def __init__(self, server: tuple[str, int], ani: str, codec: str = "PCMU") -> None:
        self.phone = Phone(server, ani)
        self.handset = Handset()
        self.ear = Ear(self._heard)
        self._formats = f"{FORMATS[codec]} 101"
        self.dialog: Call

    def ring(self, number: str) -> None:
        """Send the INVITE and do not wait."""
        self.dialog = self.phone.call(number)
        self.dialog.invite(self.sdp())

    def dial(self, number: str = "95588") -> Self:
        """Call, and wait until somebody answers."""
        self.ring(number)
        answer = self.dialog.response("INVITE", PATIENCE_S)
        assert answer.status == 200, answer.start
        self.dialog.acknowledge()
        return self

    def is_refused(self, number: str = "95588") -> SipText:
        """Call, and get the error that is expected."""
        self.ring(number)
        return self.dialog.refused()

    def sdp(self, direction: str = "sendrecv") -> str:
        """An offer that names the handset."""
        return self.dialog.sdp(self._formats, direction, port=self.handset.port)

    def hears(self, prompt: Pcm, what: str = "the prompt", within_s: float = 30) -> Recognition:
        """Wait until all of a prompt was heard."""
        return self.ear.hears(prompt, what, within_s)

    def hears_private(self, prompt: Pcm, what: str = "the prompt", within_s: float = 30) -> Recognition:
        """Wait until all of a prompt was heard that is spoken anew for each caller."""
        return self.ear.hears(prompt, what, within_s, SPOKEN_ANEW)

    def hears_begin(self, prompt: Pcm, what: str = "the prompt", within_s: float = 30) -> Recognition:
        """Wait until the first second of a prompt was heard."""
        return self.ear.hears_begin(prompt, what, within_s)

    def press(self, keys: str) -> None:
        """Press keys, as RTP events; returns at once."""
        self.handset.press(keys)

    def hang_up(self) -> None:
        assert self.dialog.hang_up().status == 200

    def is_hung_up(self, within_s: float = PATIENCE_S) -> None:
        """Wait for the engine's BYE."""
        bye = self.dialog.request("BYE", within_s)
        self.dialog.reply(bye)

    def is_referred(self, within_s: float = PATIENCE_S) -> tuple[str, dict[str, object]]:
        """Wait for a REFER and accept it: (where to, attached data)."""
        return self.accept_referral(self.dialog.request("REFER", within_s))

    def accept_referral(self, refer: SipText) -> tuple[str, dict[str, object]]:
        """Say 202: (where to, attached data)."""
        self.dialog.reply(refer, "202 Accepted")
        return read_refer_to(refer["refer-to"])

    def requests(self) -> list[SipText]:
        """What the engine has asked of the phone since the last time; none when nothing came."""
        return self.phone.waiting_requests()

    def _heard(self) -> Pcm:
        """All sound that came, without the pauses: a sender on a busy machine pauses and loses nothing."""
        frames = [packet for packet in list(self.handset.packets) if packet.payload_type in (PCMU, PCMA)]
        codec = frames[0].payload_type if frames else PCMU
        return decode(b"".join(packet.payload for packet in frames), codec)

    def close(self) -> None:
        self.handset.close()
        self.phone.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def read_refer_to(value: str) -> tuple[str, dict[str, object]]:
    """(URI, attached data) of a Refer-To header with a User-to-User header in its URI (RFC 7433)."""
    uri = value.strip().strip("<>")
    target, _, headers = uri.partition("?")
    uui = re.search(r"User-to-User=([^&]*)", headers)
    return target, json.loads(unescape_uui(unquote(uui[1]))) if uui else {}
