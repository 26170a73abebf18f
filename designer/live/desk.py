"""Live data of the store, edited by revision."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from designer.drafts.desk import Unknown
from ivrflow.model.errors import Misuse
from ivrflow.model.live import LiveDatum
from ivrflow.runtime.live_files import SUBJECTS
from ivrflow.store.store import Store

__all__ = ["LiveDesk"]

Checker = Callable[[str, Mapping[str, object]], Mapping[str, object]]
NAME = re.compile(r"[\w.\-]{1,64}")


@dataclass(slots=True)
class LiveDesk:
    """What people change without publishing."""

    store: Store

    def list(self, subject: str) -> tuple[LiveDatum, ...]:
        """By name. Raises Unknown for a subject that is not `calendar`, `list` or `table`."""
        self._checker(subject)
        return self.store.live.list(subject)

    def get(self, subject: str, name: str) -> LiveDatum:
        """Raises Unknown."""
        self._checker(subject)
        found = self.store.live.get(subject, name)
        if found is None:
            raise Unknown(f'there is no {subject} "{name}"')
        return found

    def put(self, datum: LiveDatum, author: str) -> LiveDatum:
        """Change it on top of the revision that it carries (empty: there was none); callers get it at once.

        Raises Misuse with what is wrong in it, Stale.
        """
        if not NAME.fullmatch(datum.name):
            raise Misuse(f'"{datum.name}" is no name: letters, digits, _, - and . only, 64 at most')
        try:
            value: Mapping[str, object] = self._checker(datum.subject)(datum.name, datum.value)
        except ValueError as problem:
            raise Misuse(str(problem)) from problem
        self.store.live.put(datum.subject, datum.name, value, author, datum.revision)
        return self.get(datum.subject, datum.name)

    def _checker(self, subject: str) -> Checker:
        if subject not in SUBJECTS:
            raise Unknown(f'there are {", ".join(f"{each}s" for each in SUBJECTS)}, and no "{subject}"')
        return SUBJECTS[subject]
