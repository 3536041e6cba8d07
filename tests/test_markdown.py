from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sphinx_guidance.markdown import role_target, scan, split_front_matter

PAGE = """導入 {cause}`文字 <scope-ambiguity>` です。

{#state}
## 見出し

```python
# 見出しではない {cause}`x`
[link](dead.md)
```

`code` と [文字](page.md#part) と https://example.com/a です。

:::{note}
注意書き {source}`law`。
:::
"""


def test_headings_roles_and_links_have_their_lines() -> None:
    outline = scan(PAGE, 10)
    assert [(h.text, h.id, h.line) for h in outline.headings] == [("見出し", "state", 13)]
    assert [(r.name, r.target, r.line) for r in outline.roles] == [
        ("cause", "scope-ambiguity", 10),
        ("source", "law", 23),
    ]
    assert [(link.href, link.line) for link in outline.links] == [
        ("page.md#part", 20),
        ("https://example.com/a", 20),
    ]


def test_code_is_not_prose() -> None:
    prose = "".join(p.text for p in scan(PAGE).prose)
    assert "見出しではない" not in prose
    assert "code" not in prose
    assert "注意書き" in prose


def test_a_directive_keeps_its_argument_and_body() -> None:
    (directive,) = scan("```{toctree}\n:hidden:\n\na\nb\n```\n").directives
    assert (directive.name, directive.body, directive.line) == (
        "toctree",
        (":hidden:", "", "a", "b"),
        1,
    )


def test_front_matter_is_split_from_the_body_with_its_line() -> None:
    assert split_front_matter("---\ntitle: x\n---\n\n本文") == ("title: x", "\n本文", 4)
    assert split_front_matter("本文") == (None, "本文", 1)
    assert split_front_matter("---\nnever closed") == (None, "---\nnever closed", 1)


def test_role_targets() -> None:
    assert role_target("id") == "id"
    assert role_target("文字 <id>") == "id"


@given(st.text(alphabet="#`{}[]()<>:|-\n あ漢aA0.!", max_size=300))
def test_any_text_is_scanned_with_lines_inside_it(text: str) -> None:
    outline = scan(text)
    last = text.count("\n") + 1
    found = [*outline.headings, *outline.links, *outline.roles, *outline.prose, *outline.directives]
    assert all(1 <= item.line <= last for item in found)
