"""Who may sign in to the designer, by what, and who is signed in.

Secrets never come here as they are: passwords arrive hashed, links and cookies as SHA-256 of what they hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Table, delete, func, insert, select, update

from ivrflow.model.errors import Misuse
from ivrflow.store.audit import note_change
from ivrflow.store.database import Database
from ivrflow.store.schema import accounts, invitations, sign_ins

__all__ = ["Account", "Accounts", "SignIn"]


@dataclass(frozen=True, slots=True)
class Account:
    """A person who may sign in."""

    name: str
    password: str
    """Its hash."""
    role: str


@dataclass(frozen=True, slots=True)
class SignIn:
    """One browser in which a person is signed in."""

    account: Account
    csrf: str
    """What the browser must say with every request that changes something."""
    made: datetime
    seen: datetime
    """The latest use; kept to the minute."""


class Accounts:
    """The accounts of a workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def exist(self) -> bool:
        """Whether anybody may sign in."""
        query = select(func.count()).select_from(accounts).where(accounts.c.workspace == self._database.workspace)
        with self._database.reading() as connection:
            return bool(connection.execute(query).scalar_one())

    def get(self, name: str) -> Account | None:
        query = select(accounts).where(accounts.c.workspace == self._database.workspace, accounts.c.name == name)
        with self._database.reading() as connection:
            row = connection.execute(query).one_or_none()
        return Account(row.name, row.password, row.role) if row else None

    def set_password(self, name: str, password: str) -> None:
        """Replace the hash of a password, and end all sign-ins of that account."""
        workspace = self._database.workspace
        of_account = (accounts.c.workspace == workspace, accounts.c.name == name)
        with self._database.writing() as connection:
            connection.execute(update(accounts).where(*of_account).values(password=password))
            connection.execute(delete(sign_ins).where(sign_ins.c.workspace == workspace, sign_ins.c.account == name))
            note_change(connection, self._database, name, "password set", name)

    def refresh_hash(self, name: str, password: str) -> None:
        """Keep the same password under a newer hash."""
        of_account = (accounts.c.workspace == self._database.workspace, accounts.c.name == name)
        with self._database.writing() as connection:
            connection.execute(update(accounts).where(*of_account).values(password=password))

    # Invitations -----------------------------------------------------------------------------------------------------

    def invite(self, token: str, role: str, lasts: timedelta) -> None:
        """Let whoever holds the link make an account with this role, once. An older link for the role ends."""
        workspace = self._database.workspace
        with self._database.writing() as connection:
            connection.execute(
                delete(invitations).where(invitations.c.workspace == workspace, invitations.c.role == role)
            )
            connection.execute(
                insert(invitations).values(
                    workspace=workspace, token=token, role=role, expires=self._database.now() + lasts
                )
            )

    def is_invited(self, token: str) -> bool:
        """Whether the link still holds."""
        query = select(invitations.c.expires).where(*_of(self._database, invitations, token))
        with self._database.reading() as connection:
            expires = connection.execute(query).scalar()
        return expires is not None and expires > self._database.now()

    def accept(self, token: str, name: str, password: str) -> Account:
        """Make the account that a link stands for. Raises Misuse for a used or expired link, and a name in use."""
        workspace = self._database.workspace
        with self._database.writing() as connection:
            query = select(invitations).where(*_of(self._database, invitations, token))
            row = connection.execute(query).one_or_none()
            if row is None or row.expires <= self._database.now():
                raise Misuse("this link was used or has expired; ask for a new one, or start the designer again")
            taken = select(accounts.c.name).where(accounts.c.workspace == workspace, accounts.c.name == name)
            if connection.execute(taken).scalar() is not None:
                raise Misuse(f'there is an account "{name}" already; choose another name')
            connection.execute(delete(invitations).where(*_of(self._database, invitations, token)))
            connection.execute(
                insert(accounts).values(
                    workspace=workspace, name=name, password=password, role=row.role, made=self._database.now()
                )
            )
            note_change(connection, self._database, name, "account made", name, row.role)
        return Account(name, password, row.role)

    # Sign-ins --------------------------------------------------------------------------------------------------------

    def sign_in(self, token: str, account: str, csrf: str, oldest: datetime) -> None:
        """Keep a sign-in; those made before `oldest` are swept away."""
        workspace, now = self._database.workspace, self._database.now()
        with self._database.writing() as connection:
            connection.execute(delete(sign_ins).where(sign_ins.c.workspace == workspace, sign_ins.c.made < oldest))
            connection.execute(
                insert(sign_ins).values(
                    workspace=workspace, token=token, account=account, csrf=csrf, made=now, seen=now
                )
            )

    def signed_in(self, token: str) -> SignIn | None:
        """The sign-in that a cookie stands for, however old; None when there is none, or its account is gone."""
        query = (
            select(sign_ins.c.csrf, sign_ins.c.made, sign_ins.c.seen, accounts.c.name, accounts.c.password)
            .add_columns(accounts.c.role)
            .join(accounts, (accounts.c.workspace == sign_ins.c.workspace) & (accounts.c.name == sign_ins.c.account))
            .where(*_of(self._database, sign_ins, token))
        )
        with self._database.reading() as connection:
            row = connection.execute(query).one_or_none()
        return SignIn(Account(row.name, row.password, row.role), row.csrf, row.made, row.seen) if row else None

    def note_seen(self, token: str) -> None:
        """It is in use now."""
        with self._database.writing() as connection:
            connection.execute(
                update(sign_ins).where(*_of(self._database, sign_ins, token)).values(seen=self._database.now())
            )

    def sign_out(self, token: str) -> None:
        """The cookie is worth nothing from here on."""
        with self._database.writing() as connection:
            connection.execute(delete(sign_ins).where(*_of(self._database, sign_ins, token)))


def _of(database: Database, table: Table, token: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return table.c.workspace == database.workspace, table.c.token == token
