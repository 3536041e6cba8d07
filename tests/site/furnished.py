"""The starter, with one of everything that a page can draw: a table, a drawing, a form, a flow."""

from __future__ import annotations

from tests.conftest import Project

CAUSE = "source/causes/scope-ambiguity.md"
INCIDENT = "source/incidents/delivery-delay.md"
MEASURE = "source/measures/define-scope.md"
REFERENCES = "references.yaml"
INDEX = "source/index.md"

MODEL_CONTRACT = """  - id: model-contract
    title: モデル契約
    publisher: 公的機関
    section: 第3条
    how: not checked
    checked: 2026-01-01
"""
THRESHOLDS = """title: しきい値
topics:
  - id: first-notice
    title: 最初の連絡
    words: [最初の連絡]
    units: [分]
    numbers:
      - {id: first-notice-critical, when: 重大, value: 30分, basis: 検収に要ります。}
"""
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"><title>流れ</title><desc>検収まで。</desc></svg>'
PARTS = """---
title: 部品
summary: 描くものを並べます。
sources: []
---

{#parts}
## 部品の一覧

```{relation-map}
```

```{rule-list}
```

```{open-questions}
```

```{number-table} thresholds
```

```{diagram} flow
```
"""
SHAPES = """  form:
    name: 書式
    shape: form
    hue: teal
    icon: document
    fields:
      records: {type: relation, to: measure, label: 使う対策, back: recorded_on, back_label: 書式}
    panels:
      - {id: used-for, title: 使う対策, show: [records]}
  flow:
    name: 流れ
    shape: flow
    hue: purple
    icon: question
    fields:
      decides: {type: relation, to: cause, label: 決める原因, back: decided_by, back_label: 流れ}
    panels:
      - {id: decided, title: 決める原因, show: [decides]}
checks:
"""
SHAPED_PAGE = """---
title: 受入検査の記録
summary: 検収のときに使います。
{relation}
sources: []
---

{{#when}}
## いつ使うか

ベンダーと読みます{{source}}`model-contract`。
"""
FORM = """purpose: 検収の日に、ベンダーと書きます。
filled_by: [B1, B2]
sections:
  - id: what
    title: 受入検査
    note: 別紙を見ながら書きます。
    fields:
      - {id: day, label: 検収の日, type: date}
      - {id: result, label: 結果, type: choice, choices: [合格, 不合格]}
      - {id: party, label: 書いた立場, type: party, note: 一つを選びます。}
    tables:
      - id: faults
        title: 見つけたこと
        columns:
          - {id: place, label: 場所}
          - {id: cost, label: 見込み, type: amount, unit: 円}
        rows: 2
examples:
  - id: example
    title: 記入例
    values: {day: 2026-03-28, result: 合格}
    rows:
      faults:
        - {place: 別紙の一枚目, cost: '8000'}
"""
FLOW = """questions:
  - id: agreed
    text: 検収の基準がありますか。
    note: 契約書の別紙を見ます。
    answers:
      - {text: はい, to: compare}
      - {text: いいえ, to: agree}
outcomes:
  - id: compare
    title: 基準と比べます
    text: ベンダーと一緒に見ます。
    links: {measure: [define-scope], form: [test-record]}
    dates:
      - {date: 2020-04-01, text: 検収の決まりが始まった日です。, sources: [model-contract]}
    sources: [model-contract]
  - id: agree
    title: 基準を決めます
    text: 契約前に決めます。
    unsourced: 両者が決めることです。
"""


def furnish(project: Project) -> Project:
    """Give the starter one of everything that a page can draw."""
    project.write(REFERENCES, project.read(REFERENCES) + MODEL_CONTRACT)
    project.write("tables/thresholds.yaml", THRESHOLDS)
    project.write("source/_diagrams/flow.svg", DRAWING)
    project.write("source/about/parts.md", PARTS)
    project.edit(INDEX, "about/sources", "about/sources\nabout/parts")
    project.edit(MEASURE, "sources: [", "model_articles: [model-contract]\nsources: [")
    project.edit("guidance.yaml", "\nchecks:\n", f"\n{SHAPES}")
    for folder, name, relation, written in (
        ("forms", "test-record", "records: [define-scope]", FORM),
        ("flows", "is-it-accepted", "decides: [scope-ambiguity]", FLOW),
    ):
        project.write(f"{folder}/{name}.yaml", written)
        project.write(f"source/{folder}/{name}.md", SHAPED_PAGE.format(relation=relation))
        project.edit(INDEX, "about/parts", f"about/parts\n{folder}/{name}")
    second = project.read(CAUSE).replace("業務範囲があいまい", "遅い依頼")
    project.write("source/causes/late-request.md", second)
    project.edit(MEASURE, "[scope-ambiguity]", "[scope-ambiguity, late-request]")
    project.edit(INCIDENT, "[scope-ambiguity]", "[scope-ambiguity, late-request]")
    project.edit(MEASURE, "成果物と", "{number}`first-notice-critical`と{cause}`late-request`と")
    return project
