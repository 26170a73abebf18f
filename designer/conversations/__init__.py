"""The conversations of a flow: read, added to, run against what is being drawn.

book.py      as they are kept, beside the draft
running.py   all of them run, and what they cover
"""
