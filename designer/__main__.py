"""python -m designer: serves the designer."""

from __future__ import annotations

from designer.serving import serve

__all__: list[str] = []

if __name__ == "__main__":
    serve()
