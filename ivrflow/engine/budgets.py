"""The limits that keep a call from running away. Over budget leads to the flow's `on error`, then to hang-up."""

from __future__ import annotations

from typing import Final

__all__ = ["MAX_DEPTH", "MAX_ERRORS", "MAX_TRAIL", "MAX_VISITS", "MAX_VISITS_UNASKED"]

MAX_VISITS_UNASKED: Final = 1_000
"""Nodes in a row without an answer of the caller: a loop of logic nodes ends here, long before anybody notices. Also
what `on error` may use when the call's own budget is spent, and what each hang-up handler may use."""
MAX_VISITS: Final = 10_000
"""Nodes per call. Precedent: Genesys stops a call's flow after 10,000 actions."""
MAX_DEPTH: Final = 20
"""Subflows within subflows."""
MAX_ERRORS: Final = 3
"""How often `on error` may be taken without an answer of the caller in between: the handler itself may be broken. A
caller who is asked again after each failure may meet as many as there are."""
MAX_TRAIL: Final = 32
"""How many menus `back` remembers."""
