"""Calls of statements and flows: the right arguments are bound, and a wrong call says what is wrong with it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ivrflow.model.types import BOOLEAN, MONEY
from ivrflow.model.values import Money
from ivrflow.nodes.fields.calls import Attachment, BoundCall, BoundFlow, FlowCall, NamedFormulas, OpenValues
from ivrflow.nodes.fields.calls import StatementCall as Call
from ivrflow.nodes.fields.field_type import FieldType

from .binding import binder, by_language, lines, problems


def test_a_statement_gets_the_values_that_its_arguments_have_now() -> None:
    around = binder()
    bound = Call().bind(lines("bank.balance(number = account)"), around)
    assert isinstance(bound, BoundCall)
    assert problems(around) == []
    assert bound.statement.key == "bank.balance"
    assert bound.arguments.compute({"account": "622202"}, {}) == {"number": "622202"}
    assert around.uses == {"account"}


def test_the_secret_that_the_caller_enters_is_left_for_the_node() -> None:
    around = binder()
    bound = Call(entry=True, answer=("ok", BOOLEAN)).bind(lines("bank.check(number = account)"), around)
    assert isinstance(bound, BoundCall)
    assert problems(around) == []
    assert (bound.entered, bound.secret) == ("pin", frozenset({"pin"}))


@pytest.mark.parametrize(
    ("kind", "text", "problem"),
    [
        (Call(), "bank.balanse(number = account)", "no host source declares the statement bank.balanse"),
        (Call(), "bank.balance", "bank.balance needs its parameter `number`"),
        (Call(), "bank.balance(nummer = account)", "bank.balance has no parameter `nummer`; its parameters: number"),
        (Call(), "bank.balance(number = tries)", "the parameter `number` of bank.balance is text"),
        (Call(), "bank.balance(number = pin)", "would hold a secret and is not declared secret"),
        (Call(), "bank.balance(number = ", "expected"),
        (Call(write=True), "bank.balance(number = account)", "bank.balance changes nothing; `query` is for that"),
        (Call(write=False), "bank.lock(number = account)", "bank.lock changes data; `update` is for that"),
        (Call(entry=True), "bank.balance(number = account)", "has 0 secret parameters"),
        (Call(answer=("ok", BOOLEAN)), "bank.balance(number = account)", "has no result `ok: boolean`"),
        (Call(answer=("ok", MONEY)), "bank.check(number = account, pin = pin)", "has no result `ok: money`"),
        (FlowCall(), "pay_bil(amount = balance)", 'there is no flow "pay_bil"'),
        (FlowCall(), "pay_bill(note = name)", "pay_bill needs its parameter `amount`"),
        (Attachment(), "(code = pin)", "the attached `code` is a secret"),
        (OpenValues(), "(who = account)", "`who` would hold a private value"),
    ],
)
def test_what_is_wrong_with_a_call_is_said(kind: FieldType, text: str, problem: str) -> None:
    around = binder()
    kind.bind(lines(text), around)
    assert any(problem in message for message in problems(around)), problems(around)
    assert around.has_errors


def test_a_flow_may_do_without_arguments_that_have_defaults() -> None:
    around = binder()
    bound = FlowCall().bind(lines("pay_bill(amount = balance)"), around)
    assert isinstance(bound, BoundFlow)
    assert problems(around) == []
    balance = Money(Decimal(5), "EUR")
    assert (bound.signature.id, bound.arguments.compute({"balance": balance}, {})) == ("pay_bill", {"amount": balance})


@pytest.mark.parametrize("kind", [NamedFormulas(), Attachment()])
def test_data_without_a_name_keeps_the_order_written(kind: NamedFormulas) -> None:
    around = binder()
    bound = kind.bind(lines('(reason = "lost card", account = account)'), around)
    assert problems(around) == []
    assert list(bound.compute({"account": "1"}, {}).items()) == [("reason", "lost card"), ("account", "1")]
    assert kind.absent().items == ()


def test_a_finding_points_at_the_argument_also_where_the_call_has_no_name() -> None:
    for text in ("(code = pin)", "values(code = pin)"):
        around = binder()
        Attachment().bind(lines(text), around)
        (issue,) = around.issues
        assert issue.span.column == 11 + text.index("pin"), text


def test_two_lines_and_a_line_per_language_are_refused() -> None:
    around = binder()
    Call().bind(lines("bank.balance(number = account)", "bank.balance(number = name)"), around)
    assert problems(around) == ["`field` is set twice"]
    around = binder()
    assert Call().bind((by_language(en_US="bank.lock(number = account)"),), around) is None
    assert problems(around) == ["`field` takes one value for all languages"]


def test_a_slip_of_the_pen_is_answered_by_the_nearest_name() -> None:
    around = binder()
    Call().bind(lines("bank.balanse(number = account)"), around)
    assert around.issues[0].suggestion == "Did you mean bank.balance?"
