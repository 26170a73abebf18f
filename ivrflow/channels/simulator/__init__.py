"""A telephone made of text and a virtual clock."""
