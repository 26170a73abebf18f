"""Which variables are known to hold a value because of a condition: after `x != nothing and …`, x does."""

from __future__ import annotations

from ivrflow.expr.tree import Binary, Literal, Name, Tree, Unary

__all__ = ["known_when"]

_NONE: frozenset[str] = frozenset()


def known_when(condition: Tree, outcome: bool) -> frozenset[str]:
    """Names (variables and facts) that are certainly not nothing when the condition turned out so.

    Only what the condition itself says: `x != nothing`, `x = "a"`, and `not`, `and`, `or` of such.
    """
    match condition:
        case Unary("not", operand):
            return known_when(operand, not outcome)
        case Binary("and" | "or" as operator, left, right):
            of_left, of_right = known_when(left, outcome), known_when(right, outcome)
            both_decided = (operator == "and") is outcome
            return of_left | of_right if both_decided else of_left & of_right
        case Binary("=" | "!=" as operator, Name(name), Literal(value)) | Binary(
            "=" | "!=" as operator, Literal(value), Name(name)
        ):
            equal = (operator == "=") is outcome
            return frozenset({name}) if equal is (value is not None) else _NONE
    return _NONE
