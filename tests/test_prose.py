"""`make prose`: what the check of the Japanese finds, on which line, and what it lets through."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

PAGE = "---\ntitle: 検収\nsummary: 検収の手順です。\n---\n\n"


def run(folder: Path, name: str) -> subprocess.CompletedProcess[str]:
    """The check of one file, from the folder in which it stands."""
    command = [Path(sys.executable).parent / "node", ROOT / "web/prose/main.ts", name]
    return subprocess.run(command, cwd=folder, check=False, capture_output=True, encoding="utf-8")


def prose(path: Path, text: str) -> list[tuple[int, str]]:
    """Line and message of everything that is told of ``text`` in a file at ``path``."""
    path.write_text(text, encoding="utf-8")
    done = run(path.parent, path.name)
    assert done.stderr == ""
    assert done.returncode == (1 if done.stdout else 0)
    found = [re.fullmatch(r"(.+?):(\d+):\d+: (.+)", line) for line in done.stdout.splitlines()]
    assert all(match and match[1] == path.name for match in found), done.stdout
    return [(int(match[2]), match[3]) for match in found if match]


def words(path: Path, text: str) -> list[tuple[int, str]]:
    """Line and ``wrong => right`` of each word that is told."""
    pairs = ((line, re.match(r"(\S+ => \S+) .*\[prh\]", told)) for line, told in prose(path, text))
    return [(line, match[1]) for line, match in pairs if match]


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return tmp_path / "page.md"


class TestWords:
    def test_a_wrong_spelling_is_told_on_its_line_with_the_right_one(self, page: Path) -> None:
        text = """\
---
title: 保険の申し込みの準備
summary: 最初の打ち合わせで決めます。
asked:
  - 個人データの取り扱い
  - "支払いが遅い"
---

