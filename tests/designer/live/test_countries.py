"""Countries by name, in the language of the page."""

from __future__ import annotations

from designer.live.countries import countries_in


def test_countries_have_names_and_parts() -> None:
    english = {country.code: country for country in countries_in("en")}
    assert english["DE"].name == "Germany"
    assert {part.code: part.name for part in english["DE"].subdivisions}["BY"] == "Bayern"
    assert {country.code: country for country in countries_in("zh-CN")}["DE"].name == "德国"
    assert all(len(code) == 2 for code in english)
