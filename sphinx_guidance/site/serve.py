"""``guidance serve``: an author saves a file, and the open page shows it.

One process builds the site, serves it to this machine alone, watches the files of the project,
builds what has changed and has the browser load the page again. The page that is open comes first,
then what is wrong, then the rest (see :mod:`sphinx_guidance.site.live`).
"""

from __future__ import annotations

import asyncio
import socket
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from sphinx_guidance.site import live, served_page
from sphinx_guidance.site.watch import Watch
from sphinx_guidance.words import say

HOST = "127.0.0.1"
LINGER = 2
"""How long, in seconds, a page counts as open after it has been left."""
QUIET = 2
"""After how many seconds without a change memory is tidied up."""
TURN = 0.0005
"""How long, in seconds, a build goes on while a browser asks for something."""


class _Pages(StaticFiles):
    """The files of the site in ``out``; pages hear of builds."""

    def __init__(self, out: Path) -> None:
        super().__init__(directory=out, html=True)
        self._out = out

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        if isinstance(response, FileResponse) and str(response.path).endswith(".html"):
            file = Path(response.path)
            name = file.relative_to(self._out).as_posix()
            seen = served_page.version(self._out, name)
            text = file.read_text(encoding="utf-8")
            response = HTMLResponse(served_page.with_news(text, name, seen))
        response.headers["Cache-Control"] = "no-store"
        return response


class _Served:
    """A site that is built again when a file of its project changes, and told to its pages."""

    def __init__(self, root: Path, out: Path, site: live.Site) -> None:
        self._root = root
        self._out = out
        self._site = site
        self._opened: Counter[str] = Counter()
        self._changed: set[Path] = set()
        self._change = asyncio.Event()
        self._change.set()  # of what was saved during the first build, nobody has told
        self._builds = 0
        self._at_rest = False
        self._told = 0
        self._news = asyncio.Condition()

    @asynccontextmanager
    async def running(self, app: Starlette) -> AsyncIterator[None]:
        """Watch and build as long as the site is served."""
        watch = Watch(self._root, self._note)
        tasks = [asyncio.create_task(watch.run()), asyncio.create_task(self._build_changed())]
        yield
        for task in tasks:
            task.cancel()

    async def news(self, request: Request) -> Response:
        """Tell a page of its changes, of problems, and of rest, as server-sent events."""
        page = request.query_params.get("page", "")
        seen = request.query_params.get("seen", "")
        return StreamingResponse(self._events(page, seen), media_type="text/event-stream")

    async def problems(self, request: Request) -> Response:
        return HTMLResponse(served_page.problems_page(self._site.problems, self._root))

    async def not_found(self, request: Request, error: Exception) -> Response:
        name = request.url.path.lstrip("/")
        name = f"{name}index.html" if name.endswith("/") or not name else name
        return HTMLResponse(served_page.with_news(say("serve.not-found"), name, ""), 404)

    async def _events(self, page: str, seen: str) -> AsyncIterator[str]:
        problems: tuple[str, ...] = ()
        builds = told = -1
        yield ": here\n\n"
        with suppress(asyncio.CancelledError), self._open(page):  # the server ends
            while True:
                told = await self._next(told)
                if seen != (seen := served_page.version(self._out, page)):
                    yield "event: changed\ndata:\n\n"
                if problems != (problems := self._site.problems):
                    yield f"event: problems\ndata: {len(problems)}\n\n"
                if self._at_rest and builds != (builds := self._builds):
                    yield "event: rest\ndata:\n\n"

    async def _next(self, told: int) -> int:
        """Wait until there is more to tell than ``told`` times."""
        async with self._news:
            while self._told == told:
                await self._news.wait()
            return self._told

    @contextmanager
    def _open(self, page: str) -> Iterator[None]:
        docname = page.removesuffix(".html")
        self._opened[docname] += 1
        try:
            yield
        finally:  # a page that loads again is open meanwhile
            asyncio.get_running_loop().call_later(LINGER, self._opened.subtract, [docname])

    def _note(self, path: Path) -> None:
        self._at_rest = False
        self._changed.add(path)
        self._change.set()

    async def _tell(self) -> None:
        async with self._news:
            self._told += 1
            self._news.notify_all()

    async def _build_changed(self) -> None:
        loop = asyncio.get_running_loop()

        def tell() -> None:
            asyncio.run_coroutine_threadsafe(self._tell(), loop)

        while True:
            await self._next_change()
            self._change.clear()
            changed, self._changed = self._changed, set()
            start = time.perf_counter()
            await asyncio.to_thread(self._site.build, changed, set(+self._opened), tell)
            if changed:
                seconds = f"{time.perf_counter() - start:.1f}"
                print(say("serve.built", seconds=seconds), flush=True)
            self._builds += 1
            self._at_rest = not self._changed
            await self._tell()

    async def _next_change(self) -> None:
        """Wait for a change; where it is long in coming, tidy up meanwhile."""
        try:
            await asyncio.wait_for(self._change.wait(), QUIET)
        except TimeoutError:
            await asyncio.to_thread(live.tidy_up)
            await self._change.wait()


def _application(served: _Served, out: Path) -> Starlette:
    async def script(request: Request) -> Response:
        return FileResponse(served_page.FOLDER / "page.js")

    return Starlette(
        routes=[
            Route(served_page.NEWS, served.news),
            Route(served_page.PROBLEMS, served.problems),
            Route(served_page.SCRIPT, script),
            Mount("/", _Pages(out)),
        ],
        exception_handlers={HTTPException: served.not_found},
        lifespan=served.running,
    )


def serve(root: Path, out: Path, port: int) -> int:
    """Build the project at ``root`` into ``out`` and serve it on ``port`` (0: any free one)."""
    try:
        listener = socket.create_server((HOST, port))
    except OSError as error:
        print(say("serve.port-taken", port=port, reason=error.strerror))
        return 2
    site = live.Site(root, out)
    site.build()
    out.mkdir(parents=True, exist_ok=True)
    sys.setswitchinterval(TURN)
    served = _Served(root, out, site)
    config = uvicorn.Config(_application(served, out), log_level="warning", lifespan="on")
    config.timeout_graceful_shutdown = 1
    address = listener.getsockname()
    print(say("serve.serving", address=f"http://{HOST}:{address[1]}"), flush=True)
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listener])
    return 0
