"""The theme: templates, style sheets a component each, the built scripts."""

from __future__ import annotations

from pathlib import Path

THEME = Path(__file__).parent / "guidance"
