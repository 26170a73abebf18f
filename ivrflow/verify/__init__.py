"""Proof before publishing: what callers can and cannot experience. All of it is pure, and runs the real interpreter.

exploration/    all the ways that calls can take: exact about control flow, bounded about data
findings/       what is wrong, each with a call that shows it
timing/         seconds until each option, longest stay
proof.py        one function for all who ask: findings, and calls that show what is wrong
    entrances.py      the flows that calls come in by
    demonstration.py  calls that get to a node: what a finding of the compiler looks like to a caller
    same_fault.py     which findings the compiler told already
rehearsal.py    a way, run again from the ring on with a fresh call, and written down as a conversation
coverage.py     which nodes and exits calls went through
suggest.py      conversations for those that none goes through
changes/        what callers can newly reach and no longer reach
batch_replay.py many calls, run on a draft
"""
