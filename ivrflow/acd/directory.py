"""The port `Acd`: where queues are, and which targets are allowed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ivrflow.acd.targets import Allowed, is_number, is_queue_uri, normal_target
from ivrflow.acd.uui import user_to_user
from ivrflow.model.commands import HandOff, LeaveMessage, RequestCallback, Transfer
from ivrflow.model.errors import Misuse
from ivrflow.model.events import Offered, Stored
from ivrflow.model.ports import Referral, Refusal, Report

__all__ = ["AcdSettings", "Directory"]


@dataclass(frozen=True, slots=True)
class AcdSettings:
    """What an installation says in `[queues]`, `[transfer]` and `[acd]`."""

    queues: Mapping[str, str] = field(default_factory=dict)
    """Name → SIP URI: `cards = "sip:8001@pbx.example"`."""
    allow: tuple[str, ...] = ()
    """Transfer targets: `+8610*`, `sip:*@pbx.example`. Empty: none."""
    gateway: str = ""
    """Where numbers go: `sip:{number}@pbx.example`. Empty: numbers cannot be called."""
    max_uui_octets: int = 900
    """Of hex digits. RFC 7433 sets no limit, but SIP over UDP does: beyond 1,300 octets a request must not be sent so
    (RFC 3261 section 18.1.1), and a REFER needs some 400 for the rest."""


class Directory:
    """Implements `ivrflow.model.ports.Acd`. Raises Misuse for settings that cannot be meant."""

    def __init__(self, settings: AcdSettings) -> None:
        for name, target in settings.queues.items():
            if not is_queue_uri(target):
                raise Misuse(f'[queues] {name}: "{target}" is no SIP URI; write one such as "sip:8001@pbx.example"')
        if settings.gateway and not (
            settings.gateway.count("{number}") == 1 and is_queue_uri(settings.gateway.replace("{number}", "+1"))
        ):
            raise Misuse(
                f'gateway: "{settings.gateway}" must be a SIP URI with {{number}} in it, such as '
                '"sip:{number}@pbx.example"'
            )
        self._settings = settings
        self._allowed = Allowed(settings.allow)

    @property
    def queues(self) -> frozenset[str]:
        """The names that flows may hand callers to."""
        return frozenset(self._settings.queues)

    def resolve(self, offered: Offered, command: HandOff | Transfer) -> Referral | Refusal:
        """Where to send the caller, with the attached data; or why not."""
        target = self._queue(command) if isinstance(command, HandOff) else self._target(command)
        if isinstance(target, Refusal):
            return target
        return Referral(target, user_to_user(command.data, offered.call_id, self._settings.max_uui_octets))

    def store(self, number: int, command: LeaveMessage | RequestCallback, report: Report) -> None:
        """A PBX knows no messages of ours: refused. Publishing refuses flows that would get here."""
        what = "voicemail boxes" if isinstance(command, LeaveMessage) else "call-back requests"
        report(Stored(number, "failed", f"this installation keeps no {what}"))

    def _queue(self, command: HandOff) -> str | Refusal:
        target = self._settings.queues.get(command.queue)
        return target or Refusal("failed", f'there is no queue "{command.queue}"; add it under [queues]')

    def _target(self, command: Transfer) -> str | Refusal:
        # Causes are journalled: they never quote the target, which may be private.
        target = normal_target(command.target)
        if target is None:
            return Refusal("refused", "the target is neither a number such as +861012345678 nor a SIP URI")
        if not self._allowed.allows(target):
            return Refusal("refused", "the target is not allowed; [transfer] allow lists those that are")
        if not is_number(target):
            return target
        if not self._settings.gateway:
            return Refusal("failed", 'numbers have no way out; set gateway = "sip:{number}@…" under [transfer]')
        return self._settings.gateway.replace("{number}", target)
