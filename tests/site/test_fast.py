"""The faster ways of doing what a library does give what the library gives."""

from __future__ import annotations

import importlib
from itertools import product
from pathlib import Path

import pytest
import sphinx.util.docutils
from docutils import nodes
from docutils.parsers.rst import Parser
from docutils.readers import standalone
from docutils.transforms import Transform
from docutils.transforms.references import InternalTargets
from docutils.transforms.universal import StripComments
from docutils.utils import new_document
from markdown_it import MarkdownIt
from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_guidance.bare_links import look_first
from sphinx_guidance.site import doctrees, fast_settings, fast_transforms, fast_versions, fast_walks
from tests.conftest import Project
from tests.site.conftest import build
from tests.site.furnished import furnish

PAGE = """---
title: 何でもあるページ
summary: 書けるものを並べます。
sources: []
---

(a-label)=

{#all}
## すべて

脚注です[^one]。`code`と*強調*と{sub}`下`と{abbr}`SLA (Service Level)`と<https://example.org>です。

[^one]: 脚注の本文です。

> 引用です。

- [](#all)と[ラベル](#a-label)と{ref}`名前 <a-label>`
- {doc}`/index`

```python
>>> print(1)  # doctest: +SKIP
1
```

::::{dropdown} 開くもの
中身です。
::::

::::{tab-set}
:::{tab-item} 一
一つ目です。
:::
:::{tab-item} 二
二つ目です。
:::
::::

:::{card} 札
検収の札です。
:::

```{button-ref} /index
:ref-type: doc
**押す**もの
```

{bdg-ref-primary}`札 <a-label>`

:::{only} html
HTMLだけの文です。
:::

```{highlight} yaml
```

```
a: 1
```

| 表 | の見出し |
| --- | --- |
| 一 | 二 |

---

```{math}
a + b
```

```{glossary}
ろ
  二つ目
い
  一つ目
```

```{rubric} 小見出し
```

```{note}
注です。{term}`検収`
```

```{figure} ../_diagrams/flow.svg
:name: a-figure

図の題
```
"""


@pytest.fixture
def everything(project: Project) -> Project:
    furnish(project)
    project.write("source/about/everything.md", PAGE)
    return project.edit("source/index.md", "about/parts", "about/parts\nabout/everything")


def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fast_versions, "KNOWN", ())


