"""Write the description of the designer's API, from which the page's TypeScript types are made.

python -m tools.openapi             write designer/openapi.json
python -m tools.openapi --check     write nothing; exit code 1 when it is not what it should be
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from designer.api.openapi import description_of
from designer.app import create_app
from designer.site import site_of
from ivrflow.runtime.configuration import Configuration
from ivrflow.runtime.wiring import installation

__all__ = ["FILE", "description", "main"]

FILE = Path(__file__).parent.parent / "designer" / "openapi.json"


def description() -> str:
    """The text of the file. The routes know nothing of an installation, so an empty one will do."""
    with tempfile.TemporaryDirectory() as folder, installation(Configuration(folder=Path(folder))) as installed:
        spec = description_of(create_app(site_of(installed)))
    # The version of the project would change the file with every release.
    spec["info"]["version"] = "1"
    return json.dumps(spec, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def main() -> None:
    wanted = description()
    if FILE.exists() and FILE.read_text("utf-8") == wanted:
        return
    if "--check" in sys.argv:
        sys.exit(f"{FILE.name} is not what the routes say; run `python -m tools.openapi`")
    FILE.write_text(wanted, "utf-8")


if __name__ == "__main__":
    main()
