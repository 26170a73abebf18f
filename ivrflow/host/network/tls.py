"""Whom to trust: the system's authorities or the source's own, TLS 1.2 at least, names always verified."""

from __future__ import annotations

import ssl
from pathlib import Path

from ivrflow.host.network.settings import NetworkSettings
from ivrflow.model.errors import Unavailable

__all__ = ["open_trust"]


def open_trust(settings: NetworkSettings, path: str, folder: Path) -> ssl.SSLContext:
    """Raises Unavailable, naming the source's file at `path`, when a file cannot be used."""
    what = "ca_file"
    try:
        # Loads the system's authorities only when there is no file.
        context = ssl.create_default_context(cafile=folder / settings.ca_file if settings.ca_file else None)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        if settings.client_certificate:
            what = "client_certificate"
            key = folder / settings.client_key if settings.client_key else None
            # A passphrase would be asked for at the terminal, where nobody sits.
            context.load_cert_chain(folder / settings.client_certificate, key, password=lambda: b"")
    except (OSError, ValueError) as error:
        cause = (error.strerror if isinstance(error, OSError) else "") or "not what it should be"
        raise Unavailable(f"{path}: {what} cannot be used ({cause}); it must be a readable PEM file") from error
    return context
