"""What the guards look at: the files that git tracks."""

from __future__ import annotations

import ast
import subprocess
from functools import cache
from pathlib import Path

__all__ = ["DESIGNER", "PACKAGE", "ROOT", "modules", "texts", "tracked", "tree_of"]

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "ivrflow"
DESIGNER = ROOT / "designer"
TEXT = {".py", ".md", ".toml", ".ivr", ".calls", ".lark", ".sql", ".sh", ".c", ".h", ".xml", ".csv", ".cfg", ""}


@cache
def tracked() -> tuple[Path, ...]:
    """All files of the project: what git tracks and would track, without what it ignores."""
    command = ["git", "-C", str(ROOT), "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return tuple(sorted(path for name in listed.split("\0") if name and (path := ROOT / name).is_file()))


def texts() -> tuple[Path, ...]:
    """Those that people read."""
    return tuple(path for path in tracked() if path.suffix in TEXT)


def modules(package: Path = PACKAGE) -> tuple[Path, ...]:
    """The Python modules of a package."""
    return tuple(path for path in tracked() if path.suffix == ".py" and path.is_relative_to(package))


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))
