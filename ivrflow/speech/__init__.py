"""Prompts become sound: recordings, text to speech in a worker process, the cache."""
