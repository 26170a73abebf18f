"""What an identity provider says of itself and of people, and whether it is true."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from threading import Lock
from typing import Any, cast
from urllib.parse import urlsplit

import requests
from authlib.integrations.base_client import OAuthError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oauth2 import OAuth2Error
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, KeySetSerialization

from designer.single_sign_on.trips import Trip
from ivrflow.model.errors import Misuse, Unavailable
from ivrflow.runtime.configuration import OidcSection, resolve_secret

__all__ = ["Provider", "Untrusted"]

TIMEOUT_S = 10
LEEWAY_S = 60
"""How much the clocks of two machines may differ."""
KNOWN_FOR_S = 3600.0
"""How long what the provider says of itself is believed."""
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")
"""Signatures that only the provider can make. `none` is none, and HS256 could be made by whoever knows our secret."""
NEEDED = ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")


class Untrusted(Misuse):
    """What came back does not prove who it is about."""


class Provider:
    """One provider, by its discovery document (OpenID Connect Discovery 1.0).

    Raises Unavailable when it cannot be asked."""

    def __init__(self, settings: OidcSection, clock: Callable[[], float]) -> None:
        self._settings, self._clock = settings, clock
        self._about: Mapping[str, str] = {}
        self._keys: KeySet | None = None
        self._asked_s = 0.0
        self._lock = Lock()

    def address(self, trip: Trip, redirect_uri: str) -> str:
        """Where the browser goes to sign in."""
        url, _ = self._session(redirect_uri).create_authorization_url(
            self._known()["authorization_endpoint"], state=trip.state, nonce=trip.nonce, code_verifier=trip.verifier
        )
        return str(url)

    def claims(self, trip: Trip, code: str, redirect_uri: str) -> Mapping[str, Any]:
        """What the provider says of the person who came back with this code. Raises Untrusted."""
        about = self._known()
        try:
            tokens = self._session(redirect_uri).fetch_token(
                about["token_endpoint"], code=code, code_verifier=trip.verifier, timeout=TIMEOUT_S
            )
        except (OAuthError, OAuth2Error) as error:
            raise Untrusted(f"the identity provider refused the code: {error.error}") from error
        except (requests.RequestException, ValueError) as error:
            raise Unavailable("the identity provider cannot be reached; try again in a moment") from error
        written = tokens.get("id_token")
        if not isinstance(written, str):
            raise Untrusted("the identity provider sent no statement about the person")
        return self._checked(written, trip, str(tokens.get("access_token", "")))

    def _checked(self, written: str, trip: Trip, access_token: str) -> Mapping[str, Any]:
        """OpenID Connect Core, section 3.1.3.7."""
        try:
            token = self._decoded(written)
            claims = CodeIDToken(
                token.claims,
                token.header,
                {"iss": {"values": [self._settings.issuer]}, "aud": {"values": [self._settings.client_id]}},
                {"nonce": trip.nonce, "client_id": self._settings.client_id, "access_token": access_token},
            )
            claims.validate(now=int(time.time()), leeway=LEEWAY_S)
        except (JoseError, ValueError, TypeError) as error:
            raise Untrusted(f"the identity provider's statement is not to be trusted: {error}") from error
        if claims.get("nonce") != trip.nonce or not isinstance(claims.get("sub"), str) or not claims["sub"]:
            raise Untrusted("the identity provider's statement is about another sign-in")
        return dict(claims)

    def _decoded(self, written: str) -> jwt.Token:
        try:
            return jwt.decode(written, self._key_set(), algorithms=list(ALGORITHMS))
        except (JoseError, ValueError):
            # Its keys may be new ones.
            return jwt.decode(written, self._key_set(again=True), algorithms=list(ALGORITHMS))

    def _session(self, redirect_uri: str) -> OAuth2Session:
        return OAuth2Session(
            self._settings.client_id,
            resolve_secret(self._settings.client_secret),
            scope=" ".join(["openid", *self._settings.scopes]),
            redirect_uri=redirect_uri,
            code_challenge_method="S256",
        )

    def _known(self) -> Mapping[str, str]:
        with self._lock:
            if not self._about or self._clock() - self._asked_s > KNOWN_FOR_S:
                self._about = self._discovered()
                self._keys = None
                self._asked_s = self._clock()
            return self._about

    def _discovered(self) -> Mapping[str, str]:
        issuer = self._settings.issuer
        told = _get(f"{issuer.rstrip('/')}/.well-known/openid-configuration")
        lacking = [name for name in NEEDED if not isinstance(told.get(name), str)]
        if lacking or told["issuer"] != issuer:
            raise Unavailable("the identity provider is another one than [designer.oidc] says; ask an admin")
        if not all(is_safe(told[name]) for name in NEEDED):
            raise Unavailable("the identity provider does not use https; ask an admin")
        return told

    def _key_set(self, again: bool = False) -> KeySet:
        about = self._known()
        with self._lock:
            if self._keys is None or again:
                self._keys = _keys_in(_get(about["jwks_uri"]))
            return self._keys


def is_safe(url: str) -> bool:
    """Whether nobody on the way can read or change what is said: https, or this machine itself."""
    parts = urlsplit(url)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in ("127.0.0.1", "localhost", "::1"))


def _keys_in(told: dict[str, Any]) -> KeySet:
    try:
        return KeySet.import_key_set(cast("KeySetSerialization", told))
    except (JoseError, LookupError, TypeError, ValueError) as error:
        # LookupError: there are no "keys", or one of them is on a curve that nobody knows.
        raise Unavailable("the identity provider cannot be understood; ask an admin") from error


def _get(url: str) -> dict[str, Any]:
    try:
        answer = requests.get(url, timeout=TIMEOUT_S, allow_redirects=False)
        answer.raise_for_status()
        told = answer.json()
    except (requests.RequestException, ValueError) as error:
        raise Unavailable("the identity provider cannot be reached; try again in a moment") from error
    if not isinstance(told, dict):
        raise Unavailable("the identity provider cannot be understood; ask an admin")
    return told
