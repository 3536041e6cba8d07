"""Which files of a project change, as they do."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from watchfiles import awatch

from sphinx_guidance.schema_file import read_schema
from sphinx_guidance.source_files import SOURCE_DIR

FOLDERS = (SOURCE_DIR, "glossary", "checklists", "tables")
"""What is watched below the project, beside the files of its own folder and those of forms."""

STEP_MS = 20
"""Changes this near to each other, in milliseconds, are one."""


class Watch:
    """Calls ``note`` with each path below ``root`` that has changed, as long as it runs."""

    def __init__(self, root: Path, note: Callable[[Path], None]) -> None:
        logging.getLogger("watchfiles").setLevel(logging.WARNING)
        self._root = root
        self._note = note
        self._names: tuple[str, ...] = FOLDERS

    async def run(self) -> None:
        """Watch for ever; a folder that is new is watched as soon as it is there."""
        while True:
            folders = self._folders()
            stop = asyncio.Event()
            with suppress(FileNotFoundError):  # a folder that has just gone
                await asyncio.gather(self._own(stop, folders), self._below(stop, folders))

    def _folders(self) -> list[Path]:
        own, _ = read_schema(self._root)
        if own:
            shaped = map(own.schema.folder, own.schema.shaped_kinds)
            self._names = tuple(dict.fromkeys((*FOLDERS, *shaped)))
        return [self._root / name for name in self._names if (self._root / name).is_dir()]

    async def _own(self, stop: asyncio.Event, folders: list[Path]) -> None:
        async for changes in awatch(self._root, recursive=False, step=STEP_MS, stop_event=stop):
            for _, path in changes:
                if Path(path).suffix:
                    self._note(Path(path))
            if self._folders() != folders:
                self._note(self._root)
                stop.set()

    async def _below(self, stop: asyncio.Event, folders: list[Path]) -> None:
        async for changes in awatch(*folders, step=STEP_MS, stop_event=stop):
            for _, path in changes:
                self._note(Path(path))
