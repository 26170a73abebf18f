"""Going to the identity provider, and coming back as somebody."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from designer.accounts.desk import Desk, Visit
from designer.accounts.permissions import ADMIN, ROLES, User
from designer.single_sign_on.claims import NoRole, Unverified, newcomer_of
from designer.single_sign_on.trips import Trip, Trips
from ivrflow.model.errors import IvrflowError, Misuse, Unavailable
from ivrflow.runtime.configuration import OidcSection
from ivrflow.store.audit import Audit

if TYPE_CHECKING:
    from designer.single_sign_on.provider import Provider

__all__ = ["REFUSALS", "Arrival", "Refused", "SingleSignOn", "single_sign_on_of"]

REFUSALS = {
    "expired": "signing in took too long, or was begun in another browser; begin again",
    "declined": "your organisation did not let you in; ask an admin if you think it should",
    "untrusted": "the answer of the identity provider could not be trusted; begin again, or ask an admin",
    "unverified": "your organisation has not verified your e-mail address; verify it there first",
    "no-role": "your organisation has given you no role here; ask an admin",
    "refused": "there is no account for you: it was disabled, or somebody else has your name; ask an admin",
    "unavailable": "the identity provider cannot be reached; try again in a moment",
}
"""Reason → what the person is told. The record of changes tells more."""


class Refused(Misuse):
    """Somebody came back and is not let in; `reason` is one of REFUSALS."""

    def __init__(self, reason: str, why: str) -> None:
        self.reason = reason
        super().__init__(why)


@dataclass(frozen=True, slots=True)
class Arrival:
    """What a browser brings back from the provider."""

    state: str
    code: str
    error: str
    """Why the provider gave no code (RFC 6749, section 4.1.2.1)."""
    browser: str
    """What its cookie of the trip holds."""


@dataclass(frozen=True, slots=True)
class SingleSignOn:
    """`label` is written on the button."""

    settings: OidcSection
    provider: Provider
    trips: Trips
    desk: Desk
    audit: Audit

    @property
    def label(self) -> str:
        return self.settings.label

    def begin(self, back: str, redirect_uri: str) -> tuple[Trip, str]:
        """The trip, and the address that the browser goes to. Raises Refused."""
        trip = self.trips.begin(back)
        try:
            return trip, self.provider.address(trip, redirect_uri)
        except Unavailable as error:
            raise self._refused("unavailable", error) from error

    def arrive(self, arrival: Arrival, visit: Visit, redirect_uri: str) -> tuple[User, str]:
        """Who came back, signed in, and the page that was wanted. Raises Refused."""
        trip = self.trips.end(arrival.state, arrival.browser)
        if trip is None:
            raise self._refused("expired", Misuse("a state that this browser was not given"))
        if arrival.error or not arrival.code:
            raise self._refused("declined", Misuse(arrival.error or "no code"))
        try:
            claims = self.provider.claims(trip, arrival.code, redirect_uri)
        except Misuse as error:
            raise self._refused("untrusted", error) from error
        except Unavailable as error:
            raise self._refused("unavailable", error) from error
        try:
            newcomer = newcomer_of(claims, self.settings)
            account = self.desk.accounts.let_in(newcomer.identity, newcomer.name, newcomer.role, ADMIN)
        except Unverified as error:
            raise self._refused("unverified", error, claims) from error
        except NoRole as error:
            raise self._refused("no-role", error, claims) from error
        except Misuse as error:
            raise self._refused("refused", error, claims) from error
        return self.desk.begin(account.name, account.role, visit), trip.back

    def _refused(self, reason: str, error: IvrflowError, claims: Mapping[str, Any] = {}) -> Refused:
        """On record with whom the provider vouches for, once it does."""
        person = ", ".join(str(claims[name]) for name in ("sub", self.settings.name_claim) if name in claims)
        self.audit.note("", "sign-in refused", "single sign-on", ": ".join(filter(None, (person, str(error)))))
        return Refused(reason, str(error))


def single_sign_on_of(settings: OidcSection, desk: Desk, clock: Callable[[], float]) -> SingleSignOn | None:
    """None when no provider is set. Raises Misuse for settings that cannot be meant, Unavailable without Authlib."""
    if not settings.issuer:
        return None
    try:
        from designer.single_sign_on.provider import Provider, is_safe
    except ImportError as error:
        raise Unavailable("[designer.oidc] needs Authlib; install it with: pip install 'ivrflow[oidc]'") from error
    if not is_safe(settings.issuer):
        raise Misuse("[designer.oidc] issuer: write the address with https://")
    if not settings.client_id:
        raise Misuse("[designer.oidc] client_id: write what the provider calls this designer")
    for role in (*settings.roles.values(), *filter(None, [settings.default_role])):
        if role not in ROLES:
            raise Misuse(f'[designer.oidc] "{role}" is no role; there are: {", ".join(ROLES)}')
    return SingleSignOn(settings, Provider(settings, clock), Trips(clock), desk, desk.audit)
