"""When Python looks for garbage during a build; afterwards it does so as its host has set it.

Trees of nodes are cyclic and short-lived: with the usual thresholds, the collector walks the whole
environment again and again, a tenth of the build.
"""

from __future__ import annotations

import atexit
import gc

from sphinx.application import Sphinx
from sphinx.config import Config

THRESHOLDS = (100_000, 50, 50)


def _collect_nothing(app: Sphinx, config: Config) -> None:
    # The pages of the last build are loaded next: nothing of them is garbage.
    gc.disable()


def _collect_again(app: Sphinx) -> None:
    if not app.config.guidance_live or not app.env.all_docs:
        gc.enable()


def setup_collector(app: Sphinx) -> None:
    before = gc.get_threshold()

    def leave(app: Sphinx, exception: Exception | None) -> None:
        gc.set_threshold(*before)

    gc.set_threshold(*THRESHOLDS)
    app.connect("config-inited", _collect_nothing, priority=999)
    app.connect("builder-inited", _collect_again, priority=0)  # before anything refuses to go on
    app.connect("build-finished", leave, priority=999)
    # At its exit Python would walk everything once more: a third of an incremental build.
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)
