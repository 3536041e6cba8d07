"""Files of a project to a :class:`KnowledgeBase`, keeping the file and line of everything."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from sphinx_guidance import spelling
from sphinx_guidance.knowledge import Definition, KnowledgeBase, Object, PageText
from sphinx_guidance.markdown import Outline, scan, split_front_matter
from sphinx_guidance.model import (
    ID_PATTERN,
    PAGE_KINDS,
    Checklist,
    GlossaryFile,
    Kind,
    LedgerFile,
    Page,
    RedirectsFile,
    Released,
    ReleasedFile,
    Source,
    SourcesFile,
)
from sphinx_guidance.problems import Place, Problem
from sphinx_guidance.yaml_lines import Key, YamlText, parse

M = TypeVar("M", bound=BaseModel)

SOURCE_DIR = "source"
LEDGER = "published.json"
RELEASED = "released.json"
ORDINARY_WORDS = "ordinary-words.txt"


@dataclass
class _Loaded:
    """What has been read so far."""

    pages: dict[str, PageText] = field(default_factory=dict)
    kinds: dict[str, dict[str, Object]] = field(
        default_factory=lambda: {folder: {} for folder in PAGE_KINDS}
    )
    definitions: dict[str, Definition] = field(default_factory=dict)
    checklists: dict[str, Checklist] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    unreadable_kinds: set[Kind] = field(default_factory=set)
    unreadable: set[tuple[str, str]] = field(default_factory=set)
    declared: list[tuple[Object, YamlText, Key]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def load(root: Path) -> tuple[KnowledgeBase, list[Problem]]:
    """Read the project at ``root``; everything that cannot be read is a problem, never dropped."""
    loaded = _Loaded()
    for path in _files(root / SOURCE_DIR, ".md"):
        _load_page(root, path, loaded)
    for path in _yaml_files(root, "glossary", loaded):
        _load_glossary(root, path, loaded)
    for path in _yaml_files(root, "checklists", loaded):
        _load_checklist(root, path, loaded)
    _load_sources(root, loaded)
    redirects = _load_model(root, root / "redirects.yaml", RedirectsFile, loaded)
    kinds = loaded.kinds
    kb = KnowledgeBase(
        pages=loaded.pages,
        causes=kinds["causes"],  # type: ignore[arg-type]
        incidents=kinds["incidents"],  # type: ignore[arg-type]
        measures=kinds["measures"],  # type: ignore[arg-type]
        coverages=kinds["coverages"],  # type: ignore[arg-type]
        cases=kinds["cases"],  # type: ignore[arg-type]
        definitions=loaded.definitions,
        checklists=loaded.checklists,
        sources=loaded.sources,
        redirects=redirects[0].redirects if redirects else (),
        redirects_text=redirects[1] if redirects else None,
        ordinary_words=_words(root, loaded),
        published=_ledger(root, loaded),
        released=_released(root, loaded),
        unreadable=frozenset(loaded.unreadable),
        unreadable_kinds=frozenset(loaded.unreadable_kinds),
        declared=tuple(loaded.declared),
    )
    return kb, loaded.problems


def _files(folder: Path, *suffixes: str) -> list[Path]:
    """The files below a folder, without those that editors and systems hide."""
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.suffix in suffixes and path.is_file() and not path.name.startswith(".")
    ]


def _yaml_files(root: Path, folder: str, loaded: _Loaded) -> Iterator[Path]:
    for path in _files(root / folder, ".yaml", ".yml"):
        if path.suffix == ".yaml" and path.parent == root / folder:
            yield path
        else:
            place = Place(path.relative_to(root).as_posix(), 1)
            hint = f"{folder}/ のすぐ下に、.yaml で終わる名前で置きます"
            message = "このファイルは読み込まれません。"
            loaded.problems.append(Problem(place, "misplaced-file", message, hint))


def read_text(path: Path) -> str:
    """The text of an author's file; editors on Windows may begin it with a byte order mark."""
    return path.read_text(encoding="utf-8-sig")


def _read(root: Path, path: Path, loaded: _Loaded) -> str | None:
    try:
        return read_text(path)
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        place = Place(path.relative_to(root).as_posix(), line)
        hint = "エディターで文字コードを UTF-8 にして保存し直します"
        loaded.problems.append(Problem(place, "not-utf-8", "UTF-8 として読めません。", hint))
        return None


