"""The expression language: parsed, typed, compiled once to closures. Small and total."""
