"""What the media plane is told at start, and what it tells monitoring."""

from __future__ import annotations

from dataclasses import dataclass

from ivrflow.model.errors import Misuse

__all__ = ["MediaFacts", "MediaSettings"]


@dataclass(frozen=True, slots=True)
class MediaSettings:
    """How the media plane binds, listens and fills silence. Raises Misuse when the settings contradict each other."""

    bind_host: str
    """The IP address that RTP is sent from and received at; IPv4 or IPv6. A concrete address rather than 0.0.0.0:
    the first peer decides which of several interfaces a wildcard socket stays on."""
    port_low: int = 20000
    port_high: int = 29999
    """RTP takes the even ports of this range, both ends included, 1024 to 65535. The odd ones stay free: we neither
    send nor read RTCP."""
    kernel_filter: bool | None = None
    """Let the kernel drop the caller's audio (Linux). None: where the kernel can; True: refuse to start without."""
    capacity: int = 1000
    """The most streams that may be open at once, 1 to 100,000."""
    silent_s: float = 30.0
    """How long a peer that should send may send no RTP at all before `on_silent`; 0 for never."""
    fill_silence: bool = False
    """Send silence whenever nothing plays: for recorders and gateways that want an unbroken stream. Costs as much
    as playing."""
    keepalive_s: float = 15.0
    """While nothing plays, how often one frame of silence keeps NAT bindings and media timers alive (RFC 6263);
    0 for never."""
    switch_interval_ms: float = 1.0
    """How soon a busy thread must hand Python's interpreter lock to the media thread, from `start` to `shutdown`;
    for the whole process. 0: leave it as it is (Python's 5 ms let calls stutter beside a busy thread)."""

    def __post_init__(self) -> None:
        if not 1024 <= self.port_low <= self.port_high <= 65535:
            raise Misuse(
                f"RTP ports {self.port_low}-{self.port_high} are not a range within 1024-65535: "
                "set the lower end first, and no privileged port"
            )
        if not self.rtp_ports:
            raise Misuse(f"RTP ports {self.port_low}-{self.port_high} contain no even port, which RTP needs")
        if not 1 <= self.capacity <= 100_000:
            raise Misuse(f"a media plane has room for 1 to 100,000 streams, not {self.capacity}")
        if min(self.silent_s, self.keepalive_s, self.switch_interval_ms) < 0:
            raise Misuse("silent_s, keepalive_s and switch_interval_ms are times, or 0; they cannot be negative")

    @property
    def rtp_ports(self) -> range:
        """The ports that RTP may take (RFC 3550 section 11: even ones)."""
        return range(self.port_low + self.port_low % 2, self.port_high + 1, 2)


@dataclass(frozen=True, slots=True)
class MediaFacts:
    """Counters since the start, except where stated."""

    alive: bool
    """The media thread runs, now."""
    streams_open: int
    """Now."""
    streams_sending: int
    """Now."""
    packets_sent: int
    packets_received: int
    """Read by us: with the kernel filter, keys and one packet of audio in 64."""
    send_errors: int
    """Packets that the kernel did not take (no buffer, no route) or the network sent back (the peer's port closed)."""
    malformed: int
    """Datagrams from peers that are no RTP."""
    late_ticks: int
    """5 ms sub-ticks that began more than 5 ms late."""
    worst_late_ms: float
    skipped_ms: int
    """Time given up because the thread came more than 60 ms late: callers heard a gap and lost nothing."""
    faults: int
    """Defects contained: a listener or command that raised. Each is in the log."""
    kernel_filter: bool
    """Whether the kernel drops audio for us."""
