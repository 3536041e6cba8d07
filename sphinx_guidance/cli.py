"""The ``guidance`` command: check a knowledge base, start one, add to it, export, record."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from sphinx_guidance import rules, scaffold
from sphinx_guidance.conf_file import read_conf
from sphinx_guidance.ledger import record, record_released
from sphinx_guidance.loading import LEDGER, RELEASED, language_in, load
from sphinx_guidance.problems import Problem
from sphinx_guidance.report import report
from sphinx_guidance.schema_file import read_schema
from sphinx_guidance.schemas import write_schemas


def check(root: Path) -> int:
    """Print every problem of the project at ``root``; returns the exit status."""
    kb, problems = load(root)
    problems = rules.suppression.told(kb.conf, [*problems, *rules.check(kb)])
    for problem in problems:
        print(problem)
    if kb.language.frequent_words:
        coverage = rules.prose.glossary_coverage(kb)
        print(
            f"用語集の被覆率: {coverage.ratio:.1%}"
            f"（よく出る複合語{coverage.total}語のうち{coverage.covered}語）"
        )
    print(f"{len(problems)}件の問題があります。" if problems else "問題はありません。")
    return 1 if problems else 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status (0: all well, 1: problems, 2: wrong usage)."""
    parser = argparse.ArgumentParser(prog="guidance", description="ガイダンスサイトの道具")
    parser.add_argument("--root", type=Path, default=Path(), help="プロジェクトのフォルダー")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="すべての規則を確かめる（ビルドしない）")
    commands.add_parser("report", help="出典・言い切らない語・出典のない記述を数える")
    commands.add_parser("schemas", help="エディター用の JSON Schema を書き出す")
    commands.add_parser("record", help="公開する住所とチェックリストの版を台帳に加える")
    new = commands.add_parser("new", help="ページのひな形を作る")
    new.add_argument("kind", help="guidance.yaml の種類")
    new.add_argument("id")
    init = commands.add_parser("init", help="新しい知識ベースを始める")
    init.add_argument("folder", type=Path, nargs="?", help="フォルダー（なければ --root）")
    init.add_argument("--lang", default=scaffold.LANGUAGE, help="言語（ja、en）")
    init.add_argument("--title", help="サイトの名前")
    _add_export_parsers(commands)
    given = parser.parse_args(arguments)
    root: Path = given.root
    if given.command != "init" and not (root / "conf.py").is_file():
        print(
            f"{root} は知識ベースのフォルダーではありません（conf.py がありません）。",
            file=sys.stderr,
        )
        return 2
    try:
        return _run(root, given)
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        return 2


def _run(root: Path, given: argparse.Namespace) -> int:
    if given.command == "init":
        return _tell(scaffold.init(given.folder or root, given.lang, given.title))
    if given.command == "check":
        return check(root)
    own, problems = read_schema(root)
    if own is None:
        for problem in problems:
            print(problem, file=sys.stderr)
        return 1
    match given.command:
        case "report":
            print("\n".join(report(load(root)[0])))
        case "schemas":
            write_schemas(root, own.schema, language_in(read_conf(root)[0])[0])
        case "record":
            return _record(root)
        case "new":
            return _tell(scaffold.new_page(root, own.schema, given.kind, given.id))
        case "export" | "import":
            return _run_export(root, given)
    return 0


def _record(root: Path) -> int:
    """Note what is public now; refused where the ledgers or the declared changes are not right."""
    kb, problems = load(root)
    wrong = [p for p in problems if p.place.path in (LEDGER, RELEASED)]
    wrong += [p for p in rules.check(kb) if p.code in rules.VERSION_CODES]
    for problem in sorted(wrong):
        print(problem)
    if wrong:
        return 1
    print(f"{len(record(kb, root))}件の住所を台帳に加えました。")
    print(f"{len(record_released(kb, root))}件のチェックリストの版を記録しました。")
    return 0


def _add_export_parsers(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    export = commands.add_parser("export", help="チェックリストを Excel などのファイルに書き出す")
    export.add_argument(
        "--format", choices=["xlsx", "csv", "markdown", "json", "all"], default="all"
    )
    export.add_argument("--out", type=Path, default=Path("build/downloads"))
    export.add_argument(
        "--site", help="サイトの名前（なければ conf.py の guidance_site か project）"
    )
    export.add_argument("--base-url", help="公開先のアドレス（なければ conf.py の html_baseurl）")
    export.add_argument("ids", nargs="*", help="チェックリストの id（なければすべて）")
    import_ = commands.add_parser("import", help="記入済みの Excel ブックを回答ファイルにする")
    import_.add_argument("file", type=Path)
    import_.add_argument("--out", type=Path, help="書き出すファイル（なければ標準出力）")


def _run_export(root: Path, given: argparse.Namespace) -> int:
    from sphinx_guidance.exports import commands, publication  # noqa: PLC0415 - slow to import

    if given.command == "import":
        return commands.import_workbook(root, given.file, given.out)
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
