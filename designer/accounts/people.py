"""Inviting people, and what is done about accounts by those who manage them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from designer.accounts.attempts import Attempts
from designer.accounts.permissions import ADMIN, ROLES
from designer.accounts.secrets import digest, new_secret
from ivrflow.model.errors import Misuse
from ivrflow.store.accounts import Accounts, Person
from ivrflow.store.invitations import Invitation, Invitations
from ivrflow.store.sign_ins import BrowserInUse, SignIns

__all__ = ["PeopleDesk"]

INVITATION_LASTS = timedelta(days=7)
RESET_LASTS = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class PeopleDesk:
    """For admins. `author` is who does it: the audit trail tells."""

    accounts: Accounts
    invitations: Invitations
    sign_ins: SignIns
    links: Attempts
    """How many links somebody may make in a while: a stolen session must not make hundreds."""

    def list(self) -> tuple[Person, ...]:
        """Everybody, by name."""
        return self.accounts.list()

    def open_invitations(self) -> tuple[Invitation, ...]:
        return self.invitations.list()

    def invite(self, role: str, author: str) -> str:
        """The secret of a link that makes an account. Raises Misuse for an unknown role, TooMany."""
        _known(role)
        return self._link(author, lambda token: self.invitations.make(token, role, INVITATION_LASTS, author))

    def reset(self, name: str, author: str) -> str:
        """The secret of a link that sets the password of an account; its owner says which. Raises Misuse, TooMany."""
        return self._link(author, lambda token: self.invitations.make_reset(token, name, RESET_LASTS, author))

    def revoke(self, invitation: str, author: str) -> None:
        """Raises Misuse when the link holds no more anyway."""
        self.invitations.revoke(invitation, author)

    def set_role(self, name: str, role: str, author: str) -> None:
        """Holds from the next request on. Raises Misuse for an unknown account or role, and for the last admin."""
        _known(role)
        self.accounts.set_role(name, role, ADMIN, author)

    def set_disabled(self, name: str, disabled: bool, author: str) -> None:
        """A disabled account is signed out at once, and stays on record. Raises Misuse as `set_role`."""
        if disabled:
            self.accounts.disable(name, ADMIN, author)
        else:
            self.accounts.enable(name, author)

    def sign_out_everywhere(self, name: str, author: str) -> int:
        """In how many browsers it was signed in. Raises Misuse."""
        return self.accounts.end_sign_ins(name, author)

    def browsers(self, name: str) -> tuple[BrowserInUse, ...]:
        """Where an account is signed in."""
        return self.sign_ins.list(name)

    def sign_out_browser(self, name: str, browser: str, author: str) -> None:
        """Raises Misuse when that account is signed in in no browser of this id."""
        self.sign_ins.end_one(name, browser, author)

    def _link(self, author: str, make: Callable[[str], None]) -> str:
        self.links.let_try(author)
        secret = new_secret()
        make(digest(secret))
        self.links.note(author)
        return secret


def _known(role: str) -> None:
    if role not in ROLES:
        raise Misuse(f'"{role}" is no role; there are: {", ".join(ROLES)}')
