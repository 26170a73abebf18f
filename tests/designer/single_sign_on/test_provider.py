"""What proves who somebody is, and what does not: the statement of a real provider over HTTP, spoilt in every way."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable
from typing import Any

import pytest
import requests
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

from designer.single_sign_on.provider import Provider, Untrusted, is_safe
from designer.single_sign_on.trips import Trip, Trips
from ivrflow.model.errors import Unavailable
from ivrflow.runtime.configuration import OidcSection

from .conftest import RETURN
from .idp import CLIENT_SECRET, Claims, IdentityProvider


class Clock:
    """Seconds."""

    now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def known(settings: OidcSection, clock: Clock) -> Provider:
    return Provider(settings, clock)


@pytest.fixture
def trip(clock: Clock) -> Trip:
    return Trips(clock).begin("/")


def code_of(known: Provider, trip: Trip, redirect_uri: str = RETURN) -> str:
    """What the provider sends the browser back with."""
    answer = requests.get(known.address(trip, redirect_uri), allow_redirects=False, timeout=10)
    location = answer.headers["Location"]
    assert location.startswith(RETURN)
    assert f"state={trip.state}" in location
    return location.partition("code=")[2].partition("&")[0]


def test_the_provider_tells_who_came(known: Provider, trip: Trip, provider: IdentityProvider) -> None:
    claims = known.claims(trip, code_of(known, trip), RETURN)
    assert (claims["iss"], claims["sub"], claims["groups"]) == (provider.issuer, "1", ["ivr-team"])


def test_the_way_there_carries_state_nonce_and_a_challenge(known: Provider, trip: Trip) -> None:
    address = known.address(trip, RETURN)
    assert all(part in address for part in (trip.state, trip.nonce, "code_challenge_method=S256", "code_challenge="))
    assert trip.verifier not in address
    assert CLIENT_SECRET not in address


def changed(**claims: Any) -> Callable[[Claims], Claims]:
    return lambda said: said | claims


def from_now(**seconds: int) -> Callable[[Claims], Claims]:
    return lambda said: said | {name: int(time.time()) + after_s for name, after_s in seconds.items()}


def without(name: str) -> Callable[[Claims], Claims]:
    return lambda said: {key: value for key, value in said.items() if key != name}


@pytest.mark.parametrize(
    "spoil",
    [
        changed(nonce="another"),
        without("nonce"),
        changed(iss="https://evil.example"),
        without("iss"),
        changed(aud="another"),
        changed(aud=["ivrflow", "another"], azp="another"),
        without("aud"),
        from_now(exp=-120),
        without("exp"),
        from_now(nbf=3600),
        changed(sub=""),
        changed(sub=7),
        without("sub"),
        changed(at_hash="AAAA"),
    ],
    ids=lambda spoil: str(spoil.__closure__[0].cell_contents),
)
def test_a_statement_about_something_else_is_not_believed(
    known: Provider, trip: Trip, provider: IdentityProvider, spoil: Callable[[Claims], Claims]
) -> None:
    provider.spoil = spoil
    with pytest.raises(Untrusted):
        known.claims(trip, code_of(known, trip), RETURN)
    assert provider.asked == 1


def _part(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def unsigned(claims: Claims) -> str:
    return f"{_part({'alg': 'none'})}.{_part(claims)}."


def by_our_secret(claims: Claims) -> str:
    return jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(CLIENT_SECRET * 4), algorithms=["HS256"])


def by_another_key(claims: Claims) -> str:
    return jwt.encode({"alg": "RS256", "kid": "1"}, claims, RSAKey.generate_key(2048))


@pytest.mark.parametrize("sign", [unsigned, by_our_secret, by_another_key, lambda _claims: "x.y.z", lambda _claims: ""])
def test_only_the_providers_own_signature_counts(
    known: Provider, trip: Trip, provider: IdentityProvider, sign: Callable[[Claims], str]
) -> None:
    provider.sign = sign
    with pytest.raises(Untrusted):
        known.claims(trip, code_of(known, trip), RETURN)


def test_new_keys_of_the_provider_are_fetched(known: Provider, provider: IdentityProvider, clock: Clock) -> None:
    trips = Trips(clock)
    known.claims(first := trips.begin("/"), code_of(known, first), RETURN)
    provider.change_key("2")
    assert known.claims(second := trips.begin("/"), code_of(known, second), RETURN)["sub"] == "1"


@pytest.mark.parametrize(
    "key_set",
    [
        {},
        {"keys": None},
        {"keys": []},
        {"keys": [{"kty": "EC", "crv": "P-9", "x": "AQAB", "y": "AQAB"}]},
        {"keys": [{"kty": "RSA", "n": "!", "e": "AQAB"}]},
        {"keys": [{"kty": []}]},
    ],
)
def test_keys_that_nobody_understands_are_told(
    known: Provider, trip: Trip, provider: IdentityProvider, key_set: dict[str, Any]
) -> None:
    provider.key_set = key_set
    with pytest.raises(Unavailable, match="cannot be understood"):
        known.claims(trip, code_of(known, trip), RETURN)


def test_a_code_is_worth_nothing_to_whoever_did_not_ask_for_it(known: Provider, clock: Clock) -> None:
    trips = Trips(clock)
    asked, other = trips.begin("/"), trips.begin("/")
    with pytest.raises(Untrusted, match="refused the code"):
        known.claims(other, code_of(known, asked), RETURN)


def test_a_code_is_used_once(known: Provider, trip: Trip) -> None:
    code = code_of(known, trip)
    known.claims(trip, code, RETURN)
    with pytest.raises(Untrusted):
        known.claims(trip, code, RETURN)


def test_a_provider_that_says_it_is_another_one_is_not_asked(settings: OidcSection, clock: Clock, trip: Trip) -> None:
    # The address is right and the name is not: a slash too many.
    slashed = OidcSection(issuer=f"{settings.issuer}/", client_id="ivrflow")
    with pytest.raises(Unavailable, match="another one"):
        Provider(slashed, clock).address(trip, RETURN)


def test_a_provider_that_is_away_is_told(clock: Clock, trip: Trip) -> None:
    away = Provider(OidcSection(issuer="http://127.0.0.1:9", client_id="ivrflow"), clock)
    with pytest.raises(Unavailable, match="cannot be reached"):
        away.address(trip, RETURN)


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://idp.example", True),
        ("http://127.0.0.1:8080/realms/x", True),
        ("http://idp.example", False),
        ("http://127.0.0.1.evil.example", False),
        ("ftp://127.0.0.1", False),
        ("", False),
    ],
)
def test_nobody_listens_on_the_way(url: str, safe: bool) -> None:
    assert is_safe(url) == safe
