"""The only place that names concrete edges: puts an installation together from its configuration.

opened.py     an installation: what commands and the designer ask of it
engine.py     the engine, with its lines: of an installation that answers calls
settings.py   what the file says, as each edge wants to be told

Edges are imported where they are made: most commands need few of them, and numpy, sippy and SQLAlchemy take their time.
"""

from __future__ import annotations

from ivrflow.runtime.wiring.opened import Installation, installation

__all__ = ["Installation", "installation"]
