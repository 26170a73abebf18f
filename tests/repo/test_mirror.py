"""Tests mirror the package: whoever changes ivrflow/lang/parser.py knows where its tests are."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from .tree import DESIGNER, PACKAGE, ROOT, modules, tree_of

TESTED_ELSEWHERE = {
    "ivrflow/channels/sip/leg_ports.py": "says what a leg needs and tells; test_leg.py plays both parts",
    "ivrflow/gather/actions.py": "what the collector says; test_collector.py holds it to every case",
    "ivrflow/runtime/wiring/engine.py": "puts the engine together: tests/e2e and tests/cli/test_engine.py start it",
    "ivrflow/runtime/wiring/opened.py": "puts the installation together: all of tests/cli goes through it",
    "ivrflow/runtime/monitoring.py": "tests/e2e/test_watched_calls.py listens to an engine while it is phoned",
    "ivrflow/runtime/service.py": "the engine as a process: tests/e2e and tests/cli/test_engine.py start and phone it",
    "designer/api/context.py": "what every route begins with: all of tests/designer/api goes through it",
    "designer/api/drawn.py": "test_proof.py and test_conversations.py send drawings",
    "designer/api/guard.py": "test_session.py tries to get past it",
    "designer/api/problems.py": "every test of a refusal reads one; test_openapi.py looks for others",
    "designer/api/publishing.py": "test_versions.py publishes and goes back",
    "designer/api/routing.py": "test_openapi.py holds every route to it",
    "designer/api/schedules.py": "schedule/test_carrier.py makes, lists and removes schedules",
    "designer/app.py": "puts the application together: all of tests/designer/api goes through it",
    "designer/catalogue/texts.py": "api/test_catalogue.py",
    "designer/conversations/book.py": "api/test_conversations.py",
    "designer/conversations/running.py": "api/test_conversations.py",
    "designer/documents/reading.py": "test_writing.py: text to document and back is one property",
    "designer/documents/sessions.py": "api/test_documents.py checks from several tabs",
    "designer/live/desk.py": "api/test_live.py",
    "designer/proof/replaying.py": "api/test_replay.py, in its worker process",
    "designer/proof/work.py": "api/test_proof.py, in its worker process",
    "designer/simulator/host.py": "api/test_simulator.py",
    "designer/simulator/simulation.py": "api/test_simulator.py",
    "designer/simulator/telling.py": "api/test_simulator.py",
    "designer/wall/desk.py": "api/test_wall.py",
    "designer/wall/watchers.py": "api/test_wall.py is such a page",
    "designer/versions/differences.py": "api/test_versions.py",
    "designer/versions/in_use.py": "api/test_versions.py",
    "designer/accounts/desk.py": "api/test_session.py",
    "designer/drafts/desk.py": "api/test_flows.py",
    "designer/drafts/programs.py": "api/test_flows.py",
    "designer/exchange/importing.py": "api/test_exchange.py",
    "designer/exchange/packing.py": "api/test_exchange.py",
    "designer/exchange/unpacking.py": "api/test_exchange.py",
    "designer/hosts/asking.py": "api/test_hosts.py",
    "designer/hosts/trying.py": "api/test_hosts.py",
    "designer/simulator/sessions.py": "api/test_simulator.py",
}
"""Module → why it has no test file of its name."""


def _has_behaviour(tree: ast.Module) -> bool:
    """Whether something in it can be wrong: a function or method that does more than return a field or nothing."""
    return any(
        isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not _is_declaration(node)
        for parent in ast.walk(tree)
        if isinstance(parent, ast.Module | ast.ClassDef) and not _is_protocol(parent)
        for node in parent.body
    )


def _is_protocol(node: ast.AST) -> bool:
    return isinstance(node, ast.ClassDef) and any(getattr(base, "id", "") == "Protocol" for base in node.bases)


def _is_declaration(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    body = [node for node in function.body if not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))]
    return len(body) <= 1


def _tests_of(module: Path) -> list[Path]:
    # Tests of the designer stand in a folder of its name.
    inside = module.relative_to(PACKAGE) if module.is_relative_to(PACKAGE) else module.relative_to(ROOT)
    name = inside.stem.strip("_")
    mirrored = ROOT / "tests" / inside.parent / f"test_{name}.py"
    if inside.parts[0] == "nodes" and len(inside.parts) == 3:
        # A kind is tested by a table of cases.
        return [ROOT / "tests" / "nodes" / f"{name}.toml", mirrored]
    return [mirrored]


@pytest.mark.parametrize(
    "module",
    [path for package in (PACKAGE, DESIGNER) for path in modules(package) if path.name != "__init__.py"],
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_every_module_with_behaviour_has_tests_of_its_name(module: Path) -> None:
    name = module.relative_to(ROOT).as_posix()
    tests = _tests_of(module)
    if name in TESTED_ELSEWHERE:
        assert not any(path.exists() for path in tests), "it has tests of its own: take it from the list of exceptions"
    elif _has_behaviour(tree_of(module)):
        wanted = " or ".join(path.relative_to(ROOT).as_posix() for path in tests)
        assert any(path.exists() for path in tests), f"write {wanted}"


def test_exceptions_are_of_modules_that_exist() -> None:
    assert [name for name in TESTED_ELSEWHERE if not (ROOT / name).exists()] == []
