"""The interpreter: events in, commands out; journal and replay."""
