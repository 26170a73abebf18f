"""Calls that really happened, as people look at them: found by what is known of them, told without what is private.

story.py     a journal as a conversation, with the nodes that the call went through
lines.py     what a command or an event becomes in it; entered.py: what callers enter
records.py   calls of the list, and the flows of the release that one ran on
"""
