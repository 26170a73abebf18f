"""Inviting, and what is refused."""

from __future__ import annotations

import pytest

from designer.accounts.people import PeopleDesk
from designer.accounts.secrets import digest
from designer.site import Site
from ivrflow.model.errors import Misuse


def test_what_the_store_keeps_is_no_link(site: Site) -> None:
    secret = site.people.invite("editor", "wang")
    (invitation,) = site.people.open_invitations()
    assert invitation.id == digest(secret)[:16]
    assert secret not in repr((invitation, site.store.audit.entries()))


@pytest.mark.parametrize("role", ["", "root", "Admin"])
def test_unknown_roles_are_refused(site: Site, role: str) -> None:
    desk: PeopleDesk = site.people
    for refused in (lambda: desk.invite(role, "wang"), lambda: desk.set_role("li", role, "wang")):
        with pytest.raises(Misuse, match="is no role; there are: viewer, editor"):
            refused()
