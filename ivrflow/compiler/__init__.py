"""From a flow as written to an immutable, linked program with a hash, or to issues."""
