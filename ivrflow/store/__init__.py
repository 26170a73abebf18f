"""Drafts, versions, releases, routes, journals and CDRs in a database.

store.py            all of it in one hand: open_store(path)
database.py         opening, transactions, what a failure means; schema/, ladder.py: the tables and their versions
drafts.py           what authors work on              releases.py   what is published, and the pointer to it
folder.py           .ivr files and drafts in step     routes.py     dialled number → flow
live_data.py        calendars and the like            leases.py     one engine per name
journal_writer.py   calls to disk, off the hot path   calls.py      reading them back
recovery.py         calls cut off by a crash          audit.py      who did what; append_only.py: kept for ever
accounts.py         people, and where they are signed in; invitations.py: links that make accounts
recordings.py       recordings as they were and are, kept for good; what releases pin
pseudonyms.py       customers told apart, not named
reports/            how much happened: sums kept as calls end
"""
