"""What is wrong with a flow, each finding with a call that shows it.

find_all.py    all of them
finding.py     what a finding is; certain only when its call was run again
codes.py       IVR7xx: what, why it matters to the caller, how to mend it
loops.py       traps, endless silence, endless wrong keys
failures.py    values that cannot be computed, errors without a technical cause, calls cut off
leaks.py       secrets where they must not be; leaving.py: what leaves a call
dead_air.py    silence while hosts are asked
unreached.py   what no call got to
"""
