"""Tests mirror the package: whoever changes ivrflow/lang/parser.py knows where its tests are."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from .tree import PACKAGE, ROOT, modules, tree_of

TESTED_ELSEWHERE = {
    "channels/sip/leg_ports.py": "says what a leg needs and tells; test_leg.py plays both parts",
    "gather/actions.py": "what the collector says; test_collector.py holds it to every case",
    "runtime/wiring.py": "puts the installation together: every test of tests/cli and tests/e2e goes through it",
    "runtime/service.py": "the engine as a process: tests/e2e and tests/cli/test_engine.py start it, and phone it",
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
    inside = module.relative_to(PACKAGE)
    name = inside.stem.strip("_")
    mirrored = ROOT / "tests" / inside.parent / f"test_{name}.py"
    if inside.parts[0] == "nodes" and len(inside.parts) == 3:
        # A kind is tested by a table of cases.
        return [ROOT / "tests" / "nodes" / f"{name}.toml", mirrored]
    return [mirrored]


@pytest.mark.parametrize(
    "module",
    [path for path in modules() if path.name != "__init__.py"],
    ids=lambda path: path.relative_to(PACKAGE).as_posix(),
)
def test_every_module_with_behaviour_has_tests_of_its_name(module: Path) -> None:
    name = module.relative_to(PACKAGE).as_posix()
    tests = _tests_of(module)
    if name in TESTED_ELSEWHERE:
        assert not any(path.exists() for path in tests), "it has tests of its own: take it from the list of exceptions"
    elif _has_behaviour(tree_of(module)):
        wanted = " or ".join(path.relative_to(ROOT).as_posix() for path in tests)
        assert any(path.exists() for path in tests), f"write {wanted}"


def test_exceptions_are_of_modules_that_exist() -> None:
    assert [name for name in TESTED_ELSEWHERE if not (PACKAGE / name).exists()] == []
