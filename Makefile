# Everything starts here; each target does its own set-up. `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SPHINX := $(BIN)/python -m sphinx --nitpicky --fail-on-warning --keep-going -c . source

.DEFAULT_GOAL := help
.PHONY: help linkcheck pythons html publish check report test lint prose unit browser soak web serve same clean lock record schemas types vectors bench

help: ## この一覧
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

html: $(VENV)/site ## サイトを build/html に作る
	$(SPHINX) -b html build/html

publish: $(VENV)/dev ## 公開する一式（サイト・PDF・zip）を build に作る（BASE_URL=公開先）
	$(SPHINX) -b html -D guidance_pdf=1 $(if $(BASE_URL),-D html_baseurl=$(BASE_URL)) build/html
	CHROMIUM=$$($(BIN)/python tools/chromium.py) && export CHROMIUM && $(BIN)/python tools/publish.py build/html build/site.zip

check: $(VENV)/site ## ビルドせずに全規則を確かめる
	@$(BIN)/guidance check

report: $(VENV)/site ## 出典と言い切らない語を数え、目標に届くかを確かめる
	@$(BIN)/guidance report

serve: $(VENV)/dev ## 変更を見ながら表示する（SERVE="--port 8080" など）
	$(BIN)/guidance serve $(SERVE)

test: lint web unit browser report ## すべての検査

lint: $(VENV)/dev web/node_modules/.stamp ## 静的な検査
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/yamllint -s checklists glossary tables guidance.yaml references.yaml redirects.yaml
	cd web && $(NPM) run --silent lint
	cd web && $(NPM) run --silent typecheck
	@$(MAKE) --no-print-directory prose

linkcheck: $(VENV)/site ## よその住所が生きているかを確かめる（通信する。結果は build/linkcheck/output.txt）
	$(SPHINX) -b linkcheck -D linkcheck_timeout=20 -D linkcheck_retries=2 -D linkcheck_anchors=0 build/linkcheck

# The interpreters to try; those that are not installed, or older than pyproject.toml asks, are left out.
PYTHONS ?= python3.11 python3.12 python3.13 python3.14
pythons: web/node_modules/.stamp ## ある Python のそれぞれで試験する（PYTHONS="python3.13" など）
	$(BIN)/python tools/pythons.py $(PYTHONS)

prose: $(VENV)/dev web/node_modules/.stamp ## 日本語の表記と用語の検査（FILES="source/index.md" など）
	@$(BIN)/node web/prose/main.ts $(FILES)

unit: $(VENV)/dev web/node_modules/.stamp ## ブラウザを使わない試験
	@$(BIN)/python tools/office.py
	$(BIN)/pytest -n auto -m "not browser"

browser: $(VENV)/dev html ## 実際の Chromium での試験
	@$(BIN)/python tools/office.py
	CHROMIUM=$$($(BIN)/python tools/chromium.py) && export CHROMIUM && $(BIN)/pytest -n 2 -m browser

soak: $(VENV)/dev web/node_modules/.stamp html ## 長くかかる試験（SOAK="edits races axe mutants" の一部だけも）
	CHROMIUM=$$($(BIN)/python tools/chromium.py) && export CHROMIUM && $(BIN)/python tools/soak.py $(SOAK)

NPM := $(CURDIR)/$(BIN)/npm
export PATH := $(CURDIR)/$(BIN):$(PATH)

web: web/node_modules/.stamp ## スクリプトの単体試験と、組み立てた結果の照合
	cd web && $(NPM) test --silent
	cd web && $(NPM) run --silent build -- --outdir=../build/scripts
	diff -r build/scripts sphinx_guidance/theme/guidance/static/scripts

web/node_modules/.stamp: web/package-lock.json $(VENV)/dev
	cd web && $(NPM) ci --silent --no-audit --no-fund
	@touch $@

lock: $(VENV)/dev ## 依存の固定をやり直す
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --extra dev pyproject.toml requirements/build.in -o requirements/dev.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --constraint requirements/dev.txt pyproject.toml requirements/build.in -o requirements/site.txt

schemas: $(VENV)/site ## JSON Schema を書き出す
	$(BIN)/guidance schemas

types: schemas web/node_modules/.stamp ## チェックリストのページのデータの型を、その JSON Schema から作る
	cd web && $(NPM) run --silent types

vectors: $(VENV)/dev ## Python とスクリプトを等しく保つ例を書き出す（tests/vectors）
	$(BIN)/python -m tests.vectors

record: $(VENV)/site ## 公開する住所を台帳に加える
	$(BIN)/guidance record

same: $(VENV)/site ## このサイトを別のコミットの生成器でも作り、違うファイルを挙げる（REF=v1.2.0 など）
	$(BIN)/python tools/same_site.py $(REF)

bench: $(VENV)/dev ## 速さを測る（bench/README.md）
	$(BIN)/python bench/build_speed.py
	CHROMIUM="$$($(BIN)/python tools/chromium.py)" $(BIN)/python bench/checklist.py

clean: ## 作ったものを消す
	rm -rf build $(VENV) web/node_modules

$(VENV)/site: requirements/site.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/site.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev: requirements/dev.txt $(VENV)/site
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@
