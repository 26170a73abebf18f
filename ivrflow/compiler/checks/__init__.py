"""What can be wrong with a flow as a whole. One file per finding; each is listed here, in the order of its code.

about_prompts.py   what the checks of prompts have in common
"""

from __future__ import annotations

from ivrflow.compiler.checks.check import Check, TogetherCheck
from ivrflow.compiler.checks.dangling_exit import DANGLING_EXIT
from ivrflow.compiler.checks.deaf_key import DEAF_KEY
from ivrflow.compiler.checks.empty_menu import EMPTY_MENU
from ivrflow.compiler.checks.key_before_option import KEY_BEFORE_OPTION
from ivrflow.compiler.checks.keys_out_of_order import KEYS_OUT_OF_ORDER
from ivrflow.compiler.checks.language_gap import LANGUAGE_GAP
from ivrflow.compiler.checks.long_prompt import LONG_PROMPT
from ivrflow.compiler.checks.loop_without_input import LOOP_WITHOUT_INPUT
from ivrflow.compiler.checks.many_options import MANY_OPTIONS
from ivrflow.compiler.checks.missing_recording import MISSING_RECORDING
from ivrflow.compiler.checks.no_agent import NO_AGENT
from ivrflow.compiler.checks.no_way_out import NO_WAY_OUT
from ivrflow.compiler.checks.no_words import NO_WORDS
from ivrflow.compiler.checks.recursive_subflow import RECURSIVE_SUBFLOW
from ivrflow.compiler.checks.unhandled_failure import UNHANDLED_FAILURE
from ivrflow.compiler.checks.unheard_language import UNHEARD_LANGUAGE
from ivrflow.compiler.checks.unknown_target import UNKNOWN_TARGET
from ivrflow.compiler.checks.unreachable_node import UNREACHABLE_NODE
from ivrflow.compiler.checks.unset_variable import UNSET_VARIABLE
from ivrflow.compiler.checks.untold_key import UNTOLD_KEY
from ivrflow.compiler.checks.unused_variable import UNUSED_VARIABLE

__all__ = ["CHECKS", "TOGETHER_CHECKS"]

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
    LONG_PROMPT,
    NO_WORDS,
    LANGUAGE_GAP,
    EMPTY_MENU,
    MANY_OPTIONS,
    KEY_BEFORE_OPTION,
    KEYS_OUT_OF_ORDER,
    DEAF_KEY,
    UNTOLD_KEY,
)
TOGETHER_CHECKS: tuple[TogetherCheck, ...] = (RECURSIVE_SUBFLOW, UNHEARD_LANGUAGE, NO_AGENT)
