"""Who may sign in to the designer, and by what. Accounts are made by invitations.py; here, for people whom an identity
provider vouches for. Passwords arrive hashed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, insert, select, update

from ivrflow.model.errors import Misuse
from ivrflow.store.audit import note_change
from ivrflow.store.database import Database
from ivrflow.store.schema import accounts, sign_ins
from ivrflow.store.sign_ins import end_all

__all__ = ["Account", "Accounts", "Person"]


@dataclass(frozen=True, slots=True)
class Account:
    """A person who may sign in."""

    name: str
    password: str
    """Its hash; empty where an identity provider vouches for the person."""
    role: str
    identity: str = ""
    """Issuer and subject (OpenID Connect Core, section 2) by which the provider knows the person; empty for none."""


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
    provided: bool = False
    """An identity provider vouches for the person, and says which role."""


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
        return Account(row.name, row.password, row.role, row.identity) if row else None

    def set_password(self, name: str, password: str) -> None:
        """Replace the hash of a password, and end all sign-ins of that account."""
        workspace = self._database.workspace
        of_account = (accounts.c.workspace == workspace, accounts.c.name == name)
        with self._database.writing() as connection:
            connection.execute(update(accounts).where(*of_account).values(password=password))
            end_all(connection, self._database, name)
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
            .add_columns(accounts.c.identity)
            .join(seen, seen.c.account == accounts.c.name, isouter=True)
            .where(accounts.c.workspace == self._database.workspace)
            .order_by(accounts.c.name)
        )
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        return tuple(
            Person(row.name, row.role, row.made, row.disabled, row.number or 0, row.seen, row.identity != "")
            for row in rows
        )

    def set_role(self, name: str, role: str, keeps: str, author: str) -> None:
        """Give an account another role. Raises Misuse when there is none, when nobody would be `keeps` any more, and
        where the identity provider says the role."""
        with self._database.writing() as connection:
            if self._identity(connection, name):
                raise Misuse(f"the identity provider says which role {name} has; change it there")
            self._change(connection, name, {"role": role})
            self._somebody_is(connection, keeps)
            note_change(connection, self._database, author, "role set", name, role)

    def disable(self, name: str, keeps: str, author: str) -> None:
        """Let an account sign in no more, and end its sign-ins. Raises Misuse as `set_role`."""
        with self._database.writing() as connection:
            self._change(connection, name, {"disabled": self._database.now()})
            self._somebody_is(connection, keeps)
            end_all(connection, self._database, name)
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
            ended = end_all(connection, self._database, name, but)
            note_change(connection, self._database, author, "signed out everywhere", name, str(ended))
        return ended

    # Of an identity provider -----------------------------------------------------------------------------------------

    def let_in(self, identity: str, name: str, role: str, keeps: str) -> Account:
        """The account of whom an identity provider vouches for, with the role that it has now; made the first time.

        Raises Misuse when somebody else has that name, when the account is disabled, and when nobody would be `keeps`
        any more.
        """
        with self._database.writing() as connection:
            mine = (accounts.c.workspace == self._database.workspace, accounts.c.identity == identity)
            known = connection.execute(select(accounts).where(*mine)).one_or_none()
            if known is None:
                self._make(connection, identity, name, role)
                return Account(name, "", role, identity)
            if known.disabled is not None:
                raise Misuse("this account may not sign in; ask an admin")
            if known.role != role:
                self._change(connection, known.name, {"role": role})
                if known.role == keeps:
                    self._somebody_is(connection, keeps)
                note_change(connection, self._database, known.name, "role set", known.name, role)
        return Account(known.name, "", role, identity)

    def _make(self, connection: Connection, identity: str, name: str, role: str) -> None:
        made = {"workspace": self._database.workspace, "name": name, "password": "", "role": role}
        of_name = (accounts.c.workspace == self._database.workspace, accounts.c.name == name)
        if connection.execute(select(accounts.c.name).where(*of_name)).scalar() is not None:
            raise Misuse(f'there is an account "{name}" already; ask an admin')
        connection.execute(insert(accounts).values(**made, identity=identity, made=self._database.now()))
        note_change(connection, self._database, name, "account made", name, role)

    def _change(self, connection: Connection, name: str, values: dict[str, object]) -> None:
        of_account = (accounts.c.workspace == self._database.workspace, accounts.c.name == name)
        if connection.execute(select(accounts.c.name).where(*of_account)).scalar() is None:
            raise Misuse(f'there is no account "{name}"')
        if values:
            connection.execute(update(accounts).where(*of_account).values(**values))

    def _identity(self, connection: Connection, name: str) -> str:
        of_account = (accounts.c.workspace == self._database.workspace, accounts.c.name == name)
        return str(connection.execute(select(accounts.c.identity).where(*of_account)).scalar() or "")

    def _somebody_is(self, connection: Connection, role: str) -> None:
        able = (accounts.c.workspace == self._database.workspace, accounts.c.disabled.is_(None))
        query = select(func.count()).select_from(accounts).where(*able, accounts.c.role == role)
        if not connection.execute(query).scalar_one():
            raise Misuse(f"nobody would be {role} any more; make somebody else {role} first")
