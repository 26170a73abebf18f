"""Prompts as authors write them: `say("Your balance is {balance}.") money(balance)`, read, checked and compiled."""