@pytest.mark.parametrize("name", ["html", "text"])
def test_pages_are_those_of_the_slow_way(
    everything: Project, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    fast = build(everything, name, out="fast")
    slow(monkeypatch)
    plain = build(everything, name, out="slow")
    assert fast.files() == plain.files()
    assert fast.warnings == plain.warnings


def test_the_page_of_the_comparison_has_what_transforms_look_for(everything: Project) -> None:
    page = build(everything).text("about/everything.html")
    for mark in (
        "footnote",
        "sd-dropdown",
        "sd-tab-set",
        "sd-card",
        "highlight-yaml",
        "<hr",
        "math",
    ):
        assert mark in page


@pytest.mark.parametrize("name", [*fast_transforms.LOOKS_FOR, *fast_transforms.ADDS])
def test_each_transform_in_the_table_exists(name: str) -> None:
    module, _, transform = name.rpartition(".")
    assert hasattr(importlib.import_module(module), transform)


def test_what_a_transform_adds_is_seen_by_the_next_one() -> None:
    class Adds(Transform):
        default_priority = InternalTargets.default_priority + 1

        def apply(self) -> None:
            self.document += nodes.comment("", "added late")

    document = new_document("page")
    document.settings.strip_comments = True
    document.transformer.add_transforms([InternalTargets, Adds, StripComments])
    fast_transforms.guard(document.transformer)
    document.transformer.apply_transforms()
    assert not list(document.findall(nodes.comment))


@pytest.mark.parametrize("out", ["html", "text"])
def test_no_transform_adds_what_the_table_does_not_say(
    everything: Project, monkeypatch: pytest.MonkeyPatch, out: str
) -> None:
    looked_for = frozenset().union(*fast_transforms.LOOKS_FOR.values())
    added: dict[str, set[str]] = {}

    def watched(transform: type[Transform]) -> type[Transform]:
        name = f"{transform.__module__}.{transform.__qualname__}"

        def apply(self: Transform, **kwargs: object) -> None:
            before = fast_transforms.kinds_on(self.document)
            transform.apply(self, **kwargs)
            added.setdefault(name, set()).update(fast_transforms.kinds_on(self.document) - before)

        return type(transform.__name__, (transform,), {"apply": apply})

    monkeypatch.setattr(fast_transforms, "_guarded", {})
    monkeypatch.setattr(fast_transforms, "_guard", watched)
    build(everything, out)
    for name, said in fast_transforms.ADDS.items():
        assert added.get(name, set()) & looked_for <= said, name
    assert "sphinx_guidance.site.panels.Panels" in added


def test_a_lone_title_is_that_of_the_slow_way(project: Project) -> None:
    builder = build(project).builder
    for title in (
        nodes.title("", 'A & B <x> "quoted" 第一'),
        nodes.title("", "", nodes.literal("", "code"), nodes.Text("と文")),
        nodes.title("", "", nodes.emphasis("", "強調")),
    ):
        slow = StandaloneHTMLBuilder.render_partial(builder, title.deepcopy())
        assert builder.render_partial(title.deepcopy()) == slow


def test_addresses_between_pages_are_those_of_sphinx(project: Project) -> None:
    builder = build(project).builder
    pages = ["index", "a", "a/b", "a/x", "a/c/d", "a/c/e", "b/c", "ä/b", "ä/c"]
    for here, there in product(pages, repeat=2):
        slow = StandaloneHTMLBuilder.get_relative_uri(builder, here, there)
        assert builder.get_relative_uri(here, there) == slow


def test_walks_meet_the_nodes_in_the_order_of_docutils(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = build(project).builder.app
    inner = nodes.paragraph("", "", nodes.strong("", "a"), nodes.Text("b"), nodes.emphasis())
    tree = nodes.section("", inner, nodes.section("", nodes.title("", "c")))
    conditions = (None, nodes.Text, nodes.Element, lambda node: bool(node.children))
    further = ({}, {"include_self": False}, {"siblings": True})

    def met() -> list[list[int]]:
        ways = product((tree, inner), conditions, further)
        return [
            [id(n) for n in start.findall(condition, **more)] for start, condition, more in ways
        ]

    fast = met()
    slow(monkeypatch)
    fast_walks.setup_fast_walks(app)
    assert not hasattr(nodes.Node.findall, "__wrapped__")
    assert fast == met()


def test_a_walk_goes_on_in_what_was_put_in_on_the_way(project: Project) -> None:
    build(project)
    tree = nodes.section("", nodes.paragraph(), nodes.paragraph("", "last"))
    met = []
    for node in tree.findall(nodes.Element):
        met.append(type(node))
        if isinstance(node, nodes.paragraph) and not node.children:
            node.append(nodes.strong("", "new"))
    assert met == [nodes.section, nodes.paragraph, nodes.strong, nodes.paragraph]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "見積書だけの文です。",
        "http://example.org",
        "www.example.org",
        "LOCALHOST です",
        "a@b.jp",
        "//x.jp",
    ],
)
def test_where_an_address_may_be_is_found_as_by_linkify(text: str) -> None:
    md = MarkdownIt("commonmark")
    slow = md.linkify.pretest(text)
    look_first(md)
    assert md.linkify.pretest(text) == slow


def test_a_file_of_docutils_settings_is_obeyed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "docutils.conf").write_text("[parsers]\nline_length_limit: 7\n")
    monkeypatch.setenv("DOCUTILSCONFIG", str(tmp_path / "docutils.conf"))
    read = fast_settings.of_page(sphinx.util.docutils._get_settings)
    settings = read(standalone.Reader, Parser, defaults={}, read_config_files=True)
    assert settings.line_length_limit == 7


def test_pages_do_not_share_what_is_noted_in_their_settings() -> None:
    read = fast_settings.of_page(sphinx.util.docutils._get_settings)
    one, other = (read(standalone.Reader, Parser, defaults={}) for _ in range(2))
    one.record_dependencies.add("a")
    assert "a" not in other.record_dependencies.list


def test_pages_whose_trees_were_let_go_are_the_same(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = build(project, out="kept")
    monkeypatch.setattr(doctrees, "KEPT", 1)
    assert build(project, out="let-go").files() == kept.files()
