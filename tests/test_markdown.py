from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sphinx_guidance.front_matter import split_front_matter
from sphinx_guidance.markdown import role_target, scan

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


def test_what_stands_in_a_directive_is_read_and_what_stands_in_code_is_not() -> None:
    text = (
        "```{note}\n本文 {source}`law`。\n```\n\n- 項目\n\n    ```yaml\n    {cause}`x`\n    ```\n\n"
        "> ```\n> {cause}`y`\n> ```\n\n% {cause}`z`\n\n:::{toctree}\na\nb\n:::\n\n終わり。"
    )
    outline = scan(text)
    assert [(r.target, r.line) for r in outline.roles] == [("law", 2)]
    assert [(d.name, d.body) for d in outline.directives] == [("note", ()), ("toctree", ("a", "b"))]
    assert outline.prose[-1].text == "終わり。"


def test_cells_and_underscores_do_not_run_words_together() -> None:
    prose = [p.text for p in scan("|作業範囲|責任|\n\nAPI_KEY と _強調_").prose]
    assert prose == ["\ufffc作業範囲\ufffc責任\ufffc", "API_KEY と 強調"]


def test_headings_of_every_form_are_seen() -> None:
    outline = scan("題\n===\n\n  ## 字下げ\n\n見出し\n---\n\n---\n\n- 項目\n---\n")
    found = [(h.level, h.text, h.id, h.line) for h in outline.headings]
    assert found == [(1, "題", None, 1), (2, "字下げ", None, 4), (2, "見出し", None, 6)]


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


def test_a_link_over_two_lines_and_one_by_reference_are_links() -> None:
    outline = scan(
        "一行目\n[二行に\nわたる](a(b).md) と [参照][r] と ![図](<a b.png>)\n\n[r]: c.md\n"
    )
    assert [(link.href, link.line, link.image) for link in outline.links] == [
        ("a(b).md", 2, False),
        ("c.md", 3, False),
        ("a b.png", 3, True),
    ]


def test_lines_are_right_behind_code_and_roles_that_run_over_lines() -> None:
    outline = scan("`一\n二` と {cause}`x\ny` と\n{measure}`z`", 10)
    assert [(role.name, role.line) for role in outline.roles] == [("cause", 11), ("measure", 13)]


def test_what_is_shown_as_text_is_prose_and_no_markup() -> None:
    outline = scan(
        "    {cause}`x` [a](b.md)\n\n\\[字\\](x.md)\n\n- 項目\n\n  ```\n  {cause}`x`\n  ```"
    )
    assert (outline.roles, outline.links, outline.slips) == ((), (), ())
    assert [prose.text for prose in outline.prose] == ["[字](x.md)", "項目"]


def test_a_row_of_a_table_is_one_line_of_prose() -> None:
    outline = scan("| 甲 | 乙 |\n| --- | --- |\n| 作業 | `x`の範囲 |")
    assert [(prose.text, prose.line) for prose in outline.prose] == [
        ("\ufffc甲\ufffc乙\ufffc", 1),
        ("\ufffc作業\ufffc\ufffcの範囲\ufffc", 3),
    ]
