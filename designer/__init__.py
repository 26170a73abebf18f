"""The designer: business staff draw, try and publish flows in a browser. Above everything else; nothing imports it.

api/         the JSON API: routes without logic, their shapes, problems as sentences, OpenAPI
accounts/    who is signed in, and what they may do
catalogue/   what the browser is told about node kinds and findings, in English and Chinese
documents/   a flow as the browser edits it: text ↔ JSON, checked while it is drawn
merging/     three-way merge of a flow, block by block
live/        calendars, lists and tables: forms, faults at their place, who uses them, what a calendar means
drafts/      flows of the store: saved by revision, copied, archived, merged
web/         the page itself, in TypeScript; built into static/
app.py       the Flask application; __main__.py serves it
"""

from __future__ import annotations

__all__: list[str] = []
