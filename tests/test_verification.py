"""``guidance sources verify``: what is told of articles that changed, and of those not looked up."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest

from sphinx_guidance.cli import main
from sphinx_guidance.statutes import origin
from sphinx_guidance.statutes.text import parse, read_law
from tests.conftest import ROOT, Project
from tests.statutes.samples import (
    EDITION,
    LAW_ID,
    NEWER,
    PRIMARY,
    Answers,
    answer,
    article,
    law,
    needs_primary,
    refusal,
    served,
)

WORK = article("632", "請負", "請負は、その効力を生ずる。")
OTHER = article("633", "報酬の支払時期", "報酬は、同時に支払わなければならない。")
READ = law(WORK, OTHER)
DIGEST = read_law(parse(READ.encode())).articles["632"].digest
STATUS = "sources-status.json"


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Retries follow at once, and nobody waits long for an answer."""
    api = origin.Api
    monkeypatch.setattr(origin, "Api", lambda base: api(base, seconds=0.5, pause=0))


@pytest.fixture
def read(project: Project) -> Project:
    """A project with a source of law that was read."""
    return project.edit(
        "references.yaml",
        "    how: not checked\n    checked: 2026-01-01",
        f"""    law:
      id: {LAW_ID}
      article: '632'
      caption: 請負
      edition: {EDITION}
      in_force: 2025-10-01
      digest: {DIGEST}
    relied_on_for: 請負の意味。
    how: copy of the primary text
    checked: 2026-01-01
    look_again: 2027-01-01
    copy: {{repository: example/laws, path: law.xml}}""",
    )


def verified(
    project: Project, capsys: pytest.CaptureFixture[str], answers: Answers, *more: str
) -> tuple[int, str]:
    capsys.readouterr()
    with served(answers) as (base, _):
        status = main(["--root", str(project.root), "sources", "verify", "--api", base, *more])
    told = capsys.readouterr()
    return status, told.out + told.err


def always(body: bytes, status: int = 200) -> Answers:
    return lambda _: (status, body)


def test_the_project_breaks_no_rule(read: Project) -> None:
    assert read.problems() == []


def test_an_article_as_it_was_read_is_told_as_such(
    read: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    status, told = verified(read, capsys, always(answer(READ)))
    assert status == 0
    assert "読んだときと同じ: 1\n" in told
    assert "要再確認: 0\n" in told
    assert "照会できなかったもの: 0\n" in told


def test_the_api_is_asked_once_a_law_as_it_documents(read: Project) -> None:
    with served(always(answer(READ))) as (base, asked):
        main(["--root", str(read.root), "sources", "verify", "--api", base])
    (path,) = asked
    assert path.startswith(f"/api/2/law_data/{LAW_ID}?response_format=xml")


def test_the_address_of_the_api_can_stand_in_conf_py(read: Project) -> None:
    with served(always(answer(READ))) as (base, asked):
        read.write("conf.py", f'{read.read("conf.py")}\nguidance_law_api = "{base}"\n')
        assert main(["--root", str(read.root), "sources", "verify"]) == 0
    assert asked


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (law(OTHER), "「民法 第632条」の条がなくなりました"),
        (law(WORK.replace('"632"', '"632_2"')), "いまは632_2にあります"),
        (law(article("632_2", "請負", "別の文。")), "いまは632_2にあります"),
        (law(WORK.replace("生ずる", "生じる")), "読んだときから変わりました"),
        (law(WORK.replace("（請負）", "（請負契約）")), "見出しが変わりました"),
    ],
)
def test_a_change_is_told_with_its_edition_and_what_rests_on_it(
    read: Project, capsys: pytest.CaptureFixture[str], found: str, said: str
) -> None:
    status, told = verified(read, capsys, always(answer(found, NEWER)))
    assert status == 1
    assert "要再確認: 1\n  references.yaml:7: " in told
    assert said in told
    assert f"{NEWER}、2026-04-01施行" in told
    assert "拠っているもの: 原因「業務範囲があいまい」 causes/scope-ambiguity.html" in told
    assert "拠っているもの: 用語「" in told


def test_a_newer_edition_with_the_same_text_is_told_and_is_no_failure(
    read: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    status, told = verified(read, capsys, always(answer(READ, NEWER)))
    assert status == 0
    assert "条文は同じで、版が新しくなったもの: 1\n" in told
    assert f"（{NEWER}、2026-04-01施行）" in told


@pytest.mark.parametrize(
    "answers",
    [
        always(answer(READ, repealed="Repeal")),
        always(refusal("404001", "該当する法令がありません。"), 404),
    ],
)
def test_a_law_that_is_gone_is_told(
    read: Project, capsys: pytest.CaptureFixture[str], answers: Answers
) -> None:
    status, told = verified(read, capsys, answers)
    assert status == 1
    assert "効力を失ったか、e-Gov にありません" in told


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (always(b"<html>", 503), "断られました（HTTP 503）"),
        (always("<html>メンテナンス中</html>".encode(), 403), "断られました（HTTP 403）"),
        (always(b"<html>not found</html>", 404), "断られました（HTTP 404）"),
        (always(refusal("400011", "値が不正です。"), 400), "（HTTP 400）。 値が不正です。"),
        (always(b"<law_data_response>"), "法令として読めませんでした"),
        (always(answer("<Law/>")), "法令として読めませんでした"),
        (always(answer(READ, law_id="132AC0000000048")), "法令として読めませんでした"),
        (always(b'{"law_full_text": 1}'), "法令として読めませんでした"),
    ],
)
def test_what_could_not_be_looked_up_never_reads_as_fine(
    read: Project, capsys: pytest.CaptureFixture[str], answers: Answers, said: str
) -> None:
    status, told = verified(read, capsys, answers)
    assert status == 2
    assert said in told
    assert "照会できなかったもの: 1\n" in told
    assert "変わっていないとは言えません" in told
    assert "読んだときと同じ: 0\n" in told


