"""Flows as files: taken along, and brought in. An import succeeds whole or changes nothing.

packing.py      a flow with its conversations and layout as a ZIP archive
unpacking.py    what somebody uploads, looked at with suspicion
importing.py    what was unpacked becomes drafts
"""
