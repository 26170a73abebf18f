"""The types of fields. Each binds what the author wrote, says what is wrong with it, and names its widget."""
