"""From older formats of flow files to the newest: a ladder of steps, one file per step.

A step from format 1 would be `from_1.py` with one function from text to text, entered in `LADDER`. There is none yet:
format 1 is the first.
"""

from __future__ import annotations

from ivrflow.lang.migrations.ladder import LADDER, Ladder, UnknownFormat, format_of

__all__ = ["LADDER", "Ladder", "UnknownFormat", "format_of"]
