"""What an installation says about calls from the browser."""

from __future__ import annotations

from dataclasses import dataclass

from ivrflow.model.errors import Misuse

__all__ = ["BrowserSettings"]


@dataclass(frozen=True, slots=True)
class BrowserSettings:
    """Raises Misuse when something in it cannot be meant."""

    secret: bytes
    """What tickets are signed with."""
    life: str = ""
    """This run of the engine, as tickets name it."""
    ip: str = "127.0.0.1"
    """Numeric address to listen on."""
    port: int = 0
    """TCP; 0 takes a free one."""
    media_ip: str = "127.0.0.1"
    """Where the media plane sends RTP from and takes it."""
    max_calls: int = 8
    """Further ones are refused."""
    max_call_s: float = 900.0
    """A call that lasts longer is ended."""
    hello_s: float = 5.0
    """How long a connection may take until it has said what it wants."""

    def __post_init__(self) -> None:
        if not 0 <= self.port < 65_536:
            raise Misuse(f"browser.port: {self.port} is not between 0 and 65535")
        if self.max_calls < 1 or self.max_call_s <= 0:
            raise Misuse("browser.max_calls and browser.max_minutes must be 1 or more")
