"""Files of a project to a :class:`KnowledgeBase`, keeping the file and line of everything."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from sphinx_guidance import addresses, settings, source_files, spelling
from sphinx_guidance.cache import Cache, cache_of
from sphinx_guidance.conf_file import ConfFile, read_conf
from sphinx_guidance.file_links import file_links
from sphinx_guidance.flow import Flow
from sphinx_guidance.form import Form
from sphinx_guidance.kinds import Models, models_of
from sphinx_guidance.knowledge import Definition, KnowledgeBase, Object, PageText
from sphinx_guidance.language import Language, language_of
from sphinx_guidance.model import (
    ID_PATTERN,
    Checklist,
    Kind,
    LedgerFile,
    NumberTable,
    Page,
    RedirectsFile,
    Released,
    ReleasedFile,
)
from sphinx_guidance.outline import Outline
from sphinx_guidance.page_file import PageFile, outline_of, take_apart
from sphinx_guidance.path_patterns import PathPatterns
from sphinx_guidance.problems import Place, Problem
from sphinx_guidance.schema import Schema, Shape
from sphinx_guidance.schema_file import read_schema
from sphinx_guidance.shapes import Written
from sphinx_guidance.source_files import SOURCE_DIR, FileFacts, Files
from sphinx_guidance.sources import STATUS, Source, SourcesFile, StatusFile
from sphinx_guidance.validation import validate
from sphinx_guidance.vocabulary import vocabulary_of
from sphinx_guidance.words import say
from sphinx_guidance.yaml_lines import Key, YamlText, parse

M = TypeVar("M", bound=BaseModel)

LEDGER = "published.json"
RELEASED = "released.json"
REDIRECTS = "redirects.yaml"
SOURCES = "references.yaml"
ORDINARY_WORDS = "ordinary-words.txt"

SPHINX_LANGUAGE = "en"
"""The language of a project whose ``conf.py`` names none."""

_LANGUAGE_LINE = re.compile(r"""^language\s*=\s*["'](?P<tag>\w+)""", re.MULTILINE)


