"""The faster ways of doing what a library does give what the library gives."""

from __future__ import annotations

import importlib
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

from sphinx_guidance.site import doctrees, fast_settings, fast_transforms, fast_versions
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
