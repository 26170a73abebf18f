"""From what the identity provider says of a person to a name and a role of ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from designer.accounts.desk import name_of
from designer.accounts.permissions import ROLES
from ivrflow.model.errors import Misuse
from ivrflow.runtime.configuration import OidcSection

__all__ = ["Newcomer", "NoRole", "Unverified", "newcomer_of"]


class NoRole(Misuse):
    """The provider knows the person, and none of its groups has a role here."""


class Unverified(Misuse):
    """The provider did not make sure that the e-mail address is the person's."""


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody whom the provider vouches for."""

    identity: str
    """Issuer and subject: these alone tell people apart (OpenID Connect Core, section 5.7)."""
    name: str
    role: str


def newcomer_of(claims: Mapping[str, Any], settings: OidcSection) -> Newcomer:
    """Raises NoRole, Unverified, and Misuse for a name that cannot be one."""
    verified = claims.get("email_verified")
    # An address that was never claimed to be anybody's does no harm, unless it is what people are called by.
    if verified is False or (settings.name_claim == "email" and verified is not True):
        raise Unverified("the identity provider has not verified the e-mail address; verify it there first")
    said = _found(claims, settings.roles_claim)
    groups = {said} if isinstance(said, str) else set(filter(_is_text, said)) if isinstance(said, list) else set()
    roles = {settings.roles[group] for group in groups & settings.roles.keys()}
    role = next((each for each in reversed(ROLES) if each in roles), settings.default_role)
    if not role:
        raise NoRole("your organisation has given you no role here; ask an admin")
    name = claims.get(settings.name_claim)
    if not isinstance(name, str):
        raise Misuse(f"the identity provider does not say `{settings.name_claim}`; ask an admin")
    return Newcomer(f"{claims['iss']} {claims['sub']}", name_of(name), role)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _found(claims: Mapping[str, Any], path: str) -> object:
    """A claim by its name, or by the names that lead to it: `realm_access.roles`."""
    if path in claims:
        return claims[path]
    value: object = claims
    for part in path.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value
