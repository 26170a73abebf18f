"""The expression language of flows: small, typed and total; parsed once, compiled once to closures.

It has no loops, no recursion and no way into Python, and nothing of an author's text is ever given to Python to run.

    tree.py        the tree of an expression       grammar.lark  how it is written
    parser.py      text -> tree                    printer.py    tree -> canonical text
    operators.py   what operators take and give    functions/    what can be called
    facts.py       what is known of every call     bounds.py     how large anything may become
    checker.py     tree -> type, errors, cautions  compiler.py   tree -> closure
    prompts/       the same three steps for `say("… {balance} …") money(balance)`
    calls.py       `bank.balance(number = account)`
    types.py       `text private`, `list of number`
    reference.py   the page docs/reference/expressions.md, made from these tables

Import what you need from here.
"""

from __future__ import annotations

from ivrflow.expr.calls import Argument, CallTree, parse_call, print_call
from ivrflow.expr.checker import Checked, check_expression
from ivrflow.expr.compiler import Compiled, compile_expression, constant_value
from ivrflow.expr.errors import EvaluationFault, ExpressionError
from ivrflow.expr.facts import FACTS, Fact
from ivrflow.expr.narrowing import known_when
from ivrflow.expr.parser import parse_expression
from ivrflow.expr.printer import print_expression
from ivrflow.expr.prompts.checker import CheckedPrompt, check_prompt
from ivrflow.expr.prompts.compiler import CompiledPrompt, compile_prompt
from ivrflow.expr.prompts.parser import parse_prompt
from ivrflow.expr.prompts.printer import print_prompt
from ivrflow.expr.prompts.tree import PieceTree, PromptTree, Template
from ivrflow.expr.tree import Tree
from ivrflow.expr.types import parse_type, print_type

__all__ = [
    "FACTS",
    "Argument",
    "CallTree",
    "Checked",
    "CheckedPrompt",
    "Compiled",
    "CompiledPrompt",
    "EvaluationFault",
    "ExpressionError",
    "Fact",
    "PieceTree",
    "PromptTree",
    "Template",
    "Tree",
    "check_expression",
    "check_prompt",
    "compile_expression",
    "compile_prompt",
    "constant_value",
    "known_when",
    "parse_call",
    "parse_expression",
    "parse_prompt",
    "parse_type",
    "print_call",
    "print_expression",
    "print_prompt",
    "print_type",
]
