"""Who has a flow open. Told by the pages themselves, every few seconds; forgotten when they fall silent."""
