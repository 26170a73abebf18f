"""In which browsers people are signed in. Cookies come here as SHA-256 of what they hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from ivrflow.model.errors import Misuse
from ivrflow.store.audit import address_of_this, note_change
from ivrflow.store.database import Database
from ivrflow.store.schema import accounts, sign_ins

__all__ = ["BrowserInUse", "SignIn", "SignIns", "end_all"]

ID_DIGITS = 16
LONGEST_DEVICE = 400


@dataclass(frozen=True, slots=True)
class SignIn:
    """What the cookie of a browser stands for."""

    name: str
    role: str
    csrf: str
    """What the browser must say with every request that changes something."""
    made: datetime
    seen: datetime
    """The latest use; kept to the minute."""


@dataclass(frozen=True, slots=True)
class BrowserInUse:
    """One browser in which somebody is signed in, as people see it who may end that."""

    id: str
    """By which it is ended; nobody can use it as a cookie."""
    device: str
    """How the browser calls itself (RFC 9110, User-Agent); empty when it said nothing."""
    address: str
    """The IP address from which it signed in."""
    made: datetime
    seen: datetime


class SignIns:
    """The sign-ins of a workspace. `token` is what stands for a cookie."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, token: str, account: str, csrf: str, device: str, oldest: datetime) -> None:
        """Keep a sign-in; those made before `oldest` are swept away."""
        workspace, now = self._database.workspace, self._database.now()
        row = {"workspace": workspace, "token": token, "account": account, "csrf": csrf, "made": now, "seen": now}
        row |= {"device": device[:LONGEST_DEVICE], "address": address_of_this()}
        with self._database.writing() as connection:
            connection.execute(delete(sign_ins).where(sign_ins.c.workspace == workspace, sign_ins.c.made < oldest))
            connection.execute(insert(sign_ins).values(**row))
            note_change(connection, self._database, account, "signed in", account)

    def get(self, token: str) -> SignIn | None:
        """The sign-in that a cookie stands for, however old; None without one, or for an account that is disabled."""
        query = (
            select(accounts.c.name, accounts.c.role, sign_ins.c.csrf, sign_ins.c.made, sign_ins.c.seen)
            .join(accounts, (accounts.c.workspace == sign_ins.c.workspace) & (accounts.c.name == sign_ins.c.account))
            .where(*self._of(token), accounts.c.disabled.is_(None))
        )
        with self._database.reading() as connection:
            row = connection.execute(query).one_or_none()
        return SignIn(*row) if row else None

    def note_seen(self, token: str) -> None:
        """It is in use now."""
        with self._database.writing() as connection:
            connection.execute(update(sign_ins).where(*self._of(token)).values(seen=self._database.now()))

    def end(self, token: str) -> None:
        """The cookie is worth nothing from here on."""
        with self._database.writing() as connection:
            account = connection.execute(select(sign_ins.c.account).where(*self._of(token))).scalar()
            connection.execute(delete(sign_ins).where(*self._of(token)))
            if account is not None:
                note_change(connection, self._database, account, "signed out", account)

    def list(self, account: str) -> tuple[BrowserInUse, ...]:
        """Those of an account, the latest used at the head."""
        query = select(sign_ins).where(*self._of_account(account)).order_by(sign_ins.c.seen.desc(), sign_ins.c.token)
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        return tuple(BrowserInUse(row.token[:ID_DIGITS], row.device, row.address, row.made, row.seen) for row in rows)

    def end_one(self, account: str, browser: str, author: str) -> None:
        """Sign an account out of one browser. Raises Misuse when that account is signed in in no browser of this id."""
        by_id = (*self._of_account(account), sign_ins.c.token.startswith(browser, autoescape=True))
        with self._database.writing() as connection:
            if len(browser) != ID_DIGITS or not connection.execute(delete(sign_ins).where(*by_id)).rowcount:
                raise Misuse("this browser is signed out already")
            note_change(connection, self._database, author, "signed out a browser", account)

    def _of(self, token: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
        return sign_ins.c.workspace == self._database.workspace, sign_ins.c.token == token

    def _of_account(self, name: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
        return sign_ins.c.workspace == self._database.workspace, sign_ins.c.account == name


def end_all(connection: Connection, database: Database, account: str, but: str = "") -> int:
    """Sign an account out of all browsers, but for the one with this token, within a transaction; gives how many."""
    theirs = (sign_ins.c.workspace == database.workspace, sign_ins.c.account == account)
    return connection.execute(delete(sign_ins).where(*theirs, sign_ins.c.token != but)).rowcount
