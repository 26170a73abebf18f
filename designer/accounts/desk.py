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
from ivrflow.store.invitations import Invitation, Invitations
from ivrflow.store.sign_ins import BrowserInUse, SignIns

__all__ = ["Desk", "Visit", "WrongPassword", "name_of"]

LINK_LASTS = timedelta(hours=24)
IDLE = timedelta(hours=2)
"""A sign-in that is not used so long is over."""
LONGEST = timedelta(hours=12)
NOTED_EVERY = timedelta(minutes=1)
LONGEST_NAME = 64
LINK_IS_OVER = "this link was used or has expired; ask an admin for a new one"


class WrongPassword(Misuse):
    """Name and password do not belong together."""


@dataclass(frozen=True, slots=True)
class Visit:
    """From where somebody comes."""

    address: str
    """The IP address."""
    device: str = ""
    """How the browser calls itself."""

    @property
    def key(self) -> str:
        """By which tries from there are counted."""
        return f"address {self.address}"


@dataclass(slots=True)
class Desk:
    """Where people sign in."""

    accounts: Accounts
    invitations: Invitations
    sign_ins: SignIns
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

    def look_up(self, secret: str, visit: Visit) -> Invitation:
        """What a link is for. Raises Misuse when it does not hold, TooMany."""
        self.attempts.let_try(visit.key)
        found = self.invitations.get(digest(secret))
        if found is None:
            self.attempts.note(visit.key)
            raise Misuse(LINK_IS_OVER)
        return found

    def accept(self, secret: str, name: str, password: str, visit: Visit) -> User:
        """Make an account through a link, or set a password, and sign in. Raises Misuse, TooMany."""
        name = name_of(name)
        self.look_up(secret, visit)
        invited = self.invitations.accept(digest(secret), name, self.passwords.hash(password))
        if self.accounts.get(invited.name) is None:
            raise Misuse("the password is set, but this account may not sign in; ask an admin")
        return self.begin(invited.name, invited.role, visit)

    def sign_in(self, name: str, password: str, visit: Visit) -> User:
        """Raises WrongPassword, TooMany. Unknown names take as long as wrong passwords, and are told no different."""
        name = name.strip()
        keys = (f"name {name}", visit.key)
        self.attempts.let_try(*keys)
        account = self.accounts.get(name)
        if not self.passwords.verify(account.password if account else None, password) or account is None:
            self.attempts.note(*keys)
            # A name that nobody has may be a password in the wrong field.
            self.audit.note("", "sign-in refused", name if account else "")
            raise WrongPassword("name and password do not belong together; check both")
        self.attempts.forget(*keys)
        if self.passwords.is_dated(account.password):
            self.accounts.refresh_hash(name, self.passwords.hash(password))
        return self.begin(account.name, account.role, visit)

    def user_of(self, token: str) -> User | None:
        """Who a cookie stands for; None when it is over or was never given."""
        kept, now = digest(token), self.now()
        found = self.sign_ins.get(kept)
        if found is None:
            return None
        if now - found.seen > IDLE or now - found.made > LONGEST:
            self.sign_ins.end(kept)
            return None
        if now - found.seen > NOTED_EVERY:
            self.sign_ins.note_seen(kept)
        return User(found.name, found.role, found.csrf, token)

    def sign_out(self, user: User) -> None:
        self.sign_ins.end(digest(user.token))

    def sign_out_elsewhere(self, user: User) -> int:
        """End all other sign-ins of this account; gives how many."""
        return self.accounts.end_sign_ins(user.name, user.name, but=digest(user.token))

    def browsers(self, user: User) -> tuple[BrowserInUse, ...]:
        """Where this account is signed in."""
        return self.sign_ins.list(user.name)

    def is_here(self, user: User, browser: BrowserInUse) -> bool:
        """Whether this is the browser that asks."""
        return digest(user.token).startswith(browser.id)

    def sign_out_browser(self, user: User, browser: str) -> None:
        """Raises Misuse when this account is signed in in no browser of this id."""
        self.sign_ins.end_one(user.name, browser, user.name)

    def has_password(self, user: User) -> bool:
        """False for those whom an identity provider vouches for."""
        account = self.accounts.get(user.name)
        return account is not None and account.password != ""

    def change_password(self, user: User, old: str, new: str, visit: Visit) -> User:
        """Set a new password; every browser is signed out, and this one in again. Raises WrongPassword, TooMany."""
        keys = (f"name {user.name}",)
        self.attempts.let_try(*keys)
        account = self.accounts.get(user.name)
        if not self.passwords.verify(account.password if account else None, old):
            self.attempts.note(*keys)
            raise WrongPassword("the old password is another one")
        self.accounts.set_password(user.name, self.passwords.hash(new))
        return self.begin(user.name, user.role, visit)

    def begin(self, name: str, role: str, visit: Visit) -> User:
        """Somebody who proved who he is is signed in from here on."""
        user = User(name, role, new_secret(), new_secret())
        self.sign_ins.begin(digest(user.token), name, user.csrf, visit.device, self.now() - LONGEST)
        return user


def name_of(written: str) -> str:
    """A name as it is kept. Raises Misuse for one that cannot be shown on a line, or be part of an address."""
    name = written.strip()
    if not name.strip(".") or len(name) > LONGEST_NAME or not name.isprintable() or "/" in name:
        raise Misuse(f"a name has 1 to {LONGEST_NAME} letters, digits or signs, no / and not only dots")
    return name
