"""What `ivrflow.toml` says, as each edge wants to be told. All raise Misuse for what cannot be meant."""

from __future__ import annotations

from ivrflow.acd.directory import AcdSettings
from ivrflow.channels.browser.settings import BrowserSettings
from ivrflow.channels.media.settings import MediaSettings
from ivrflow.channels.sip.settings import SipSettings
from ivrflow.runtime.configuration import Configuration

__all__ = ["acd_settings", "browser_settings", "media_settings", "sip_settings"]


def sip_settings(configuration: Configuration) -> SipSettings:
    """Of the SIP line. Its own limit lies beyond the engine's, which is the one that counts all calls."""
    sip = configuration.sip
    return SipSettings(
        ip=sip.ip,
        port=sip.port,
        public_ip=sip.public_ip,
        peers=tuple(sip.peers),
        trust_identity=sip.trust_identity,
        max_calls=2 * configuration.engine.max_calls,
    )


def media_settings(configuration: Configuration) -> MediaSettings:
    """Of RTP, which is sent and received where SIP listens."""
    media = configuration.media
    return MediaSettings(
        bind_host=configuration.sip.ip,
        port_low=media.port_low,
        port_high=media.port_high,
        kernel_filter=None if media.kernel_filter else False,
        capacity=configuration.engine.max_calls,
        silent_s=media.silence_s,
    )


def browser_settings(configuration: Configuration, secret: bytes, life: str) -> BrowserSettings:
    """Of calls out of the designer's page; `secret` and `life` are what tickets are held to."""
    browser, media_ip = configuration.browser, configuration.sip.ip
    return BrowserSettings(
        secret=secret,
        life=life,
        ip=browser.ip,
        port=browser.port,
        media_ip={"0.0.0.0": "127.0.0.1", "::": "::1"}.get(media_ip, media_ip),  # noqa: S104 - asked, not bound
        max_calls=browser.max_calls,
        max_call_s=60.0 * browser.max_minutes,
    )


def acd_settings(configuration: Configuration) -> AcdSettings:
    """Of queues and transfers."""
    return AcdSettings(
        queues=configuration.queues,
        allow=tuple(configuration.transfer.allow),
        gateway=configuration.transfer.gateway,
        max_uui_octets=configuration.acd.max_uui_octets,
    )
