"""Links by which people make an account, or set a new password when they forgot theirs. Each holds once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, insert, select, update

from ivrflow.model.errors import Misuse
from ivrflow.store.audit import note_change
from ivrflow.store.database import Database
from ivrflow.store.schema import accounts, invitations
from ivrflow.store.sign_ins import end_all

__all__ = ["Invitation", "Invitations", "Invited"]

ID_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link that still holds."""

    id: str
    """By which it is revoked; nobody can use it as a link."""
    role: str
    account: str
    """Whose password it lets be set; empty: it makes an account."""
    author: str
    """Who made it; empty for the server itself."""
    expires: datetime


@dataclass(frozen=True, slots=True)
class Invited:
    """Who came by a link."""

    name: str
    role: str


class Invitations:
    """The links of a workspace. `token` is what stands for a link: SHA-256 of what it holds."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def make_first(self, token: str, role: str, lasts: timedelta) -> None:
        """The link that the server prints while there is no account; an older one ends."""
        with self._database.writing() as connection:
            older = (*self._own(), invitations.c.author == "", invitations.c.account == "")
            connection.execute(delete(invitations).where(*older))
            self._insert(connection, token, role, lasts, account="", author="")

    def make(self, token: str, role: str, lasts: timedelta, author: str) -> None:
        """Let whoever holds the link make an account with this role."""
        with self._database.writing() as connection:
            self._insert(connection, token, role, lasts, account="", author=author)
            note_change(connection, self._database, author, "invited", role)

    def make_reset(self, token: str, account: str, lasts: timedelta, author: str) -> None:
        """Let whoever holds the link set the password of an account; an older one for it ends. Raises Misuse when there
        is no such account."""
        with self._database.writing() as connection:
            of_account = (accounts.c.workspace == self._database.workspace, accounts.c.name == account)
            found = connection.execute(select(accounts.c.role, accounts.c.identity).where(*of_account)).one_or_none()
            if found is None:
                raise Misuse(f'there is no account "{account}"')
            if found.identity:
                raise Misuse(f"{account} signs in through the identity provider, and has no password here")
            connection.execute(delete(invitations).where(*self._own(), invitations.c.account == account))
            self._insert(connection, token, found.role, lasts, account, author)
            note_change(connection, self._database, author, "password link made", account)

    def list(self) -> tuple[Invitation, ...]:
        """Those that still hold, the one that ends first at the head."""
        query = select(invitations).where(*self._own(), invitations.c.expires > self._database.now())
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(invitations.c.expires, invitations.c.token)).all()
        return tuple(map(_invitation, rows))

    def revoke(self, invitation: str, author: str) -> None:
        """The link holds no more. Raises Misuse when there is none of that id."""
        by_id = (*self._own(), invitations.c.token.startswith(invitation, autoescape=True))
        with self._database.writing() as connection:
            if len(invitation) != ID_DIGITS or not connection.execute(delete(invitations).where(*by_id)).rowcount:
                raise Misuse("this link was used, revoked or has expired already")
            note_change(connection, self._database, author, "invitation revoked", invitation)

    def get(self, token: str) -> Invitation | None:
        """What a link is for; None when it does not hold."""
        query = select(invitations).where(*self._own(), invitations.c.token == token)
        with self._database.reading() as connection:
            row = connection.execute(query).one_or_none()
        return _invitation(row) if row is not None and row.expires > self._database.now() else None

    def is_open(self, token: str) -> bool:
        """Whether the link still holds."""
        return self.get(token) is not None

    def accept(self, token: str, name: str, password: str) -> Invited:
        """Make the account, or set the password, that a link stands for; `password` is hashed.

        Raises Misuse for a used or expired link, a name in use, and the wrong name for a password.
        """
        with self._database.writing() as connection:
            query = select(invitations).where(*self._own(), invitations.c.token == token)
            row = connection.execute(query).one_or_none()
            if row is None or row.expires <= self._database.now():
                raise Misuse("this link was used or has expired; ask for a new one, or start the designer again")
            of_name = (accounts.c.workspace == self._database.workspace, accounts.c.name == name)
            role = connection.execute(select(accounts.c.role).where(*of_name)).scalar()
            if row.account:
                if row.account != name or role is None:
                    raise Misuse("this link sets the password of another account; write that name")
                connection.execute(update(accounts).where(*of_name).values(password=password))
                end_all(connection, self._database, name)
                note_change(connection, self._database, name, "password set", name)
            else:
                if role is not None:
                    raise Misuse(f'there is an account "{name}" already; choose another name')
                role = row.role
                made = {"workspace": self._database.workspace, "name": name, "password": password, "role": role}
                connection.execute(insert(accounts).values(**made, made=self._database.now()))
                note_change(connection, self._database, name, "account made", name, role)
            connection.execute(delete(invitations).where(*self._own(), invitations.c.token == token))
        return Invited(name, role)

    def _own(self) -> tuple[ColumnElement[bool]]:
        return (invitations.c.workspace == self._database.workspace,)

    def _insert(
        self, connection: Connection, token: str, role: str, lasts: timedelta, account: str, author: str
    ) -> None:
        row = {"workspace": self._database.workspace, "token": token, "role": role, "account": account}
        connection.execute(insert(invitations).values(**row, author=author, expires=self._database.now() + lasts))


def _invitation(row: Row[Any]) -> Invitation:
    return Invitation(row.token[:ID_DIGITS], row.role, row.account, row.author, row.expires)
