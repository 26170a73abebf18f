"""Calls on a virtual clock, through the same interpreter, collector and runner as the phone's.

simulated_call.py   one call: press keys, let time pass, read what was heard
stubs.py            answers of hosts, calendars and queues, as a conversation states them
conversation_run.py a conversation, run: passed, or what was heard instead
heard_search.py     a text, looked for in what is heard while the call goes on
made_up_keys.py     a call, told without the secrets that were entered
kept_talk.py        a call, kept as a conversation
past_call.py        a real call of the store, as a conversation
transcript.py       what happened, as a conversation that can be kept as a test
"""
