"""The command: install, start, stop."""

from __future__ import annotations

import argparse
import sys

from bench.asterisk import EXTENSIONS, AsteriskRoot, configure, install, start, stop
from ivrflow.model.errors import IvrflowError

PORT = 5070


def main() -> int:
    """Exit code 0, or 3 when something around us is missing."""
    parser = argparse.ArgumentParser(prog="python -m bench.asterisk", description="A real Asterisk on 127.0.0.1.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("install", help="make the chroot and install Asterisk from Debian in it (root, network)")
    starting = commands.add_parser("start", help="configure and start it")
    starting.add_argument("--port", type=int, default=PORT, help=f"SIP port, UDP (default {PORT})")
    starting.add_argument("--core", type=int, default=0, help="the core it may use (default 0)")
    commands.add_parser("stop", help="end it and leave nothing mounted")
    chosen = parser.parse_args()
    root = AsteriskRoot.default()
    try:
        if chosen.command == "install":
            print(install(root), "in", root.folder)
        elif chosen.command == "start":
            stop(root)
            configure(root, chosen.port)
            print(f"process {start(root, chosen.core)}, sip:EXTENSION@127.0.0.1:{chosen.port}")
            for extension, what in EXTENSIONS.items():
                print(f"  {extension:6} {what}")
        else:
            print("stopped" if stop(root) else "was not running")
    except IvrflowError as error:
        print(f"bench.asterisk: {error}", file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
