"""What a file may say about how its service is reached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ivrflow.host.document import Table

__all__ = ["NETWORK_KEYS", "NetworkSettings", "read_network"]

NETWORK_KEYS: Mapping[str, type] = {
    "private_network": bool,
    "ca_file": str,
    "client_certificate": str,
    "client_key": str,
}


@dataclass(frozen=True, slots=True)
class NetworkSettings:
    """Whom to reach and whom to trust. Relative paths are those of the installation's folder."""

    private_network: bool = False
    """The service is one of the company's own, at an address that the internet does not route."""
    ca_file: str = ""
    """PEM: trust these authorities, and nobody else, instead of the system's."""
    client_certificate: str = ""
    """PEM: shown to the service."""
    client_key: str = ""
    """PEM, without a passphrase; empty: it is in the certificate's file."""


def read_network(source: Table) -> NetworkSettings:
    """From the checked entries of `[source]`."""
    return NetworkSettings(**{key: source[key] for key in NETWORK_KEYS if key in source})
