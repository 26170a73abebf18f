"""What an installation says about its SIP line."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import TypeAlias

from ivrflow.channels.sip.escaping import is_sip_uri
from ivrflow.model.errors import Misuse

__all__ = ["SipSettings"]

_Network: TypeAlias = IPv4Network | IPv6Network


@dataclass(frozen=True, slots=True)
class SipSettings:
    """Raises Misuse when something in it cannot be meant."""

    ip: str = "127.0.0.1"
    """Numeric address to listen on; `0.0.0.0` or `::` for all of a family."""
    port: int = 5060
    """UDP; 0 takes a free one."""
    public_ip: str = ""
    """What peers are told to send to, numeric, when it is not the address that the routing table gives (1:1 NAT)."""
    peers: tuple[str, ...] = ()
    """Addresses and networks (`10.1.2.0/24`) that may call; empty for everyone. Others get 403."""
    trust_identity: bool = False
    """Take the caller from P-Asserted-Identity (RFC 3325). Only for peers that are a trusted trunk."""
    max_calls: int = 2_000
    """Further ones get 503."""
    max_new_calls_per_s: int = 500
    """Further ones get 503, which costs next to nothing."""
    retry_after_s: int = 5
    """What a 503 tells the peer."""
    refer_timeout_s: float = 30.0
    """How long a hand-off may be without news."""
    refer_limit_s: float = 180.0
    """How long a hand-off may take whatever the news: RFC 3261's timer C."""
    ack_timeout_s: float = 32.0
    """How long an answer is repeated before a missing ACK ends the call: 64 times T1."""

    def __post_init__(self) -> None:
        for name in ("ip", "public_ip"):
            text: str = getattr(self, name)
            if (text or name == "ip") and not _is_address(text):
                raise Misuse(f'sip.{name}: "{text}" is no IP address; give one in numbers, such as 192.0.2.10')
        if not 0 <= self.port < 65_536:
            raise Misuse(f"sip.port: {self.port} is not between 0 and 65535")
        assert is_sip_uri(f"sip:ivr@{self.host_of(self.ip)}:{self.port}")
        self.networks()

    def networks(self) -> tuple[_Network, ...]:
        """The peers, parsed."""
        try:
            return tuple(ip_network(peer) for peer in self.peers)
        except ValueError as error:
            raise Misuse(f"sip.peers: {error}; give addresses or networks such as 10.1.2.0/24") from error

    @staticmethod
    def host_of(ip: str) -> str:
        """An address as it stands in a URI."""
        return f"[{ip}]" if ":" in ip else ip


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
