"""``python -m sphinx_guidance`` is the ``guidance`` command."""

from __future__ import annotations

import sys

from sphinx_guidance.cli import main

sys.exit(main())
