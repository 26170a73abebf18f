"""Prompts: what is recorded and written down in each language, and how it sounds.

sounds.py        a prompt's text → its sound, kept for a while to be played
pieces.py        all that can be recorded, with what plays it (uses.py) and whether callers hear it already
recordings.py    recordings added, replaced, put back, removed; upload.py looks at new files, transcripts.py writes what
                 they say, waiting.py: two people for every sound
texts.py         what flows say in each language, and where one lacks words
delivery.py      archives of recordings, file by file; archive.py opens them
listening.py     before and after a recording is brought to the telephone
"""
