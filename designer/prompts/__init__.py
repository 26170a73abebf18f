"""Prompts, to be listened to while they are written.

sounds.py        a prompt's text → its sound, kept for a while to be played
recordings.py    what is recorded in each language; upload.py looks at new files, transcripts.py writes what they say
uses.py          which nodes play which recording
"""