def _load_page(root: Path, path: Path, loaded: _Loaded) -> None:
    name = path.relative_to(root).as_posix()
    docname = path.relative_to(root / SOURCE_DIR).with_suffix("").as_posix()
    folder, _, stem = docname.rpartition("/")
    model = PAGE_KINDS.get(folder) if stem != "index" else None
    above = folder.partition("/")[0]
    if "/" in folder and above in PAGE_KINDS:
        message = "このページは、種類のあるページとして読み込まれません。"
        hint = f"{SOURCE_DIR}/{above}/ のすぐ下に置きます"
        loaded.problems.append(Problem(Place(name, 1), "misplaced-file", message, hint))
    text = _read(root, path, loaded)
    if text is None:
        loaded.pages[docname] = PageText(docname, name, None, None, Outline())
        if model:
            loaded.unreadable.add((model.kind, stem))
        return
    front, body, first_line = split_front_matter(text)
    outline = scan(body, first_line)
    yaml_text: YamlText | None = None
    page: Page | None = None
    if front is None:
        loaded.problems.append(
            Problem(
                Place(name, 1),
                "missing-front-matter",
                "ページの先頭にフロントマター（--- で囲んだ title と summary）がありません。",
            )
        )
    else:
        yaml_text, problems = parse(front, name, 2)
        loaded.problems += problems
        if yaml_text:
            page = _validate(model or Page, yaml_text, loaded, id=stem)
    if model and not ID_PATTERN.fullmatch(stem):
        loaded.problems.append(
            Problem(
                Place(name, 1),
                "invalid-id",
                f"ファイル名「{stem}」は id になりません。",
                "英小文字と数字をハイフンでつなぎます",
            )
        )
    if model and page is None:
        loaded.unreadable.add((model.kind, stem))
    elif model and page and yaml_text:
        loaded.kinds[folder][stem] = page  # type: ignore[assignment]
        loaded.declared.append((page, yaml_text, ()))  # type: ignore[arg-type]
    loaded.pages[docname] = PageText(docname, name, page, yaml_text, outline)


def _load_glossary(root: Path, path: Path, loaded: _Loaded) -> None:
    read = _load_model(root, path, GlossaryFile, loaded)
    if read is None:
        loaded.unreadable_kinds.add("term")
        return
    file, text = read
    for i, term in enumerate(file.terms):
        key: Key = ("terms", i)
        first = loaded.definitions.get(term.id)
        if first:
            loaded.problems.append(_duplicate(text.place(*key, "id"), term.id))
            continue
        line = text.place(*key, "definition").line
        loaded.definitions[term.id] = Definition(term, file.topic, scan(term.definition, line))
        loaded.declared.append((term, text, key))


def _load_checklist(root: Path, path: Path, loaded: _Loaded) -> None:
    read = _load_model(root, path, Checklist, loaded, id=path.stem)
    if read is None:
        loaded.unreadable_kinds |= {"check", "checklist"}
        return
    checklist, text = read
    loaded.checklists[checklist.id] = checklist
    loaded.declared.append((checklist, text, ()))
    seen = {obj.id for obj, _, _ in loaded.declared if obj.kind == "check"}
    for s, section in enumerate(checklist.sections):
        for i, item in enumerate(section.items):
            key: Key = ("sections", s, "items", i)
            if item.id in seen:
                loaded.problems.append(_duplicate(text.place(*key, "id"), item.id))
                continue
            seen.add(item.id)
            loaded.declared.append((item, text, key))


def _load_sources(root: Path, loaded: _Loaded) -> None:
    path = root / "references.yaml"
    read = _load_model(root, path, SourcesFile, loaded)
    if read is None:
        if path.is_file():
            loaded.unreadable_kinds.add("source")
        return
    file, text = read
    for i, source in enumerate(file.sources):
        if source.id in loaded.sources:
            loaded.problems.append(_duplicate(text.place("sources", i, "id"), source.id))
            continue
        loaded.sources[source.id] = source
        loaded.declared.append((source, text, ("sources", i)))


def _duplicate(place: Place, id_: str) -> Problem:
    return Problem(place, "duplicate-id", f"id「{id_}」は既に使われています。", "別の id にします")


def _load_model(
    root: Path, path: Path, model: type[M], loaded: _Loaded, **injected: str
) -> tuple[M, YamlText] | None:
    content = _read(root, path, loaded) if path.is_file() else None
    if content is None:
        return None
    text, problems = parse(content, path.relative_to(root).as_posix())
    loaded.problems += problems
    if text is None:
        return None
    value = _validate(model, text, loaded, **injected)
    return (value, text) if value else None


def _validate(model: type[M], text: YamlText, loaded: _Loaded, **injected: str) -> M | None:
    value = text.value if text.value is not None else {}
    if not isinstance(value, dict):
        loaded.problems.append(
            Problem(text.place(), "invalid-value", "キーと値の組を書いてください。")
        )
        return None
    for key in injected:
        if key in value:
            loaded.problems.append(
                Problem(
                    text.place(key),
                    "unknown-field",
                    f"「{key}」は書けません（ファイル名が {key} です）。",
                )
            )
    try:
        return model.model_validate({**value, **injected})
    except ValidationError as error:
        loaded.problems += _problems_of(error, text, model)
        return None


