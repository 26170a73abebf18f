"""What can be wrong with a flow as a whole. One file per finding; each is listed here, in the order of its code."""

from __future__ import annotations

from ivrflow.compiler.checks.check import Check
from ivrflow.compiler.checks.dangling_exit import DANGLING_EXIT
from ivrflow.compiler.checks.empty_menu import EMPTY_MENU
from ivrflow.compiler.checks.loop_without_input import LOOP_WITHOUT_INPUT
from ivrflow.compiler.checks.missing_recording import MISSING_RECORDING
from ivrflow.compiler.checks.no_way_out import NO_WAY_OUT
from ivrflow.compiler.checks.unhandled_failure import UNHANDLED_FAILURE
from ivrflow.compiler.checks.unknown_target import UNKNOWN_TARGET
from ivrflow.compiler.checks.unreachable_node import UNREACHABLE_NODE
from ivrflow.compiler.checks.unset_variable import UNSET_VARIABLE
from ivrflow.compiler.checks.unused_variable import UNUSED_VARIABLE

__all__ = ["CHECKS"]

CHECKS: tuple[Check, ...] = (
    DANGLING_EXIT,
    UNKNOWN_TARGET,
    UNREACHABLE_NODE,
    LOOP_WITHOUT_INPUT,
    NO_WAY_OUT,
    UNHANDLED_FAILURE,
    UNSET_VARIABLE,
    UNUSED_VARIABLE,
    MISSING_RECORDING,
    EMPTY_MENU,
)
