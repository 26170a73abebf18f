"""How much happened: sums that are kept as calls end, and asked by period.

tables.py      where the sums lie                     subjects.py    what a sum is of, and about what
facts.py       what one call adds to them             sketch.py      how long calls take, as counts that can be added
keeping.py     adding it, with the call's record      recount.py     adding it all anew from the records
measures.py    which numbers there are                periods.py     a year in days of Shanghai, in pieces of UTC
question.py    what can be asked                      spans.py       "last month"
answering.py   the sums of a question                 comparison.py  the same beside the time before
services.py    who used what, and how many did        values.py      by what numbers can be told apart
saved.py       questions that people keep             ready.py       questions that are there from the beginning
reports.py     all of it in one hand

The records of calls are the truth, and the sums follow from them: both are written in one transaction, and
`recount` gives the same sums again. docs/adr/0021 says why they are kept at all.
"""
