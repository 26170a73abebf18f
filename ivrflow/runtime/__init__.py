"""Where the interpreter and the edges meet: one runner per call, and the wiring.

call_runner.py     one call: events from the edges in, commands to the edges out, journal and CDR
dispatcher.py      which edge carries out which command
simulation/        calls on a virtual clock: the text simulator, conversations as tests
configuration.py   ivrflow.toml
workspace.py       what a folder or a store holds: flows compiled together
conversation_sets.py   several files of conversations as one text
releases.py        releases of the store, compiled and ready to run
meaning_of_change.py   what callers notice of a change
publishing.py      from drafts to a release; prepared_prompts.py: what is rendered before
pinned_voices.py   recordings and robot voices of releases
service.py         the engine as a process: lines, calls, publications picked up, drain
wiring/            the only place that names concrete edges
"""