def test_a_server_that_recovers_is_asked_again(
    read: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = iter([(503, b""), (429, b""), (200, answer(READ))])
    assert verified(read, capsys, lambda _: next(answers))[0] == 0


def test_no_answer_in_time_is_told(read: Project, capsys: pytest.CaptureFixture[str]) -> None:
    over = threading.Event()

    def silent(_: str) -> tuple[int, bytes]:
        over.wait(30)
        return 200, b""

    capsys.readouterr()
    with served(silent) as (base, _):
        try:
            status = main(["--root", str(read.root), "sources", "verify", "--api", base])
        finally:
            over.set()
    assert status == 2
    assert "照会できなかったもの: 1\n" in capsys.readouterr().out


def test_no_server_is_told(read: Project, capsys: pytest.CaptureFixture[str]) -> None:
    with served(always(b"")) as (base, _):
        pass
    assert main(["--root", str(read.root), "sources", "verify", "--api", base]) == 2
    assert "つながりませんでした" in capsys.readouterr().out


def test_an_address_that_is_none_is_told(read: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(read.root), "sources", "verify", "--api", "laws"]) == 2
    assert "つながりませんでした" in capsys.readouterr().out


def test_a_project_without_such_sources_does_not_read_as_fine(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    status, told = verified(project, capsys, always(answer(READ)))
    assert status == 2
    assert "照会できる出典がありません" in told


def files(project: Project) -> dict[Path, bytes]:
    """What is in a project, but for what is kept of reading it."""
    found = (path for path in project.root.rglob("*") if path.is_file())
    return {path: path.read_bytes() for path in found if ".guidance-cache" not in path.parts}


def test_nothing_is_written_without_being_asked(
    read: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(read)
    verified(read, capsys, always(answer(law(OTHER), NEWER)))
    assert files(read) == before


def test_what_was_found_is_recorded_and_fails_the_strict_check(
    read: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    references = read.read("references.yaml")
    verified(read, capsys, always(answer(law(OTHER), NEWER)), "--write")
    assert json.loads(read.read(STATUS))["sources"]["sample-law"]["standing"] == "gone"
    assert read.read("references.yaml") == references
    assert read.problems() == []
    (problem,) = read.problems(strict=True)
    assert (problem.code, str(problem.place)) == ("changed-source", "references.yaml:7")
    assert "要再確認: 「民法 第632条」の条がなくなりました" in problem.message
    assert main(["--root", str(read.root), "check"]) == 0
    assert main(["--root", str(read.root), "check", "--strict"]) == 1


def test_a_source_that_was_read_again_is_settled(
    read: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    verified(read, capsys, always(answer(law(OTHER), NEWER)), "--write")
    read.edit("references.yaml", DIGEST, "b" * 64)
    assert read.problems(strict=True) == []


def test_what_could_not_be_looked_up_keeps_what_was_known(
    read: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    verified(read, capsys, always(answer(law(OTHER), NEWER)), "--write")
    before = read.read(STATUS)
    status, _ = verified(read, capsys, always(b"", 403), "--write")
    assert (status, read.read(STATUS)) == (2, before)


def test_a_status_file_that_cannot_be_read_is_told(read: Project) -> None:
    read.write(STATUS, '{"sources": {\n"sample-law": {"standing": "well"}}}')
    assert [(p.code, str(p.place)) for p in read.problems()] == [
        ("unreadable-ledger", f"{STATUS}:1")
    ]


@pytest.fixture
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("laws")


def from_folder(project: Project, folder: Path) -> int:
    return main(["--root", str(project.root), "sources", "verify", "--from", str(folder)])


def test_a_folder_of_xml_serves_as_well_without_its_edition(
    read: Project, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / f"{LAW_ID}.xml").write_text(READ, encoding="utf-8")
    assert from_folder(read, folder) == 0
    assert "版の分からない XML で、条文だけを比べたもの: 1" in capsys.readouterr().out


def test_of_the_editions_in_a_folder_the_one_in_force_counts(
    read: Project, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for edition, text in ((EDITION, READ), (NEWER, law(OTHER)), (f"2999{NEWER[4:]}", READ)):
        below = folder / f"{LAW_ID}_{edition}"
        below.mkdir()
        (below / f"{below.name}.xml").write_text(text, encoding="utf-8")
    assert from_folder(read, folder) == 1
    assert f"（{NEWER}、2026-04-01施行）" in capsys.readouterr().out


def test_a_folder_without_the_law_does_not_read_as_fine(
    read: Project, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert from_folder(read, folder) == 2
    assert "名前が法令IDの XML ファイルがありません" in capsys.readouterr().err
    (folder / "132AC0000000048.xml").write_text(READ, encoding="utf-8")
    assert from_folder(read, folder) == 2
    assert "照会できなかったもの: 1\n" in capsys.readouterr().out


@needs_primary
def test_the_articles_of_this_site_are_as_they_were_read(
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = PRIMARY / "egov"
    main(["--root", str(ROOT), "sources", "verify", "--from", str(folder)])
    told = capsys.readouterr().out
    assert "要再確認: 0\n" in told
    assert "条文は同じで、版が新しくなったもの: 0\n" in told