def _problems_of(
    error: ValidationError, text: YamlText, model: type[BaseModel]
) -> Iterator[Problem]:
    errors = error.errors(include_url=False)
    for item in errors:
        loc = item["loc"]
        if item["type"] == "too_short" and any(
            other["loc"][: len(loc)] == loc and other is not item for other in errors
        ):
            continue  # its entries are there, but not valid
        place = text.place(*loc)
        name = next((part for part in reversed(loc) if isinstance(part, str)), "")
        context = item.get("ctx", {})
        match item["type"]:
            case "missing":
                yield Problem(place, "missing-field", f"「{name}」がありません。")
            case "extra_forbidden":
                hint = spelling.nearest(str(name), _fields(model, loc[:-1]))
                yield Problem(place, "unknown-field", f"「{name}」という項目はありません。", hint)
            case "literal_error":
                allowed = str(context.get("expected", "")).replace("'", "").replace(" or ", "、")
                yield Problem(
                    place,
                    "invalid-value",
                    f"「{item['input']}」は使えません。",
                    f"使える値: {allowed.replace(', ', '、')}",
                )
            case "string_pattern_mismatch":
                yield Problem(
                    place,
                    "invalid-value",
                    f"「{item['input']}」は「{name}」の形に合いません。",
                    f"形: {context.get('pattern')}",
                )
            case "string_too_short" | "too_short":
                yield Problem(place, "invalid-value", f"「{name}」が空です。")
            case "string_too_long":
                most = f"{context.get('max_length')}文字以内にします"
                message = f"「{name}」が{len(item['input'])}文字あります。"
                yield Problem(place, "invalid-value", message, most)
            case "string_type" if item["input"] is None:
                yield Problem(place, "invalid-value", f"「{name}」が空です。")
            case "string_type":
                yield Problem(place, "invalid-value", f"「{name}」には文字を書きます。")
            case "tuple_type":
                hint = f"{name}: [{item['input']}]"
                yield Problem(place, "invalid-value", f"「{name}」には一覧を書きます。", hint)
            case other:
                message = f"「{name}」の値を読めません（{other}: {item['msg']}）。"
                yield Problem(place, "invalid-value", message)


def _fields(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    """The fields that may stand where ``loc`` points."""
    for key in loc:
        if isinstance(key, int) or key not in model.model_fields:
            continue
        nested = [
            part
            for part in _model_types(model.model_fields[key].annotation)
            if issubclass(part, BaseModel)
        ]
        if nested:
            model = nested[0]
    return [info.alias or name for name, info in model.model_fields.items()]


def _model_types(annotation: object) -> Iterator[type]:
    if isinstance(annotation, type):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _model_types(argument)


def _words(root: Path, loaded: _Loaded) -> frozenset[str]:
    path = root / ORDINARY_WORDS
    text = _read(root, path, loaded) if path.is_file() else None
    lines = (line.split("#")[0].strip() for line in (text or "").splitlines())
    return frozenset(line for line in lines if line)


def _ledger(root: Path, loaded: _Loaded) -> dict[str, int]:
    """The published addresses, each with its line in the ledger."""
    found = _load_json(root, LEDGER, LedgerFile, loaded)
    if found is None:
        return {}
    file, text = found
    lines = {line.strip().strip(',"'): n for n, line in enumerate(text.splitlines(), 1)}
    return {address: lines.get(address, 1) for address in file.addresses}


def _released(root: Path, loaded: _Loaded) -> dict[str, Released]:
    """The checklists as last released, by id."""
    found = _load_json(root, RELEASED, ReleasedFile, loaded)
    return found[0].checklists if found else {}


def _load_json(root: Path, name: str, model: type[M], loaded: _Loaded) -> tuple[M, str] | None:
    """A file that ``guidance record`` wrote, with its text."""
    path = root / name
    text = _read(root, path, loaded) if path.is_file() else None
    if text is None:
        return None
    line, message = 1, "guidance record が書いた形ではありません。"
    try:
        return model.model_validate(json.loads(text)), text
    except json.JSONDecodeError as error:
        line, message = error.lineno, f"JSON として読めません（{error.msg}）。"
    except ValidationError:
        pass
    hint = "手で直さず、版管理にある内容へ戻します"
    loaded.problems.append(Problem(Place(name, line), "unreadable-ledger", message, hint))
    return None
