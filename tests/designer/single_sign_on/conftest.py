"""A designer whose people sign in at an identity provider that runs beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from flask_openapi3.openapi import OpenAPI

from designer.site import Site, site_of
from ivrflow.runtime.configuration import OidcSection, read_configuration
from ivrflow.runtime.wiring import installation

from .idp import CLIENT_ID, CLIENT_SECRET, IdentityProvider, running

RETURN = "http://localhost/api/single-sign-on/return"


@pytest.fixture
def provider() -> Iterator[IdentityProvider]:
    with running(IdentityProvider(redirect_uris=[RETURN])) as provider:
        yield provider


@pytest.fixture
def settings(provider: IdentityProvider) -> OidcSection:
    return OidcSection(
        issuer=provider.issuer,
        client_id=CLIENT_ID,
        client_secret=CLIENT_SECRET,
        label="Northern Bank",
        roles={"ivr-team": "editor", "ivr-publishers": "publisher", "ivr-admins": "admin"},
    )


@pytest.fixture
def site(folder: Path, settings: OidcSection) -> Iterator[Site]:
    configuration = replace(read_configuration(folder / "ivrflow.toml", {}), oidc=settings)
    with installation(configuration) as installed, closing(site_of(installed)) as site:
        yield site


@pytest.fixture
def client(site: Site, application: Callable[[Site], OpenAPI]) -> FlaskClient:
    """A browser that nobody has signed in with."""
    return application(site).test_client()
