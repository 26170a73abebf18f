"""Who may sign in to the designer, by what, and who is signed in. Accounts are made by invitations.py.

Secrets never come here as they are: passwords arrive hashed, cookies as SHA-256 of what they hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Table, delete, func, insert, select, update

from ivrflow.model.errors import Misuse
from ivrflow.store.audit import note_change
from ivrflow.store.database import Database
from ivrflow.store.schema import accounts, sign_ins

__all__ = ["Account", "Accounts", "Person", "SignIn"]


@dataclass(frozen=True, slots=True)
class Account:
    """A person who may sign in."""

    name: str
    password: str
    """Its hash."""
    role: str


@dataclass(frozen=True, slots=True)
class Person:
    """An account, as those see it who manage people."""

    name: str
    role: str
    made: datetime
    disabled: datetime | None
    """Since when it may not sign in."""
    sign_ins: int
    """In how many browsers it is signed in."""
    seen: datetime | None
    """The latest use of those."""


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
        """None also for one that was disabled."""
        query = select(accounts).where(accounts.c.workspace == self._database.workspace, accounts.c.name == name)
        with self._database.reading() as connection:
            row = connection.execute(query.where(accounts.c.disabled.is_(None))).one_or_none()
        return Account(row.name, row.password, row.role) if row else None

    def set_password(self, name: str, password: str) -> None:
        """Replace the hash of a password, and end all sign-ins of that account."""
        workspace = self._database.workspace
        of_account = (accounts.c.workspace == workspace, accounts.c.name == name)
        with self._database.writing() as connection:
            connection.execute(update(accounts).where(*of_account).values(password=password))
            self._end_sign_ins(connection, name)
            note_change(connection, self._database, name, "password set", name)

    def refresh_hash(self, name: str, password: str) -> None:
        """Keep the same password under a newer hash."""
        of_account = (accounts.c.workspace == self._database.workspace, accounts.c.name == name)
        with self._database.writing() as connection:
            connection.execute(update(accounts).where(*of_account).values(password=password))

    # People ----------------------------------------------------------------------------------------------------------

    def list(self) -> tuple[Person, ...]:
        """By name."""
        seen = (
            select(sign_ins.c.account, func.count().label("number"), func.max(sign_ins.c.seen).label("seen"))
            .where(sign_ins.c.workspace == self._database.workspace)
            .group_by(sign_ins.c.account)
            .subquery()
        )
        query = (
            select(accounts.c.name, accounts.c.role, accounts.c.made, accounts.c.disabled, seen.c.number, seen.c.seen)
            .join(seen, seen.c.account == accounts.c.name, isouter=True)
            .where(accounts.c.workspace == self._database.workspace)
            .order_by(accounts.c.name)
        )
        with self._database.reading() as connection:
            return tuple(Person(*row[:4], row.number or 0, row.seen) for row in connection.execute(query))

    def set_role(self, name: str, role: str, keeps: str, author: str) -> None:
        """Give an account another role. Raises Misuse when there is none, or when nobody would be `keeps` any more."""
        with self._database.writing() as connection:
            self._change(connection, name, {"role": role})
            self._somebody_is(connection, keeps)
            note_change(connection, self._database, author, "role set", name, role)

    def disable(self, name: str, keeps: str, author: str) -> None:
        """Let an account sign in no more, and end its sign-ins. Raises Misuse as `set_role`."""
        with self._database.writing() as connection:
            self._change(connection, name, {"disabled": self._database.now()})
            self._somebody_is(connection, keeps)
            self._end_sign_ins(connection, name)
            note_change(connection, self._database, author, "account disabled", name)

    def enable(self, name: str, author: str) -> None:
        """Let it sign in again. Raises Misuse when there is none."""
        with self._database.writing() as connection:
            self._change(connection, name, {"disabled": None})
            note_change(connection, self._database, author, "account enabled", name)

    def end_sign_ins(self, name: str, author: str, but: str = "") -> int:
        """Sign an account out of every browser, but for the one with this token; gives of how many. Raises Misuse."""
        with self._database.writing() as connection:
            self._change(connection, name, {})
            ended = self._end_sign_ins(connection, name, but)
            note_change(connection, self._database, author, "signed out everywhere", name, str(ended))
        return ended

    def _change(self, connection: Connection, name: str, values: dict[str, object]) -> None:
        of_account = (accounts.c.workspace == self._database.workspace, accounts.c.name == name)
        if connection.execute(select(accounts.c.name).where(*of_account)).scalar() is None:
            raise Misuse(f'there is no account "{name}"')
        if values:
            connection.execute(update(accounts).where(*of_account).values(**values))

    def _somebody_is(self, connection: Connection, role: str) -> None:
        able = (accounts.c.workspace == self._database.workspace, accounts.c.disabled.is_(None))
        query = select(func.count()).select_from(accounts).where(*able, accounts.c.role == role)
        if not connection.execute(query).scalar_one():
            raise Misuse(f"nobody would be {role} any more; make somebody else {role} first")

    def _end_sign_ins(self, connection: Connection, name: str, but: str = "") -> int:
        theirs = (sign_ins.c.workspace == self._database.workspace, sign_ins.c.account == name)
        return connection.execute(delete(sign_ins).where(*theirs, sign_ins.c.token != but)).rowcount

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
            note_change(connection, self._database, account, "signed in", account)

    def signed_in(self, token: str) -> SignIn | None:
        """The sign-in that a cookie stands for, however old; None without one, or for an account that is disabled."""
        query = (
            select(sign_ins.c.csrf, sign_ins.c.made, sign_ins.c.seen, accounts.c.name, accounts.c.password)
            .add_columns(accounts.c.role)
            .join(accounts, (accounts.c.workspace == sign_ins.c.workspace) & (accounts.c.name == sign_ins.c.account))
            .where(*_of(self._database, sign_ins, token), accounts.c.disabled.is_(None))
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
            of_token = _of(self._database, sign_ins, token)
            account = connection.execute(select(sign_ins.c.account).where(*of_token)).scalar()
            connection.execute(delete(sign_ins).where(*of_token))
            if account is not None:
                note_change(connection, self._database, account, "signed out", account)


def _of(database: Database, table: Table, token: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return table.c.workspace == database.workspace, table.c.token == token
