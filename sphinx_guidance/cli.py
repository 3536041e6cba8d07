"""The ``guidance`` command: check a knowledge base, start one, add to it, export, record."""

from __future__ import annotations

import argparse
import atexit
import datetime
import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from sphinx_guidance import rules, scaffold, words
from sphinx_guidance.conf_file import read_conf
from sphinx_guidance.garbage import collecting_nothing
from sphinx_guidance.knowledge import KnowledgeBase
from sphinx_guidance.ledger import record, record_released
from sphinx_guidance.loading import LEDGER, RELEASED, language_in, load
from sphinx_guidance.problems import Problem
from sphinx_guidance.report import missed, report
from sphinx_guidance.schema_file import read_schema
from sphinx_guidance.words import say


def check(root: Path, *, strict: bool = False) -> int:
    """Print every problem of the project at ``root``; returns the exit status."""
    atexit.register(gc.freeze)  # so that nothing is looked through once more
    with collecting_nothing():
        kb, problems = load(root)
        problems = rules.suppression.told(kb.conf, [*problems, *rules.check(kb, strict=strict)])
    for problem in problems:
        print(problem)
    if kb.language.frequent_words:
        _tell_coverage(kb)
    print(say("check.problems", n=len(problems)) if problems else say("check.no-problems"))
    return 1 if problems else 0


