"""Install what the tests need of Debian, where that is allowed; else say which tests cannot run, and how to mend it.

    .venv/bin/python tools/debian_packages.py

Which packages these are is declared once, where the tests ask for them: tests/peers/debian.py. Exit code 0 when all is
there, or when IVRFLOW_SKIP_PEERS=1 says that tests may be skipped; 3 otherwise.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

__all__ = ["installer", "main"]

DECLARED = Path(__file__).resolve().parent.parent / "tests" / "peers" / "debian.py"


def main() -> int:
    debian = _declared()
    missing = debian.missing(*debian.PACKAGES)
    if not missing:
        return 0
    if os.environ.get(debian.SKIP) == "1":
        _say(f"{', '.join(missing)} missing; tests that need them are skipped ({debian.SKIP}=1)")
        return 0
    command = installer()
    if command is not None:
        _say(f"installing {', '.join(missing)} for the tests")
        # The lists of a fresh machine are empty or old.
        _run([*command, "update", "--quiet"])
        _run([*command, "install", "--yes", "--quiet", "--no-install-recommends", *missing])
        missing = debian.missing(*debian.PACKAGES)
        if not missing:
            return 0
    _say("these tests cannot run, because programs are missing that they call:")
    for name, program in debian.PACKAGES.items():
        if program.package in missing:
            _say(f"  those that need {program.what_for} ({name}, of the Debian package {program.package})")
    _say(f"Install them: apt-get install {' '.join(missing)}. Or skip those tests: {debian.SKIP}=1 make test")
    return 3


def installer() -> list[str] | None:
    """How packages can be installed here without asking for a password; None when they cannot."""
    apt = shutil.which("apt-get")
    if apt is None:
        return None
    if os.geteuid() == 0:
        return [apt]
    sudo = shutil.which("sudo")
    if sudo and _run([sudo, "--non-interactive", "true"]) == 0:
        return [sudo, "--non-interactive", apt]
    return None


def _declared() -> ModuleType:
    name = "ivrflow_debian_packages"
    spec = importlib.util.spec_from_file_location(name, DECLARED)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # Its dataclasses look themselves up by the name of their module.
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def _run(command: list[str]) -> int:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, env=environment, check=False, stdout=subprocess.DEVNULL).returncode  # noqa: S603 - our own words


def _say(text: str) -> None:
    sys.stderr.write(f"make: {text}\n")


if __name__ == "__main__":
    sys.exit(main())