{#who}
## 運用への引き継ぎ

契約の前に、見積もりの前提を書きます{source}`civil-code-632`。

| 費用 | 見舞の費用 |
|---|---|
| 停止 | データの控えがない |

- [古い頁](page.md)と**ユーザの操作**

::::{grid} 1 2
:::{grid-item-card} 保険の相談役
:link: page
既知の穴の直し方
:::
::::

```{diagram} claim-chain
:caption: 利用の許しの流れ
請求は上の会社へさかのぼります。
```
"""
        assert words(page, text) == [
            (2, "申し込み => 申込み"),
            (3, "打ち合わせ => 打合せ"),
            (10, "引き継ぎ => 引継ぎ"),
            (12, "見積もり => 見積"),
            (14, "見舞の費用 => 見舞費用"),
            (16, "控え => バックアップ"),
            (18, "頁 => ページ"),
            (18, "ユーザ => ユーザー"),
            (21, "保険の相談役 => 保険代理店・保険担当者"),
            (23, "既知の穴 => 既知の脆弱性"),
            (28, "利用の許し => ライセンス"),
            (29, "上の会社 => 委託元"),
        ]

    def test_verbs_and_other_words_with_the_same_letters_pass(self, page: Path) -> None:
        sentences = (
            "B2は代金を支払い、運用へ引き継ぎます。額を見積もり、書面を取り扱います。",
            "公表を控え、以上の会社に知らせます。出来事を記録し、欄をもうけます。",
            "ファーストサーバの障害では、売上の穴が残りました。速報の控えを渡します。",
        )
        assert prose(page, PAGE + "\n\n".join(sentences) + "\n") == []

    def test_parties_are_called_by_their_letters(self, page: Path) -> None:
        text = PAGE + (
            "開発会社と受注者と受託者が作ります。ベンダーへ渡します。\n\n"
            "発注者とサービス提供者が払います。\n\n利用者側とエンドユーザーが使います。\n"
        )
        assert words(page, text) == [
            (6, "開発会社 => B1"),
            (6, "受注者 => B1"),
            (6, "受託者 => B1"),
            (6, "ベンダー => B1"),
            (8, "発注者 => B2"),
            (8, "サービス提供者 => B2"),
            (10, "利用者側 => C"),
            (10, "エンドユーザー => C"),
        ]

    def test_named_words_statutes_and_fixed_terms_pass(self, page: Path) -> None:
        text = PAGE + (
            "ベンダー（B1）、サービス提供者（B2）、エンドユーザー（C）の三者です。\n\n"
            "契約書では「受注者」「発注者」と書きます。ITベンダーとベンダーロックインです。\n\n"
            "民法の注文者、取適法の中小受託事業者、フリーランス法の業務委託事業者です。\n\n"
            "> 発注者は、受注者に代金を支払う。\n"
        )
        assert prose(page, text) == []


class TestYaml:
    def test_texts_of_a_checklist_are_told_on_their_lines(self, tmp_path: Path) -> None:
        text = """\
title: 検収
use: 打ち合わせで使います。
sections:
  - id: rules
    title: 取り決め
    items:
      - id: agreed
        text: 検収の日を発注者が書面で知っている。
        why: 通知がないと、見積もりも動きます。
        who: [B1, B2]
        evidence: 支払いの記録
"""
        assert words(tmp_path / "acceptance.yaml", text) == [
            (2, "打ち合わせ => 打合せ"),
            (8, "発注者 => B2"),
            (9, "見積もり => 見積"),
            (11, "支払い => 支払"),
        ]

    def test_check_items_in_the_plain_form_pass(self, tmp_path: Path) -> None:
        text = "items:\n  - text: 納期は契約の条件である。\n    why: 納期が決まります。\n"
        assert prose(tmp_path / "plain.yaml", text) == []

    def test_a_definition_is_told_on_its_line_and_names_are_not(self, tmp_path: Path) -> None:
        text = """\
topic: 契約
terms:
  - id: vendor
    name: ベンダー
    aliases: [開発会社, 受け入れテスト]
    definition: |
      システムを作る企業です{source}`civil-code-632`。

      発注者に納めます。
    discouraged: [ベンダ]
"""
        assert words(tmp_path / "terms.yaml", text) == [(9, "発注者 => B2")]

    def test_the_parties_of_a_case_are_described_freely(self, page: Path) -> None:
        text = PAGE.replace("---\n\n", "roles:\n  B1: 開発会社\n  B2: 発注者\n---\n\n")
        assert prose(page, text) == []


class TestSentences:
    def test_sentences_that_are_hard_to_read_are_told(self, page: Path) -> None:
        sentences = {
            "B1は、" + "決めた範囲と期限を書面に残して" * 8 + "進めます。": "sentence-length",
            "期限は契約の条件である。": "no-mix-dearu-desumasu",
            "私は彼は好きです。": "no-doubled-joshi",
            "ﾃﾞｰﾀを渡します。": "no-hankaku-kana",
            "書面\u200bを渡します。": "no-zero-width-spaces",
            "書面\u0008を渡します。": "no-invalid-control-character",
            "理由がなくもない例です。": "no-double-negative-ja",
            "期限（契約の日を決めます。": "no-unmatched-pair",
        }
        told = prose(page, PAGE + "\n\n".join(sentences) + "\n")
        assert [(line, message.split("/")[-1].rstrip("]")) for line, message in told] == [
            (6 + 2 * n, rule) for n, rule in enumerate(sentences.values())
        ]

    def test_a_citation_does_not_lengthen_its_sentence(self, page: Path) -> None:
        cited = "B1は、決めた範囲と期限を書面に残します" + "{source}`a-source-with-a-long-id`" * 6
        assert prose(page, f"{PAGE}{cited}。\n") == []


def test_the_syntax_of_pages_gives_no_alarm(page: Path) -> None:
    text = """\
---
title: 検収の基準を先に決める
summary: 合格の線を、開発の前に両社で決めます。
asked:
  - 検収の条件の決め方
prevents: [no-acceptance-procedure, scope-ambiguity]
sources: []
---

{#facts}
## 何が起きたか

% 発注者に確かめる
{case}`completion-2013`は、みなし合格の例です（{cause}`scope-ambiguity`）。判決は請求を認めました{source}`case-completion-2013` {source}`civil-code-633`。

::::{grid} 1 2 2 4
:gutter: 2

:::{grid-item-card} これから契約する
:link: start/before-contract
:link-type: doc
範囲、責任、変更のしかたを決める
:::
:::{grid-item-card} 営業
:link: start/sales
:::
::::

:::{warning}
法律の助言ではありません。
:::

```{diagram} claim-chain
請求は下流から上流へさかのぼります。
```

```{toctree}
:hidden:

start/index-of-the-first-part-of-the-site-with-a-long-name
concept/index-of-the-second-part-of-the-site-with-a-long-name
causes/index-of-the-third-part-of-the-site-with-a-long-name
```

```python
user = "発注者"
```
"""
    assert prose(page, text) == []


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = run(tmp_path, "nothing.md")
    assert done.returncode == 1
    assert done.stdout == "nothing.md: ファイルがありません。\n"
