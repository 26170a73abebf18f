"""What Asterisk is told: one SIP trunk on the loopback interface, and extensions to measure and to try phones on.

Its recorded prompts are in the codec of the calls, so that no transcoding is measured that we do not do either.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bench.asterisk.chroot import AsteriskRoot
from bench.sounds import noise_pcmu

__all__ = ["EXTENSIONS", "configure"]

EXTENSIONS: Mapping[str, str] = MappingProxyType(
    {
        "100": "a menu: `question` until a key, a second of silence, `answer`, hang-up",
        "101": "the load: `long`, three minutes",
        "102": "answers and waits",
        "8PORT": "answers, then refers the caller to sip:queue@127.0.0.1:PORT",
        "7PORT": "the same, with attached data in the Refer-To URI (RFC 7433)",
    }
)

LONG_MS = 180_000
RTP_PORTS = (12_000, 19_998)
"""Below the range that Linux takes ports from for outgoing traffic, and apart from the engine's and the callers'."""

_OPEN_OTHER_PORTS = ("sip", "iax2", "skinny", "mgcp", "unistim", "ooh323", "motif")
_NEED_HARDWARE = ("alsa", "console", "dahdi", "mobile")

_DIAL_PLAN = """\
[ivrflow]
exten => 100,1,Answer()
 same => n,Read(KEY,ivrflow/question,1,,1,5)
 same => n,Wait(1)
 same => n,Playback(ivrflow/answer)
 same => n,Hangup()
exten => 101,1,Answer()
 same => n,Playback(ivrflow/long)
 same => n,Hangup()
exten => 102,1,Answer()
 same => n,Wait(120)
exten => _7X.,1,Answer()
 same => n,Playback(ivrflow/answer)
 same => n,Transfer(PJSIP/sip:queue@127.0.0.1:${EXTEN:1}?User-to-User=$UUI)
 same => n,Hangup()
exten => _8X.,1,Answer()
 same => n,Playback(ivrflow/answer)
 same => n,Transfer(PJSIP/sip:queue@127.0.0.1:${EXTEN:1})
 same => n,Playback(ivrflow/answer)
 same => n,Hangup()
"""

_ATTACHED = b'{"account":"622202"}'.hex() + "%3Bencoding%3Dhex"

_TRUNK = """\
[global]
type=global
endpoint_identifier_order=ip
[udp]
type=transport
protocol=udp
bind=127.0.0.1:{port}
[callers]
type=endpoint
transport=udp
context=ivrflow
disallow=all
allow=ulaw,alaw
dtmf_mode=rfc4733
direct_media=no
identify_by=ip
[callers]
type=identify
endpoint=callers
match=127.0.0.1
"""


def configure(root: AsteriskRoot, port: int, prompts: Mapping[str, bytes] | None = None) -> None:
    """Write all settings for SIP on 127.0.0.1:`port`, and the prompts (name to PCMU bytes; see EXTENSIONS for names).

    Prompts that are not given are seeded noise: audible in every packet, and unlike any other.
    """
    files = {
        "asterisk.conf": "[directories](!)\nastetcdir => /etc/asterisk\n[options]\nmaxcalls = 5000\nmaxfiles = 60000\n",
        "logger.conf": "[general]\n[logfiles]\nmessages => warning,error\n",
        "modules.conf": _modules(),
        "pjsip.conf": _TRUNK.format(port=port),
        "extensions.conf": _DIAL_PLAN.replace("$UUI", _ATTACHED),
        "rtp.conf": f"[general]\nrtpstart={RTP_PORTS[0]}\nrtpend={RTP_PORTS[1]}\nicesupport=no\n",
        "cdr.conf": "[general]\nenable=no\n",
        "http.conf": "[general]\nenabled=no\n",
        "manager.conf": "[general]\nenabled=no\n",
    }
    for name, text in files.items():
        (root.configuration / name).write_text(text)
    sounds = {
        "question": noise_pcmu(10_000, seed=1),
        "answer": noise_pcmu(2_000, seed=2),
        "long": noise_pcmu(LONG_MS, seed=3),
        **(prompts or {}),
    }
    root.prompts.mkdir(parents=True, exist_ok=True)
    for name, pcmu in sounds.items():
        (root.prompts / f"{name}.ulaw").write_bytes(pcmu)


def _modules() -> str:
    left_out = "".join(f"noload=>chan_{name}.so\n" for name in _OPEN_OTHER_PORTS + _NEED_HARDWARE)
    return f"[modules]\nautoload=yes\n{left_out}"
