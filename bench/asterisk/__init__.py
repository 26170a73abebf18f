"""A real Asterisk to measure against and to test our phones with: Debian's package, in a folder of its own.

Nothing of it is installed in the system: debootstrap makes a small Debian under the user's cache folder, Asterisk
is started in it with `chroot`, listens on the loopback interface only, and is ended by its process id.

    python -m bench.asterisk install|start|stop
"""

from __future__ import annotations

from bench.asterisk.chroot import AsteriskRoot, install
from bench.asterisk.configuration import EXTENSIONS, configure
from bench.asterisk.process import running_pid, start, stop

__all__ = ["EXTENSIONS", "AsteriskRoot", "configure", "install", "running_pid", "start", "stop"]
