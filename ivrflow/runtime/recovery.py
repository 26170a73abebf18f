"""Where a call stood when its engine died: its journal, run again on its release, tells.

A journal says which nodes were left, not where the last of them led to: that is the program's affair.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping

from ivrflow.compiler.program import Program
from ivrflow.engine.rerun import rerun
from ivrflow.model.errors import IvrflowError
from ivrflow.model.events import Offered
from ivrflow.model.journal import Step

__all__ = ["node_reached"]

_log = logging.getLogger(__name__)


def node_reached(programs_of: Callable[[str], Mapping[str, Program]], offered: Offered, steps: tuple[Step, ...]) -> str:
    """`flow.node` in which the call was last, or "" when that cannot be told. `programs_of` gives a release's programs,
    and may raise IvrflowError."""
    if not steps:
        return ""
    try:
        again = rerun(programs_of(offered.release), steps)
    except IvrflowError as error:
        _log.warning("call %s: its last node is not known: %s", offered.call_id, error)
        return ""
    except Exception:
        # A journal that an older version wrote may not fit this interpreter. The engine must start all the same.
        _log.exception("call %s: its last node is not known", offered.call_id)
        return ""
    if again.differs_at is not None:
        return ""
    flow, node, _ = again.call.walk.position
    return f"{flow}.{node}"
