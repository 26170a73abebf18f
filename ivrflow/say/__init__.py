"""The wording of numbers, money, dates and times as pure functions to prompt ids; how long speech takes."""
