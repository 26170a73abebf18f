"""Links hold once, for what they were made for, and until they are revoked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from ivrflow.model.errors import Misuse
from ivrflow.store.invitations import Invitation, Invited
from ivrflow.store.store import Store

DAY = timedelta(days=1)
TOKEN, OTHER = "a" * 64, "b" * 64


def test_several_people_may_be_invited_as_the_same(store: Store) -> None:
    for token in (TOKEN, OTHER):
        store.invitations.make(token, "editor", DAY, "wang")
    assert store.invitations.accept(TOKEN, "li", "hash") == Invited("li", "editor")
    assert store.invitations.list() == (Invitation("b" * 16, "editor", "", "wang", store.database.now() + DAY),)
    newest = store.audit.entries()[0]
    assert (newest.who, newest.what, newest.detail) == ("li", "account made", "editor")


def test_the_first_link_leaves_those_of_people_alone(store: Store) -> None:
    store.invitations.make(TOKEN, "admin", DAY, "wang")
    store.invitations.make_first(OTHER, "admin", DAY)
    assert store.invitations.is_open(TOKEN)


def test_a_link_is_revoked_by_its_id(store: Store) -> None:
    store.invitations.make(TOKEN, "editor", DAY, "wang")
    store.invitations.make(OTHER, "editor", DAY, "wang")
    for wrong in ("", "a", "%" * 16, "a" * 17, "c" * 16):
        with pytest.raises(Misuse, match="already"):
            store.invitations.revoke(wrong, "wang")
    store.invitations.revoke("a" * 16, "wang")
    assert not store.invitations.is_open(TOKEN)
    assert store.invitations.is_open(OTHER)


def test_a_new_password_is_set_by_whom_the_link_is_for(store: Store) -> None:
    store.invitations.make(TOKEN, "editor", DAY, "wang")
    store.invitations.accept(TOKEN, "li", "hash")
    store.sign_ins.begin("cookie", "li", "csrf", "", store.database.now())
    store.invitations.make_reset(TOKEN, "li", DAY, "wang")
    store.invitations.make_reset(OTHER, "li", DAY, "wang")
    assert not store.invitations.is_open(TOKEN), "a newer one ends it"
    with pytest.raises(Misuse, match="of another account"):
        store.invitations.accept(OTHER, "zhao", "newer hash")
    assert store.invitations.accept(OTHER, "li", "newer hash") == Invited("li", "editor")
    account = store.accounts.get("li")
    assert account is not None
    assert account.password == "newer hash"
    assert store.sign_ins.get("cookie") is None
    assert not store.invitations.is_open(OTHER)


def test_there_is_no_password_to_set_for_nobody(store: Store) -> None:
    with pytest.raises(Misuse, match='no account "li"'):
        store.invitations.make_reset(TOKEN, "li", DAY, "wang")


def test_links_end_by_themselves(store: Store, pass_time: Callable[[float], None]) -> None:
    store.invitations.make(TOKEN, "editor", DAY, "wang")
    pass_time(86_400)
    assert store.invitations.list() == ()
    assert not store.invitations.is_open(TOKEN)
    with pytest.raises(Misuse, match="has expired"):
        store.invitations.accept(TOKEN, "li", "hash")
