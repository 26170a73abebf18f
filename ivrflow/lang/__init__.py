"""Flow text and blocks: reads, prints, formats and migrates *.ivr files; conversations; layouts. Gives no meaning."""
