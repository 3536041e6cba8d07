"""A law as e-Gov publishes it, a server that answers as its API does, and the copies of laws."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.conftest import ROOT

LAW_ID = "129AC0000000089"
EDITION = "20251001_505AC0000000053"
NEWER = "20260401_508AC0000000045"

PRIMARY = Path(os.environ.get("PRIMARY_TEXTS", ROOT.parent / "shared" / "primary"))
"""Copies of laws beside the repository."""

needs_primary = pytest.mark.skipif(
    not PRIMARY.is_dir(), reason="no copies of laws beside the repository: nothing was compared"
)


def article(number: str, caption: str, *paragraphs: str) -> str:
    said = f"<ArticleCaption>（{caption}）</ArticleCaption>" if caption else ""
    made = "".join(
        f'<Paragraph Num="{i}"><ParagraphNum>{"" if i == 1 else i}</ParagraphNum>'
        f'<ParagraphSentence><Sentence Num="1">{text}</Sentence></ParagraphSentence></Paragraph>'
        for i, text in enumerate(paragraphs, 1)
    )
    title = f"<ArticleTitle>第{number}条</ArticleTitle>"
    return f'<Article Num="{number}">{said}{title}{made}</Article>'


def law(*articles: str, own: str = "") -> str:
    return (
        '<Law Era="Meiji" Lang="ja" LawType="Act" Num="089" Year="29"><LawNum>明治二十九年法律第八十九号'
        '</LawNum><LawBody><LawTitle>民法</LawTitle><MainProvision><Chapter Num="1">'
        f"{''.join(articles)}</Chapter></MainProvision>{own}</LawBody></Law>"
    )


def answer(
    made: str, edition: str = EDITION, repealed: str = "None", law_id: str = LAW_ID
) -> bytes:
    """What ``GET /law_data/<law id>?response_format=xml`` answers."""
    day = f"{edition[:4]}-{edition[4:6]}-{edition[6:8]}"
    return (
        '<?xml version="1.0" encoding="UTF-8"?><law_data_response><attached_files_info/>'
        f"<law_info><law_type>Act</law_type><law_id>{law_id}</law_id></law_info><revision_info>"
        f"<law_revision_id>{law_id}_{edition}</law_revision_id><law_title>民法</law_title>"
        f"<amendment_enforcement_date>{day}</amendment_enforcement_date>"
        "<current_revision_status>PreviousEnforced</current_revision_status>"
        f"<repeal_status>{repealed}</repeal_status></revision_info>"
        f"<law_full_text>{made}</law_full_text></law_data_response>"
    ).encode()


Answers = Callable[[str], tuple[int, bytes]]


@contextmanager
def served(answers: Answers) -> Iterator[tuple[str, list[str]]]:
    """The address of a server, and the paths that it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            status, body = answers(urlsplit(self.path).path)
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/api/2", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def refusal(code: str, message: str) -> bytes:
    return json.dumps({"code": code, "message": message}, ensure_ascii=False).encode()