@dataclass
class _Loaded:
    """What has been read so far, by the words of ``schema``."""

    schema: Schema
    models: Models
    language: Language
    cache: Cache
    pages: dict[str, PageText] = field(default_factory=dict)
    objects: dict[Kind, dict[str, Page]] = field(default_factory=dict)
    definitions: dict[str, Definition] = field(default_factory=dict)
    checklists: dict[str, Checklist] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    tables: dict[str, NumberTable] = field(default_factory=dict)
    forms: dict[tuple[Kind, str], Written[Form]] = field(default_factory=dict)
    flows: dict[tuple[Kind, str], Written[Flow]] = field(default_factory=dict)
    unreadable_kinds: set[Kind] = field(default_factory=set)
    unreadable: set[tuple[Kind, str]] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)
    declared: list[tuple[Object, YamlText, Key]] = field(default_factory=list)
    first: dict[tuple[Kind, str], Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def declare(self, obj: Object, text: YamlText, key: Key) -> bool:
        """Note where ``obj`` is written; an id that is taken is told instead."""
        place = text.place(*key, "id")
        first = self.first.setdefault((obj.kind, obj.id), place)
        if first is not place:
            message = say("duplicate-id.id", id=obj.id, first=first)
            self.problems.append(Problem(place, "duplicate-id", message, say("other-id.hint")))
            return False
        self.declared.append((obj, text, key))
        return True


def load(
    root: Path, exclude_patterns: Sequence[str] | None = None, language: str | None = None
) -> tuple[KnowledgeBase, list[Problem]]:
    """Read the project at ``root``; everything that cannot be read is a problem, never dropped.

    ``exclude_patterns`` and ``language`` are those of ``conf.py`` where a build knows them (None:
    read them there); what the patterns match below ``source/`` is no page.
    """
    conf, wrong = read_conf(root)
    excluded, unknown = _excluded(conf, exclude_patterns)
    spoken, unsaid = language_in(conf, language)
    files = source_files.files_below(root, SOURCE_DIR)
    problems = source_files.not_read(files, excluded)
    own, told = read_schema(root)
    if own is None:  # nothing else can be understood
        nothing = [problem for problem in problems if problem.code == "nothing-to-read"]
        return KnowledgeBase(language=spoken), nothing or told
    problems = [*wrong, *unknown, *unsaid, *settings.problems(conf), *problems, *told]
    cache = cache_of(root.resolve())
    cache.begin()
    loaded = _Loaded(own.schema, models_of(own.schema), spoken, cache, problems=problems)
    _load_pages(root, source_files.pages(files, excluded), loaded)
    _load_objects(root, loaded)
    redirects = _load_model(root, REDIRECTS, RedirectsFile, loaded)
    statuses = _load_json(root, STATUS, StatusFile, loaded)
    cache.save()
    vocabulary, problems = vocabulary_of(conf, own.schema.kinds)
    loaded.problems += problems
    kb = KnowledgeBase(
        language=spoken,
        schema=own.schema,
        schema_text=own.text,
        conf=conf,
        pages=loaded.pages,
        page_objects=loaded.objects,
        definitions=loaded.definitions,
        checklists=loaded.checklists,
        sources=loaded.sources,
        tables=loaded.tables,
        forms=loaded.forms,
        flows=loaded.flows,
        files=_file_facts(root, files, loaded),
        vocabulary=vocabulary,
        redirects=redirects[0].redirects if redirects else (),
        redirects_text=redirects[1] if redirects else None,
        ordinary_words=_words(root, loaded),
        published=_ledger(root, loaded),
        released=_released(root, loaded),
        statuses=statuses[0].sources if statuses else {},
        unreadable=frozenset(loaded.unreadable),
        unreadable_kinds=frozenset(loaded.unreadable_kinds),
        unread=frozenset(loaded.unread),
        declared=tuple(loaded.declared),
        cache=cache,
    )
    return kb, loaded.problems


def _load_pages(root: Path, paths: Iterable[str], loaded: _Loaded) -> None:
    loaded.objects = {kind: {} for kind in loaded.schema.kinds}
    for path in paths:
        _load_page(root, path, loaded)


def _load_objects(root: Path, loaded: _Loaded) -> None:
    """Read what is written in YAML."""
    for path in _yaml_files(root, "glossary", loaded):
        _load_glossary(root, path, loaded)
    for path in _yaml_files(root, "checklists", loaded):
        _load_checklist(root, path, loaded)
    for path in _yaml_files(root, "tables", loaded):
        _load_table(root, path, loaded)
    for kind, shape in loaded.schema.shaped_kinds.items():
        for path in _yaml_files(root, loaded.schema.folder(kind), loaded):
            _load_shape(root, path, kind, shape, loaded)
    _load_sources(root, loaded)


def language_in(conf: ConfFile, tag: str | None = None) -> tuple[Language, list[Problem]]:
    """The language of a project (``tag`` where a build knows it), and why it cannot be known."""
    written = _LANGUAGE_LINE.search(conf.text)
    if tag is None and not conf.readable and written:  # so that one mistake is told once
        tag = written["tag"]
    said = conf.string("language", SPHINX_LANGUAGE) if tag is None else tag
    if isinstance(said, Problem):
        return language_of(SPHINX_LANGUAGE), [said]
    return language_of(said), []


def _excluded(
    conf: ConfFile, exclude_patterns: Sequence[str] | None
) -> tuple[PathPatterns, list[Problem]]:
    """What is no page below ``source/``, and why that cannot be known."""
    name = "exclude_patterns"
    patterns = conf.strings(name) if exclude_patterns is None else exclude_patterns
    if isinstance(patterns, Problem):
        return PathPatterns(()), [patterns]
    try:
        return PathPatterns(patterns), []
    except re.error as error:
        message = say("conf.pattern", name=name, error=error)
        hint = say("conf.pattern.hint")
        return PathPatterns(()), [Problem(conf.place(name), "invalid-value", message, hint)]


def _yaml_files(root: Path, folder: str, loaded: _Loaded) -> Iterator[str]:
    files = source_files.files_below(root, folder)
    loaded.problems += source_files.loops_of(files)
    for path in files.paths:
        suffix = PurePosixPath(path).suffix
        if suffix != ".yml" and not spelling.nearest_of(suffix.lower(), [".yaml"]):
            continue
        if suffix == ".yaml" and path.rpartition("/")[0] == folder:
            yield path
        else:
            hint = say("misplaced-file.yaml.hint", folder=folder)
            message = say("misplaced-file.yaml")
            loaded.problems.append(Problem(Place(path, 1), "misplaced-file", message, hint))


def _file_facts(root: Path, files: Files, loaded: _Loaded) -> dict[str, FileFacts]:
    """What is below ``source/`` beside the pages, and what pages name beyond it."""
    paths = {source_files.name_of(path): path for path in files.paths}
    outlines = [(page.docname, page.outline) for page in loaded.pages.values()]
    outlines += [(addresses.GLOSSARY_PAGE, d.outline) for d in loaded.definitions.values()]
    for docname, outline in outlines:
        for link in file_links(docname, outline):
            path = f"{SOURCE_DIR}/{link.path}"
            if link.path.startswith("../") and (root / path).is_file():
                paths[link.path] = path
    return {name: source_files.facts_of(root, path) for name, path in paths.items()}


def _read(root: Path, path: str, loaded: _Loaded) -> str | None:
    text = source_files.read(root, path)
    if isinstance(text, str):
        return text
    loaded.problems.append(text)
    loaded.unread.add(path)
    return None


def _load_page(root: Path, path: str, loaded: _Loaded) -> None:
    docname = source_files.name_of(path).removesuffix(source_files.PAGE_SUFFIX)
    folder, _, stem = docname.rpartition("/")
    kind = loaded.schema.kind_of_folder.get(folder) if stem != addresses.LIST else None
    above = folder.partition("/")[0]
    if "/" in folder and above in loaded.schema.kind_of_folder:
        message = say("misplaced-file.page")
        hint = say("misplaced-file.page.hint", folder=SOURCE_DIR, above=above)
        loaded.problems.append(Problem(Place(path, 1), "misplaced-file", message, hint))
    model = loaded.models.pages[kind] if kind else Page
    page, file = _read_page(root, path, model, loaded)
    if kind and not ID_PATTERN.fullmatch(stem):
        message = say("invalid-id.file", stem=stem)
        hint = say("invalid-id.file.hint")
        loaded.problems.append(Problem(Place(path, 1), "invalid-id", message, hint))
        page = None
    if page is None:
        loaded.unread.add(path)
    if kind and page is None:
        loaded.unreadable.add((kind, stem))
    elif kind and page and file.front_matter:
        loaded.objects[kind][stem] = page
        loaded.declare(page, file.front_matter, ())
    loaded.pages[docname] = PageText(docname, path, page, file.front_matter, file.outline)


def _read_page(
    root: Path, path: str, model: type[Page], loaded: _Loaded
) -> tuple[Page | None, PageFile]:
    """The front matter as it must be (None where it is not), and all of the file."""
    text = _read(root, path, loaded)
    if text is None:
        return None, PageFile(None, Outline())
    file = loaded.cache.result(take_apart, text, path)
    loaded.problems += file.problems
    if file.front_matter is None:
        return None, file
    page, problems = validate(model, file.front_matter, id=PurePosixPath(path).stem)
    loaded.problems += problems
    return page, file


def _load_glossary(root: Path, path: str, loaded: _Loaded) -> None:
    read = _load_model(root, path, loaded.language.glossary_file, loaded)
    if read is None:
        loaded.unreadable_kinds.add("term")
        return
    file, text = read
    for i, term in enumerate(file.terms):
        key: Key = ("terms", i)
        if loaded.declare(term, text, key):
            line = text.first_line(*key, "definition")
            outline = loaded.cache.result(outline_of, term.definition, line)
            loaded.definitions[term.id] = Definition(term, file.topic, outline)


def _load_checklist(root: Path, path: str, loaded: _Loaded) -> None:
    read = _load_model(root, path, loaded.models.checklist, loaded, id=PurePosixPath(path).stem)
    if read is None:
        loaded.unreadable_kinds |= {"check", "checklist"}
        return
    checklist, text = read
    loaded.checklists[checklist.id] = checklist
    loaded.declare(checklist, text, ())
    for s, section in enumerate(checklist.sections):
        for i, item in enumerate(section.items):
            loaded.declare(item, text, ("sections", s, "items", i))


def _load_table(root: Path, path: str, loaded: _Loaded) -> None:
    read = _load_model(root, path, NumberTable, loaded, id=PurePosixPath(path).stem)
    if read is None:
        loaded.unreadable_kinds.add("number")
        return
    table, text = read
    loaded.tables[table.id] = table
    for t, topic in enumerate(table.topics):
        for i, number in enumerate(topic.numbers):
            loaded.declare(number, text, ("topics", t, "numbers", i))


def _load_shape(root: Path, path: str, kind: Kind, shape: Shape, loaded: _Loaded) -> None:
    key = kind, PurePosixPath(path).stem
    read = _load_model(root, path, loaded.models.of_shape(shape), loaded)
    match read:
        case Form() as form, YamlText() as text:
            loaded.forms[key] = Written(form, text)
        case Flow() as flow, YamlText() as text:
            loaded.flows[key] = Written(flow, text)


def _load_sources(root: Path, loaded: _Loaded) -> None:
    read = _load_model(root, SOURCES, SourcesFile, loaded)
    if read is None:
        if (root / SOURCES).is_file():
            loaded.unreadable_kinds.add("source")
        return
    file, text = read
    for i, source in enumerate(file.sources):
        if loaded.declare(source, text, ("sources", i)):
            loaded.sources[source.id] = source


def _load_model(
    root: Path, path: str, model: type[M], loaded: _Loaded, **injected: str
) -> tuple[M, YamlText] | None:
    content = _read(root, path, loaded) if (root / path).is_file() else None
    if content is None:
        return None
    text, problems = loaded.cache.result(parse, content, path, 1)
    loaded.problems += problems
    value = None
    if text is not None:
        for key in getattr(model, "verbatim", ()):
            text = text.verbatim(key)
        value, problems = validate(model, text, **injected)
        loaded.problems += problems
    if text is None or value is None:
        loaded.unread.add(path)
        return None
    return value, text


def _words(root: Path, loaded: _Loaded) -> frozenset[str]:
    text = _read(root, ORDINARY_WORDS, loaded) if (root / ORDINARY_WORDS).is_file() else None
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
    found = _load_json(root, RELEASED, ReleasedFile, loaded)
    return found[0].checklists if found else {}


def _load_json(root: Path, name: str, model: type[M], loaded: _Loaded) -> tuple[M, str] | None:
    """A file that a command wrote, with its text."""
    text = _read(root, name, loaded) if (root / name).is_file() else None
    if text is None:
        return None
    line, message, hint = 1, say("unreadable-ledger.form"), say("unreadable-ledger.hint")
    try:
        return model.model_validate(json.loads(text)), text
    except json.JSONDecodeError as error:
        line, message = error.lineno, say("unreadable-ledger.json")
    except ValidationError:
        pass
    loaded.problems.append(Problem(Place(name, line), "unreadable-ledger", message, hint))
    return None
