"""The functions of the language, by subject. To add one, declare it in the file of its subject: checker, compiler,
reference and the test of its example follow."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ivrflow.expr.functions.conversions import CONVERSIONS
from ivrflow.expr.functions.dates import DATE_FUNCTIONS
from ivrflow.expr.functions.declaration import Function
from ivrflow.expr.functions.lists import LIST_FUNCTIONS
from ivrflow.expr.functions.numbers import NUMBER_FUNCTIONS
from ivrflow.expr.functions.texts import TEXT_FUNCTIONS

__all__ = ["FUNCTIONS", "SUBJECTS"]

SUBJECTS: Mapping[str, tuple[Function, ...]] = MappingProxyType(
    {
        "Text": TEXT_FUNCTIONS,
        "Numbers and money": NUMBER_FUNCTIONS,
        "Checked conversions": CONVERSIONS,
        "Dates and times": DATE_FUNCTIONS,
        "Lists": LIST_FUNCTIONS,
    }
)

FUNCTIONS: Mapping[str, Function] = MappingProxyType(
    {function.name: function for functions in SUBJECTS.values() for function in functions}
)
