"""Whom to trust."""

from __future__ import annotations

import ssl
from pathlib import Path

import pytest

from ivrflow.host.network.settings import NetworkSettings, read_network
from ivrflow.host.network.tls import open_trust
from ivrflow.model.errors import Unavailable

from ..certificates import Authority


def test_names_and_certificates_are_always_verified(authority: Authority) -> None:
    for settings in (NetworkSettings(), NetworkSettings(ca_file="ca.pem")):
        trust = open_trust(settings, "hosts/crm.toml", authority.folder)
        assert (trust.verify_mode, trust.check_hostname) == (ssl.CERT_REQUIRED, True)
        assert trust.minimum_version >= ssl.TLSVersion.TLSv1_2
    assert len(trust.get_ca_certs()) == 1


@pytest.mark.parametrize("key", ["ca_file", "client_certificate"])
def test_a_file_that_cannot_be_used_is_named(tmp_path: Path, key: str) -> None:
    settings = read_network({key: "nowhere.pem", "url": "https://crm.example"})
    with pytest.raises(Unavailable, match=rf"^hosts/crm.toml: {key} cannot be used .No such file"):
        open_trust(settings, "hosts/crm.toml", tmp_path)


def test_a_key_with_a_passphrase_is_refused_and_not_asked_for(authority: Authority, tmp_path: Path) -> None:
    locked = tmp_path / "locked.pem"
    authority.lock(authority.issue("ivr.bank.example"), locked)
    with pytest.raises(Unavailable, match="client_certificate cannot be used"):
        open_trust(NetworkSettings(client_certificate="locked.pem"), "hosts/crm.toml", tmp_path)
