"""Which variables hold what the caller entered unchecked.

Nobody declares a variable untrusted: it is, as soon as one node puts something untrusted into it. Since formulas carry
the label on from variable to variable, the compiler binds again until nothing new is found.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ivrflow.compiler.bind import Bound
from ivrflow.model.types import Type

__all__ = ["newly_untrusted"]


def newly_untrusted(scope: Mapping[str, Type], bounds: Iterable[Bound]) -> dict[str, Type]:
    """The variables that turn out to be untrusted and were not taken for it yet, with their new types."""
    found = {}
    for bound in bounds:
        for variable, given in bound.assigns.items():
            known = scope[variable]
            if given.untrusted and not known.untrusted:
                found[variable] = replace(known, untrusted=True)
    return found
