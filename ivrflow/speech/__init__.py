"""Prompts become sound: recordings first, text to speech second, 8 kHz mu-law in the end.

prompt ─▶ plan ─┬─ recorded  ─▶ recordings (a company's own files) ───────────────┐
                └─ utterance ─▶ sound_cache ─▶ synthesizer ─▶ worker ─▶ pipeline ─┴─▶ Sound

renderer.py        the port `ivrflow.model.ports.Speech`; sound that is there is handed over at once
preparation.py     renders static prompts when a flow is published, so that no call waits for them
plan.py            what of a prompt is recorded, what is spoken; the hash of a prompt
recordings.py      the folder `voices/`: recordings, transcripts and the robot voice of each language
voice_settings.py  `voice.toml`; voice_document.py: all of a language as a text that a release can pin
sound_cache.py     rendered sound in memory and on disk, by the hash of the request
synthesizer.py     the queue in front of the workers; breaker.py: when they keep dying
worker_process.py  our handle of one worker; worker.py: that process, the only place where GPL code is loaded
pipeline.py        any rate to 8 kHz, trimmed, level, limited; g711.py; audio_file.py: reading recordings
measuring.py       how loud a sound is, before and after
"""
