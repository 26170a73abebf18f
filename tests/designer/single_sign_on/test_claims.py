"""From groups to a role, from claims to a name."""

from __future__ import annotations

from typing import Any

import pytest

from designer.single_sign_on.claims import NoRole, Unverified, newcomer_of
from ivrflow.model.errors import Misuse
from ivrflow.runtime.configuration import OidcSection

SETTINGS = OidcSection(roles={"team": "editor", "boss": "publisher"})
CLAIMS: dict[str, Any] = {"iss": "https://idp.example", "sub": "7", "preferred_username": "zhao", "groups": ["team"]}


def test_the_group_that_may_most_counts() -> None:
    newcomer = newcomer_of(CLAIMS | {"groups": ["team", "boss", "others"]}, SETTINGS)
    assert (newcomer.identity, newcomer.name, newcomer.role) == ("https://idp.example 7", "zhao", "publisher")


@pytest.mark.parametrize("groups", [[], ["others"], None, 7, {"team": True}, [["team"]], "other", ["TEAM"]])
def test_who_is_in_no_group_is_refused(groups: object) -> None:
    with pytest.raises(NoRole):
        newcomer_of(CLAIMS | {"groups": groups}, SETTINGS)
    newcomer = newcomer_of(CLAIMS | {"groups": groups}, OidcSection(roles=SETTINGS.roles, default_role="viewer"))
    assert newcomer.role == "viewer"


@pytest.mark.parametrize(
    ("path", "claims"),
    [
        ("role", {"role": "team"}),
        ("realm_access.roles", {"realm_access": {"roles": ["team"]}}),
        ("https://example.org/groups", {"https://example.org/groups": ["team"]}),
    ],
)
def test_groups_are_where_the_provider_puts_them(path: str, claims: dict[str, Any]) -> None:
    assert newcomer_of(CLAIMS | claims, OidcSection(roles=SETTINGS.roles, roles_claim=path)).role == "editor"


@pytest.mark.parametrize("verified", [False, None, "true", 1])
def test_an_address_that_was_not_verified_names_nobody(verified: object) -> None:
    settings = OidcSection(roles=SETTINGS.roles, name_claim="email")
    claims = CLAIMS | {"email": "admin@bank.example"}
    with pytest.raises(Unverified):
        newcomer_of(claims | {"email_verified": verified}, settings)
    with pytest.raises(Unverified):
        newcomer_of(claims, settings)
    assert newcomer_of(claims | {"email_verified": True}, settings).name == "admin@bank.example"
    with pytest.raises(Unverified):
        newcomer_of(claims | {"email_verified": False}, SETTINGS)
    assert newcomer_of(claims, SETTINGS).name == "zhao"


@pytest.mark.parametrize("name", [None, 7, "", "a\nb", "x" * 65, "a/b", ["zhao"]])
def test_what_is_no_name_is_refused(name: object) -> None:
    with pytest.raises(Misuse):
        newcomer_of(CLAIMS | {"preferred_username": name}, SETTINGS)
