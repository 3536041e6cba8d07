"""``guidance serve``: an author saves a file, and the open page shows it.

One process builds the site, serves it to this machine alone, watches the files of the project,
builds what has changed and has the browser load the page again.
"""

from __future__ import annotations

import asyncio
import logging
import socket
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope
from watchfiles import awatch

from sphinx_guidance.site import live
from sphinx_guidance.source_files import SOURCE_DIR
from sphinx_guidance.words import say

HOST = "127.0.0.1"
CHANGES = "/_live/changes"
FOLDERS = (SOURCE_DIR, "glossary", "checklists", "tables")
"""What is watched below the project, beside the files of its own folder."""

SCRIPT = f'<script>new EventSource("{CHANGES}").onmessage = () => location.reload();</script>'
STEP_MS = 20
"""Changes this near to each other, in milliseconds, are one."""

Build = Callable[[], bool]


class _Pages(StaticFiles):
    """The files of the site; pages load themselves again after a build."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        if isinstance(response, FileResponse) and str(response.path).endswith(".html"):
            text = Path(response.path).read_text(encoding="utf-8")
            response = HTMLResponse(text + SCRIPT)
        response.headers["Cache-Control"] = "no-store"
        return response


class _Watched:
    """A site that is built again when a file of its project changes."""

    def __init__(self, root: Path, build: Build, tidy_up: Callable[[], None]) -> None:
        self._root = root
        self._build = build
        self._tidy_up = tidy_up
        self._built = asyncio.Condition()

    @asynccontextmanager
    async def running(self, app: Starlette) -> AsyncIterator[None]:
        """Watch and build as long as the site is served."""
        changed = asyncio.Event()
        tasks = [
            asyncio.create_task(self._watch(changed)),
            asyncio.create_task(self._build_changed(changed)),
        ]
        yield
        for task in tasks:
            task.cancel()

    async def changes(self, request: Request) -> Response:
        """Tell a page of each build, as server-sent events."""

        async def told() -> AsyncIterator[str]:
            yield ": here\n\n"
            with suppress(asyncio.CancelledError):  # the server ends
                while True:
                    async with self._built:
                        await self._built.wait()
                    yield "data: built\n\n"

        return StreamingResponse(told(), media_type="text/event-stream")

    async def _watch(self, changed: asyncio.Event) -> None:
        """Note changes; a folder that is new is watched as soon as it is there."""
        while True:
            folders = self._folders()
            stop = asyncio.Event()
            await asyncio.gather(
                self._watch_own(changed, stop, folders), self._watch_below(changed, stop, folders)
            )

    def _folders(self) -> list[Path]:
        return [self._root / name for name in FOLDERS if (self._root / name).is_dir()]

    async def _watch_own(
        self, changed: asyncio.Event, stop: asyncio.Event, folders: list[Path]
    ) -> None:
        own = awatch(self._root, recursive=False, step=STEP_MS, stop_event=stop)
        async for changes in own:
            if any(Path(path).suffix for _, path in changes):
                changed.set()
            if self._folders() != folders:
                changed.set()
                stop.set()

    async def _watch_below(
        self, changed: asyncio.Event, stop: asyncio.Event, folders: list[Path]
    ) -> None:
        async for _ in awatch(*folders, step=STEP_MS, stop_event=stop):
            changed.set()

    async def _build_changed(self, changed: asyncio.Event) -> None:
        await asyncio.to_thread(self._tidy_up)
        while True:
            await changed.wait()
            changed.clear()
            start = time.perf_counter()
            await asyncio.to_thread(self._build)
            print(say("serve.built", seconds=f"{time.perf_counter() - start:.1f}"), flush=True)
            async with self._built:
                self._built.notify_all()
            await asyncio.to_thread(self._tidy_up)


def _application(watched: _Watched, out: Path) -> Starlette:
    async def not_found(request: Request, error: Exception) -> Response:
        return HTMLResponse(say("serve.not-found") + SCRIPT, status_code=404)

    return Starlette(
        routes=[
            Route(CHANGES, watched.changes),
            Mount("/", _Pages(directory=out, html=True)),
        ],
        exception_handlers={HTTPException: not_found},
        lifespan=watched.running,
    )


def serve(root: Path, out: Path, port: int) -> int:
    """Build the project at ``root`` into ``out`` and serve it on ``port`` (0: any free one)."""
    try:
        listener = socket.create_server((HOST, port))
    except OSError as error:
        print(say("serve.port-taken", port=port, reason=error.strerror))
        return 2
    live.build(root, out)
    out.mkdir(parents=True, exist_ok=True)
    logging.getLogger("watchfiles").setLevel(logging.WARNING)
    watched = _Watched(root, lambda: live.build(root, out), live.tidy_up)
    config = uvicorn.Config(_application(watched, out), log_level="warning", lifespan="on")
    config.timeout_graceful_shutdown = 1
    address = listener.getsockname()
    print(say("serve.serving", address=f"http://{HOST}:{address[1]}"), flush=True)
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listener])
    return 0
