"""What the browser is told, so that it knows no kind and no finding by name.

shapes.py      what the JSON looks like
kinds.py       node kinds, read off their declarations
fields.py      their fields, and those of the header
findings.py    the codes of findings
names.py       what expressions and fields may name: functions, facts, statements, flows, live data
texts.py       all of that in another language: one folder of translations per language, such as zh_CN
messages.py    the sentences of findings in another language
"""
