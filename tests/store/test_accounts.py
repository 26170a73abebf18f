"""Accounts are made through links that hold once, and sign-ins can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from ivrflow.model.errors import Misuse
from ivrflow.store.accounts import Person
from ivrflow.store.store import Store, open_store

DAY = timedelta(days=1)


def _made(store: Store, name: str = "li") -> None:
    store.invitations.make_first("link", "admin", DAY)
    store.invitations.accept("link", name, "hash")


def test_there_is_no_account_until_one_is_made(store: Store) -> None:
    assert not store.accounts.exist()
    _made(store)
    assert store.accounts.exist()
    account = store.accounts.get("li")
    assert account is not None
    assert (account.name, account.password, account.role) == ("li", "hash", "admin")
    assert store.accounts.get("wang") is None


def test_a_link_holds_once(store: Store) -> None:
    _made(store)
    assert not store.invitations.is_open("link")
    with pytest.raises(Misuse, match="was used or has expired"):
        store.invitations.accept("link", "wang", "hash")


def test_a_link_expires(store: Store, pass_time: Callable[[float], None]) -> None:
    store.invitations.make_first("link", "admin", DAY)
    assert store.invitations.is_open("link")
    pass_time(86_400)
    assert not store.invitations.is_open("link")
    with pytest.raises(Misuse, match="has expired"):
        store.invitations.accept("link", "li", "hash")


def test_a_newer_link_ends_the_older_one(store: Store) -> None:
    store.invitations.make_first("older", "admin", DAY)
    store.invitations.make_first("newer", "admin", DAY)
    assert not store.invitations.is_open("older")
    assert store.invitations.is_open("newer")


def test_a_name_is_given_once_and_the_link_stays(store: Store) -> None:
    _made(store)
    store.invitations.make_first("second", "admin", DAY)
    with pytest.raises(Misuse, match='an account "li" already'):
        store.invitations.accept("second", "li", "other")
    assert store.invitations.is_open("second")


def test_a_sign_in_is_known_by_its_token_until_it_is_signed_out(store: Store) -> None:
    _made(store)
    store.accounts.sign_in("cookie", "li", "csrf", store.database.now())
    found = store.accounts.signed_in("cookie")
    assert found is not None
    assert (found.account.name, found.csrf, found.made) == ("li", "csrf", store.database.now())
    store.accounts.sign_out("cookie")
    assert store.accounts.signed_in("cookie") is None


def test_the_latest_use_is_noted(store: Store, pass_time: Callable[[float], None]) -> None:
    _made(store)
    store.accounts.sign_in("cookie", "li", "csrf", store.database.now())
    pass_time(60)
    store.accounts.note_seen("cookie")
    found = store.accounts.signed_in("cookie")
    assert found is not None
    assert found.seen - found.made == timedelta(seconds=60)


def test_old_sign_ins_are_swept_away_by_new_ones(store: Store, pass_time: Callable[[float], None]) -> None:
    _made(store)
    store.accounts.sign_in("old", "li", "csrf", store.database.now())
    pass_time(100)
    store.accounts.sign_in("new", "li", "csrf", store.database.now() - timedelta(seconds=50))
    assert store.accounts.signed_in("old") is None
    assert store.accounts.signed_in("new") is not None


def test_a_new_password_ends_every_sign_in_and_a_newer_hash_none(store: Store) -> None:
    _made(store)
    store.accounts.sign_in("cookie", "li", "csrf", store.database.now())
    store.accounts.refresh_hash("li", "newer hash")
    assert store.accounts.signed_in("cookie") is not None
    store.accounts.set_password("li", "another")
    assert store.accounts.signed_in("cookie") is None
    account = store.accounts.get("li")
    assert account is not None
    assert account.password == "another"


def test_accounts_belong_to_a_workspace(store: Store) -> None:
    _made(store)
    other = open_store(store.database.place, workspace="other")
    assert not other.accounts.exist()
    assert other.accounts.get("li") is None
    other.close()


def test_people_are_listed_with_where_they_are_signed_in(store: Store, pass_time: Callable[[float], None]) -> None:
    _made(store)
    made = store.database.now()
    store.accounts.sign_in("one", "li", "csrf", made)
    pass_time(60)
    store.accounts.sign_in("two", "li", "csrf", made)
    assert store.accounts.list() == (Person("li", "admin", made, None, 2, store.database.now()),)


def test_somebody_always_manages_people(store: Store) -> None:
    _made(store)
    with pytest.raises(Misuse, match="nobody would be admin any more"):
        store.accounts.set_role("li", "viewer", "admin", "li")
    with pytest.raises(Misuse, match="nobody would be admin any more"):
        store.accounts.disable("li", "admin", "li")
    _made(store, "wang")
    store.accounts.set_role("li", "viewer", "admin", "wang")
    assert [(person.name, person.role) for person in store.accounts.list()] == [("li", "viewer"), ("wang", "admin")]


def test_who_is_disabled_is_out_until_enabled_again(store: Store) -> None:
    _made(store)
    _made(store, "wang")
    store.accounts.sign_in("cookie", "wang", "csrf", store.database.now())
    store.accounts.disable("wang", "admin", "li")
    assert store.accounts.get("wang") is None
    assert store.accounts.signed_in("cookie") is None
    store.accounts.enable("wang", "li")
    assert store.accounts.get("wang") is not None
    assert store.accounts.signed_in("cookie") is None
    assert [(entry.who, entry.what, entry.subject) for entry in store.audit.entries()[:2]] == [
        ("li", "account enabled", "wang"),
        ("li", "account disabled", "wang"),
    ]


def test_sign_ins_are_ended_at_once_but_for_one(store: Store) -> None:
    _made(store)
    for token in ("here", "there", "elsewhere"):
        store.accounts.sign_in(token, "li", "csrf", store.database.now())
    assert store.accounts.end_sign_ins("li", "li", but="here") == 2
    assert store.accounts.signed_in("here") is not None
    assert store.accounts.signed_in("there") is None
    assert store.accounts.end_sign_ins("li", "li") == 1
    with pytest.raises(Misuse, match='no account "nobody"'):
        store.accounts.end_sign_ins("nobody", "li")
