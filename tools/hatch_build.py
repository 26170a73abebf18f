"""hatchling's build hook: a wheel, or an editable installation, carries the designer's page, built when it is old."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class DesignerPage(BuildHookInterface[Any]):
    """Builds `designer/static` with the Node that the build environment carries."""

    PLUGIN_NAME = "designer-page"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Raises CannotBuild, which pip shows."""
        if os.environ.get("IVRFLOW_WITHOUT_DESIGNER"):
            return
        root = Path(self.root)
        # hatchling loads this file by its path, so its neighbour is no importable module.
        spec = importlib.util.spec_from_file_location("build_web", root / "tools" / "build_web.py")
        assert spec is not None
        assert spec.loader is not None
        build_web = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(build_web)
        if build_web.fingerprint(root) and not build_web.is_current(root):
            build_web.build(root)
