"""Countries whose public holidays a calendar can take."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from babel import Locale

__all__ = ["Country", "Subdivision", "countries_in"]


@dataclass(frozen=True, slots=True)
class Subdivision:
    """A part of a country that has holidays of its own."""

    code: str
    name: str
    """In the country's own words; the code where it has none."""


@dataclass(frozen=True, slots=True)
class Country:
    """One of them."""

    code: str
    """ISO 3166-1, two letters."""
    name: str
    subdivisions: tuple[Subdivision, ...]


@cache
def countries_in(language: str) -> tuple[Country, ...]:
    """All, by name in a language such as `en` or `zh-CN`."""
    # Imported here: most requests never need it.
    from holidays import country_holidays, list_supported_countries

    names = Locale.parse(language.replace("-", "_")).territories
    found = []
    for code, parts in list_supported_countries(include_aliases=False).items():
        aliases = country_holidays(code).get_subdivision_aliases() if parts else {}
        subdivisions = tuple(Subdivision(part, ", ".join(aliases.get(part, ())) or part) for part in parts)
        found.append(Country(code, names.get(code, code), subdivisions))
    return tuple(sorted(found, key=lambda country: country.name))
