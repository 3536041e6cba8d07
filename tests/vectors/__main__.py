"""Write the vectors that are made by a command: ``make vectors``."""

from __future__ import annotations

import json
from pathlib import Path

from tests.search import samples
from tests.vectors.answers import answers_text
from tests.vectors.standing import standing_text

FOLDER = Path(__file__).parent

(FOLDER / "answers_formats.json").write_text(answers_text(), encoding="utf-8")
(FOLDER / "standing.json").write_text(standing_text(), encoding="utf-8")
(FOLDER / "search_index.json").write_text(
    json.dumps(samples.vector(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
)
