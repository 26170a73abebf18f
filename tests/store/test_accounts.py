"""Accounts are made through links that hold once, or for whom an identity provider vouches."""

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


def test_a_new_password_ends_every_sign_in_and_a_newer_hash_none(store: Store) -> None:
    _made(store)
    store.sign_ins.begin("cookie", "li", "csrf", "", store.database.now())
    store.accounts.refresh_hash("li", "newer hash")
    assert store.sign_ins.get("cookie") is not None
    store.accounts.set_password("li", "another")
    assert store.sign_ins.get("cookie") is None
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
    store.sign_ins.begin("one", "li", "csrf", "", made)
    pass_time(60)
    store.sign_ins.begin("two", "li", "csrf", "", made)
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
    store.sign_ins.begin("cookie", "wang", "csrf", "", store.database.now())
    store.accounts.disable("wang", "admin", "li")
    assert store.accounts.get("wang") is None
    assert store.sign_ins.get("cookie") is None
    store.accounts.enable("wang", "li")
    assert store.accounts.get("wang") is not None
    assert store.sign_ins.get("cookie") is None
    assert [(entry.who, entry.what, entry.subject) for entry in store.audit.entries()[:2]] == [
        ("li", "account enabled", "wang"),
        ("li", "account disabled", "wang"),
    ]


def test_sign_ins_are_ended_at_once_but_for_one(store: Store) -> None:
    _made(store)
    for token in ("here", "there", "elsewhere"):
        store.sign_ins.begin(token, "li", "csrf", "", store.database.now())
    assert store.accounts.end_sign_ins("li", "li", but="here") == 2
    assert store.sign_ins.get("here") is not None
    assert store.sign_ins.get("there") is None
    assert store.accounts.end_sign_ins("li", "li") == 1
    with pytest.raises(Misuse, match='no account "nobody"'):
        store.accounts.end_sign_ins("nobody", "li")


def test_whom_the_provider_vouches_for_gets_an_account_the_first_time(store: Store) -> None:
    _made(store)
    made = store.accounts.let_in("https://idp.example 1", "zhao", "editor", "admin")
    assert (made.name, made.role) == ("zhao", "editor")
    risen = store.accounts.let_in("https://idp.example 1", "another name", "publisher", "admin")
    assert (risen.name, risen.role) == ("zhao", "publisher"), "the name of the first time stays; the role is today's"
    assert [(each.name, each.provided) for each in store.accounts.list()] == [("li", False), ("zhao", True)]
    account = store.accounts.get("zhao")
    assert account is not None
    assert (account.password, account.identity) == ("", "https://idp.example 1")


def test_the_provider_takes_nobodys_account_over(store: Store) -> None:
    _made(store)
    with pytest.raises(Misuse, match='an account "li" already'):
        store.accounts.let_in("https://idp.example 1", "li", "admin", "admin")
    store.accounts.let_in("https://idp.example 2", "zhao", "editor", "admin")
    with pytest.raises(Misuse, match='an account "zhao" already'):
        store.accounts.let_in("https://idp.example 3", "zhao", "admin", "admin")
    store.accounts.disable("zhao", "admin", "li")
    with pytest.raises(Misuse, match="may not sign in"):
        store.accounts.let_in("https://idp.example 2", "zhao", "editor", "admin")


def test_the_role_that_the_provider_says_is_not_changed_here(store: Store) -> None:
    _made(store)
    store.accounts.let_in("https://idp.example 1", "zhao", "admin", "admin")
    with pytest.raises(Misuse, match="change it there"):
        store.accounts.set_role("zhao", "viewer", "admin", "li")
    with pytest.raises(Misuse, match="has no password here"):
        store.invitations.make_reset("link", "zhao", DAY, "li")
    store.accounts.disable("li", "admin", "zhao")
    with pytest.raises(Misuse, match="nobody would be admin any more"):
        store.accounts.let_in("https://idp.example 1", "zhao", "viewer", "admin")
