"""Links, sign-in, sign-out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from designer.accounts.attempts import Attempts
from designer.accounts.passwords import Passwords
from designer.accounts.permissions import ADMIN, User
from designer.accounts.secrets import digest, new_secret
from ivrflow.model.errors import Misuse
from ivrflow.store.accounts import Accounts
from ivrflow.store.audit import Audit
from ivrflow.store.database import Clock
from ivrflow.store.invitations import Invitations

__all__ = ["Desk", "TooMany", "WrongPassword"]

LINK_LASTS = timedelta(hours=24)
IDLE = timedelta(hours=2)
"""A sign-in that is not used so long is over."""
LONGEST = timedelta(hours=12)
NOTED_EVERY = timedelta(minutes=1)
LONGEST_NAME = 64


class WrongPassword(Misuse):
    """Name and password do not belong together."""


class TooMany(Misuse):
    """Tried too often."""

    def __init__(self, wait_s: float) -> None:
        self.wait_s = max(1, round(wait_s))
        minutes = -(-self.wait_s // 60)
        super().__init__(f"too many attempts; try again in {minutes} minute{'s' if minutes > 1 else ''}")


@dataclass(slots=True)
class Desk:
    """Where people sign in."""

    accounts: Accounts
    invitations: Invitations
    audit: Audit
    passwords: Passwords
    attempts: Attempts
    now: Clock

    @property
    def is_set_up(self) -> bool:
        """Whether there is an administrator."""
        return self.accounts.exist()

    def first_link(self) -> str:
        """The secret of a new link by which the first administrator is made; older ones end."""
        secret = new_secret()
        self.invitations.make_first(digest(secret), ADMIN, LINK_LASTS)
        return secret

    def accept(self, secret: str, name: str, password: str, address: str) -> User:
        """Make an account through a link, or set a password, and sign in. Raises Misuse, TooMany."""
        self._let_try(address)
        name = name.strip()
        if not name or len(name) > LONGEST_NAME or not name.isprintable():
            raise Misuse(f"a name has 1 to {LONGEST_NAME} letters, digits or signs")
        if not self.invitations.is_open(digest(secret)):
            self.attempts.note_failure(address)
            raise Misuse("this link was used or has expired; ask an admin for a new one")
        invited = self.invitations.accept(digest(secret), name, self.passwords.hash(password))
        if self.accounts.get(invited.name) is None:
            raise Misuse("the password is set, but this account may not sign in; ask an admin")
        return self._begin(invited.name, invited.role)

    def sign_in(self, name: str, password: str, address: str) -> User:
        """Raises WrongPassword, TooMany. Unknown names take as long as wrong passwords, and are told no different."""
        name = name.strip()
        keys = (f"name {name}", address)
        self._let_try(*keys)
        account = self.accounts.get(name)
        if not self.passwords.verify(account.password if account else None, password) or account is None:
            self.attempts.note_failure(*keys)
            # A name that nobody has may be a password in the wrong field.
            self.audit.note("", "sign-in refused", name if account else "")
            raise WrongPassword("name and password do not belong together; check both")
        self.attempts.forget(*keys)
        if self.passwords.is_dated(account.password):
            self.accounts.refresh_hash(name, self.passwords.hash(password))
        return self._begin(account.name, account.role)

    def user_of(self, token: str) -> User | None:
        """Who a cookie stands for; None when it is over or was never given."""
        kept, now = digest(token), self.now()
        found = self.accounts.signed_in(kept)
        if found is None:
            return None
        if now - found.seen > IDLE or now - found.made > LONGEST:
            self.accounts.sign_out(kept)
            return None
        if now - found.seen > NOTED_EVERY:
            self.accounts.note_seen(kept)
        return User(found.account.name, found.account.role, found.csrf, token)

    def sign_out(self, user: User) -> None:
        self.accounts.sign_out(digest(user.token))

    def sign_out_elsewhere(self, user: User) -> int:
        """End all other sign-ins of this account; gives how many."""
        return self.accounts.end_sign_ins(user.name, user.name, but=digest(user.token))

    def change_password(self, user: User, old: str, new: str) -> User:
        """Set a new password; every browser is signed out, and this one in again. Raises WrongPassword, TooMany."""
        keys = (f"name {user.name}",)
        self._let_try(*keys)
        account = self.accounts.get(user.name)
        if not self.passwords.verify(account.password if account else None, old):
            self.attempts.note_failure(*keys)
            raise WrongPassword("the old password is another one")
        self.accounts.set_password(user.name, self.passwords.hash(new))
        return self._begin(user.name, user.role)

    def _let_try(self, *keys: str) -> None:
        if (wait_s := self.attempts.wait_s(*keys)) > 0:
            raise TooMany(wait_s)

    def _begin(self, name: str, role: str) -> User:
        user = User(name, role, new_secret(), new_secret())
        self.accounts.sign_in(digest(user.token), name, user.csrf, self.now() - LONGEST)
        return user
