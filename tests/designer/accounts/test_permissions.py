"""One table says who may what."""

from __future__ import annotations

import pytest

from designer.accounts.permissions import ACTIONS, ADMIN, ALLOWED, PUBLIC, ROLES, User, can


@pytest.mark.parametrize("action", sorted(ACTIONS))
def test_whoever_may_more_may_also_what_others_may(action: str) -> None:
    able = [can(User("li", role, "", ""), action) for role in ROLES]
    assert able == sorted(able)
    assert able[ROLES.index(ADMIN)]
    assert ALLOWED[action] <= set(ROLES)


def test_unknown_roles_and_actions_are_allowed_nothing() -> None:
    assert not any(can(User("li", role, "", ""), action) for role in ("", "root", "Admin") for action in ACTIONS)
    assert not any(can(User("li", role, "", ""), action) for role in ROLES for action in ("", "publish.all", "*"))
    assert not any(can(None, action) for action in ACTIONS)
    assert can(None, PUBLIC)
