"""What a new flow looks like: a greeting, and the end of the call."""

from __future__ import annotations

from collections.abc import Sequence

from ivrflow.lang import encode_string, format_text

__all__ = ["new_flow"]

GREETINGS = {"en": "Welcome.", "zh": "欢迎致电。", "es": "Bienvenido.", "fr": "Bienvenue."}
FAREWELLS = {"en": "Goodbye.", "zh": "再见。", "es": "Adiós.", "fr": "Au revoir."}


def new_flow(flow: str, title: str, languages: Sequence[str], zone: str) -> str:
    """The text of a flow that can be published as it is."""
    return format_text(f"""\
flow {flow} {encode_string(title)} {{
  languages = [{", ".join(languages)}]
  zone = {zone}
  start = welcome
}}

play welcome {{
  prompt = {_said(GREETINGS, languages)}
  done -> goodbye
}}

hang_up goodbye {{
  prompt = {_said(FAREWELLS, languages)}
}}
""")


def _said(words: dict[str, str], languages: Sequence[str]) -> str:
    texts = "".join(
        f"    {language}: say({encode_string(words.get(language.split('-')[0], words['en']))})\n"
        for language in languages
    )
    return f"{{\n{texts}  }}"
