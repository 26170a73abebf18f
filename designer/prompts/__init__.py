"""Prompts, to be listened to while they are written.

sounds.py    a prompt's text → its sound, kept for a while to be played
"""
