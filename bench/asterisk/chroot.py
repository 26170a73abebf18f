"""The Debian in a folder that Asterisk lives in."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from ivrflow.model.errors import Unavailable

__all__ = ["SUITE", "AsteriskRoot", "install", "unmount_proc"]

SUITE = "bullseye"
"""The last Debian release with an Asterisk (16); bookworm and trixie have none."""

INSTALL_TIMEOUT_S = 1200


@dataclass(frozen=True, slots=True)
class AsteriskRoot:
    """Where one Asterisk lives."""

    folder: Path

    @classmethod
    def default(cls) -> AsteriskRoot:
        """Under the user's cache folder."""
        cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        return cls(cache / "ivrflow-bench" / f"asterisk-{SUITE}")

    @property
    def configuration(self) -> Path:
        """`/etc/asterisk` of the chroot."""
        return self.folder / "etc/asterisk"

    @property
    def prompts(self) -> Path:
        """Where PCMU prompts lie; the dial plan calls them `ivrflow/NAME`."""
        return self.folder / "usr/share/asterisk/sounds/ivrflow"

    @property
    def pid_file(self) -> Path:
        """Beside the chroot, so that removing the folder does not hide a running process."""
        return self.folder.with_suffix(".pid")

    @property
    def output(self) -> Path:
        """What Asterisk writes on its terminal."""
        return self.folder.with_suffix(".log")

    @property
    def installed(self) -> bool:
        """The program is there."""
        return (self.folder / "usr/sbin/asterisk").exists()

    def run(self, *command: str, timeout_s: float = 30) -> str:
        """Run a program inside. What it says; raises Unavailable with the end of it when it fails."""
        return _run(["chroot", str(self.folder), *command], timeout_s)


def install(root: AsteriskRoot) -> str:
    """Make the chroot and install Asterisk in it, unless that has been done; minutes and a network the first time.

    The version that Asterisk states. Raises Unavailable when not root, or when a tool or the network is missing.
    """
    if not root.installed:
        _require_root()
        if not shutil.which("debootstrap"):
            raise Unavailable("debootstrap is missing: run `apt-get install debootstrap`")
        root.folder.parent.mkdir(parents=True, exist_ok=True)
        if not (root.folder / "usr/bin/apt-get").exists():
            variant = ["--variant=minbase", SUITE, str(root.folder), _debian_mirror()]
            _run(["debootstrap", *variant], INSTALL_TIMEOUT_S)
        _carry_over_apt_settings(root)
        root.run("apt-get", "update", timeout_s=INSTALL_TIMEOUT_S)
        packages = ["asterisk", "asterisk-core-sounds-en-wav"]
        root.run(
            *(
                "env",
                "DEBIAN_FRONTEND=noninteractive",
                "apt-get",
                "install",
                "-y",
                "--no-install-recommends",
                *packages,
            ),
            timeout_s=INSTALL_TIMEOUT_S,
        )
        unmount_proc(root)
    return root.run("asterisk", "-V").strip()


def unmount_proc(root: AsteriskRoot) -> None:
    """Package scripts may leave /proc mounted inside; a forgotten mount would make deleting the folder dangerous."""
    proc = root.folder / "proc"
    if proc.is_mount():
        _run(["umount", str(proc)], 30)


def _require_root() -> None:
    if os.geteuid() != 0:
        raise Unavailable("installing Asterisk in a folder needs root (debootstrap, chroot): run it with sudo")


def _debian_mirror() -> str:
    """The mirror that this machine already uses: it is the one that can be reached."""
    targets = ["apt-get", "indextargets", "--format", "$(REPO_URI)", "Origin: Debian", "Label: Debian"]
    lines = _run(targets, 30).split()
    if not lines:
        raise Unavailable("apt knows no Debian mirror: this needs a Debian machine, after `apt-get update`")
    return lines[0]


def _carry_over_apt_settings(root: AsteriskRoot) -> None:
    """Proxy, certificates' checks and the like hold inside too. Services that packages bring are not started."""
    settings = root.folder / "etc/apt/apt.conf.d"
    for file in sorted(Path("/etc/apt/apt.conf.d").glob("99*")) + sorted(Path("/etc/apt/apt.conf.d").glob("*proxy*")):
        shutil.copy(file, settings / file.name)
    (settings / "99archived-suite").write_text('Acquire::Check-Valid-Until "false";\n')
    if Path("/etc/resolv.conf").exists():
        shutil.copy("/etc/resolv.conf", root.folder / "etc/resolv.conf")
    policy = root.folder / "usr/sbin/policy-rc.d"
    policy.write_text("#!/bin/sh\nexit 101\n")
    policy.chmod(0o755)


def _run(command: list[str], timeout_s: float) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=timeout_s, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Unavailable(f"{command[0]}: {error}") from error
    if done.returncode:
        end = "\n".join((done.stdout + done.stderr).strip().splitlines()[-5:])
        raise Unavailable(f"`{' '.join(command[:6])} …` failed with {done.returncode}:\n{end}")
    return done.stdout