def _tell_coverage(kb: KnowledgeBase) -> None:
    coverage = rules.prose.glossary_coverage(kb)
    print(
        say(
            "check.coverage",
            ratio=f"{coverage.ratio:.1%}",
            total=coverage.total,
            covered=coverage.covered,
        )
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status (0: all well, 1: problems, 2: wrong usage)."""
    _speak(arguments)
    parser = argparse.ArgumentParser(prog="guidance", description=say("commands.guidance"))
    parser.add_argument("--root", type=Path, default=Path(), help=say("commands.root"))
    commands = parser.add_subparsers(dest="command", required=True)
    checked = commands.add_parser("check", help=say("commands.check"))
    checked.add_argument("--strict", action="store_true", help=say("commands.check-strict"))
    commands.add_parser("report", help=say("commands.report"))
    commands.add_parser("schemas", help=say("commands.schemas"))
    commands.add_parser("record", help=say("commands.record"))
    new = commands.add_parser("new", help=say("commands.new"))
    new.add_argument("kind", help=say("commands.new-kind"))
    new.add_argument("id")
    init = commands.add_parser("init", help=say("commands.init"))
    init.add_argument("folder", type=Path, nargs="?", help=say("commands.init-folder"))
    known = words.listed(scaffold.languages())
    init.add_argument(
        "--lang", default=scaffold.LANGUAGE, help=say("commands.init-language", known=known)
    )
    init.add_argument("--title", help=say("commands.init-title"))
    serve = commands.add_parser("serve", help=say("commands.serve"))
    serve.add_argument("--port", type=int, default=8000, help=say("commands.serve-port"))
    serve.add_argument("--out", type=Path, help=say("commands.serve-out"))
    _add_sources_parsers(commands)
    _add_export_parsers(commands)
    given = parser.parse_args(arguments)
    root: Path = given.root
    if given.command != "init" and not (root / "conf.py").is_file():
        print(say("commands.no-project", root=root), file=sys.stderr)
        return 2
    try:
        return _run(root, given)
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        return 2


def _speak(arguments: Sequence[str] | None) -> None:
    """Speak the language of the project, which its ``conf.py`` says."""
    place = argparse.ArgumentParser(add_help=False)
    place.add_argument("--root", type=Path, default=Path())
    conf, _ = read_conf(place.parse_known_args(arguments)[0].root)
    language = conf.string("language", words.language())
    if isinstance(language, Problem):
        print(language, file=sys.stderr)
    else:
        words.use(language)


def _run(root: Path, given: argparse.Namespace) -> int:
    if given.command == "init":
        return _tell(scaffold.init(given.folder or root, given.lang, given.title))
    if given.command == "check":
        return check(root, strict=given.strict)
    own, problems = read_schema(root)
    if own is None:
        for problem in problems:
            print(problem, file=sys.stderr)
        return 1
    match given.command:
        case "report":
            return _report(root)
        case "schemas":
            from sphinx_guidance.schemas import write_schemas  # noqa: PLC0415 - slow to import

            write_schemas(root, own.schema, language_in(read_conf(root)[0])[0])
        case "record":
            return _record(root)
        case "new":
            return _tell(scaffold.new_page(root, own.schema, given.kind, given.id))
        case "serve":
            return _serve(root.resolve(), given.out, given.port)
        case "sources":
            return _verify(root, given)
        case "export" | "import" | "answers":
            return _run_export(root, given)
    return 0


def _serve(root: Path, out: Path | None, port: int) -> int:
    try:
        from sphinx_guidance.site.serve import serve  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        print(say("serve.needs-extra", name=error.name), file=sys.stderr)
        return 2
    return serve(root, (out or root / "build" / "serve").resolve(), port)


def _report(root: Path) -> int:
    """Print the report; fails where a target of the project is missed."""
    kb, _ = load(root)
    print("\n".join(report(kb, datetime.datetime.now(rules.dates.JAPAN).date())))
    told = missed(kb)
    for line in told:
        print(line, file=sys.stderr)
    return 1 if told else 0


def _record(root: Path) -> int:
    """Note what is public now; refused where the ledgers or the declared changes are not right."""
    kb, problems = load(root)
    wrong = [p for p in problems if p.place.path in (LEDGER, RELEASED)]
    wrong += [p for p in rules.check(kb) if p.code in rules.VERSION_CODES]
    for problem in sorted(wrong):
        print(problem)
    if wrong:
        return 1
    print(say("record.addresses", n=len(record(kb, root))))
    print(say("record.versions", n=len(record_released(kb, root))))
    return 0


def _add_sources_parsers(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
) -> None:
    sources = commands.add_parser("sources", help=say("commands.sources"))
    verify = sources.add_subparsers(dest="sources_command", required=True).add_parser(
        "verify", help=say("commands.sources-verify")
    )
    where = verify.add_mutually_exclusive_group()
    where.add_argument("--from", dest="folder", type=Path, help=say("commands.sources-from"))
    where.add_argument("--api", help=say("commands.sources-api"))
    verify.add_argument("--write", action="store_true", help=say("commands.sources-write"))


def _verify(root: Path, given: argparse.Namespace) -> int:
    """Look up the articles that are cited; see :mod:`sphinx_guidance.verification`."""
    from sphinx_guidance import verification  # noqa: PLC0415 - slow to import
    from sphinx_guidance.statutes import origin  # noqa: PLC0415 - slow to import

    kb, problems = load(root)
    unread = [p for p in problems if p.place.path in kb.unread]
    api = given.api or kb.conf.string("guidance_law_api", origin.API)
    if isinstance(api, Problem):
        print(api, file=sys.stderr)
        return verification.NOT_CHECKED
    if unread:
        print("\n".join(map(str, unread)), file=sys.stderr)
        return verification.NOT_CHECKED
    today = datetime.datetime.now(rules.dates.JAPAN).date()
    try:
        where = origin.Folder(given.folder, today) if given.folder else origin.Api(api)
    except (origin.LookUpError, ValueError) as error:
        print(error, file=sys.stderr)
        return verification.NOT_CHECKED
    status, lines = verification.verify(root, kb, where, today, write=given.write)
    print("\n".join(lines))
    return status


def _add_export_parsers(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    export = commands.add_parser("export", help=say("commands.export"))
    export.add_argument(
        "--format", choices=["xlsx", "csv", "markdown", "json", "all"], default="all"
    )
    export.add_argument("--out", type=Path, default=Path("build/downloads"))
    export.add_argument("--site", help=say("commands.export-site"))
    export.add_argument("--base-url", help=say("commands.export-base-url"))
    export.add_argument("ids", nargs="*", help=say("commands.export-ids"))
    import_ = commands.add_parser("import", help=say("commands.import"))
    import_.add_argument("file", type=Path)
    import_.add_argument("--out", type=Path, help=say("commands.import-out"))
    answers = commands.add_parser("answers", help=say("commands.answers"))
    answers.add_argument("file", type=Path)
    answers.add_argument("--out", type=Path, help=say("commands.answers-out"))


def _run_export(root: Path, given: argparse.Namespace) -> int:
    from sphinx_guidance.exports import commands, publication  # noqa: PLC0415 - slow to import

    if given.command == "import":
        return commands.import_workbook(root, given.file, given.out)
    if given.command == "answers":
        return commands.tell_answers(root, given.file, given.out)
    conf, _ = read_conf(root)
    site = (
        conf.string("guidance_site") or conf.string("project") if given.site is None else given.site
    )
    base_url = conf.string("html_baseurl") if given.base_url is None else given.base_url
    if isinstance(site, Problem) or isinstance(base_url, Problem):
        unknown = [str(value) for value in (site, base_url) if isinstance(value, Problem)]
        print("\n".join(unknown), file=sys.stderr)
        return 2
    where = publication.Publication(site, base_url)
    return commands.export(root, given.format, given.out, given.ids, where)


def _tell(outcome: scaffold.Outcome) -> int:
    print(outcome.message, file=sys.stdout if outcome.done else sys.stderr)
    return 0 if outcome.done else 1
