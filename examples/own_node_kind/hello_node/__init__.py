"""A node kind of somebody else's: `hello` greets by the time of day."""
