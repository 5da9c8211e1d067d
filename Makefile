# Hudna: the two commands are `make refresh` and `make test`; each sets up what it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.hudna-ready
JOBS ?= 1
PATHS := extract checks tests benchmarks docs

.DEFAULT_GOAL := help
.PHONY: help setup refresh test test-browser bench bench-warehouse bench-rules bench-grouping train docs lint format lock clean

help: ## Show the commands
	@echo "Hudna: a warehouse of prisoner exchanges and negotiated evacuations"
	@echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo
	@echo "Another interpreter (3.11 to 3.13): make setup PYTHON=/path/to/python3.12"
	@echo "With other coded articles:          make train GOLD=\"gold.jsonl:articles.jsonl …\""

setup: $(STAMP) ## Build the environment in .venv, and nothing else

$(STAMP): requirements.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null 2>&1 || { \
		echo "There is no '$(PYTHON)'. Install Python 3.11, 3.12 or 3.13, or name one: make setup PYTHON=/path/to/python3.12" >&2; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || { \
		echo "Hudna needs Python 3.11, 3.12 or 3.13; '$(PYTHON)' is $$($(PYTHON) -V 2>&1). Name another: make setup PYTHON=/path/to/python3.12" >&2; exit 2; }
	@echo "Setting up .venv with $$($(PYTHON) -V 2>&1); the first time takes a few minutes"
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV) || { \
		echo "'$(PYTHON) -m venv' failed. On Debian and Ubuntu: apt install python3-venv; then run this again" >&2; exit 2; }
	@$(BIN)/python -m uv --version >/dev/null 2>&1 || $(BIN)/python -m pip install --quiet uv
	@VIRTUAL_ENV=$(VENV) $(BIN)/python -m uv pip sync --quiet --python $(BIN)/python requirements.lock
	@VIRTUAL_ENV=$(VENV) $(BIN)/python -m uv pip install --python $(BIN)/python --quiet --no-deps --no-build-isolation --editable .
	@touch $(STAMP)
	@echo "Ready. Next: make refresh"

refresh: setup ## Load raw/inbox/ (else the sample), build, check, publish
	@$(BIN)/hudna refresh --jobs $(JOBS)

test: setup ## Run every test but those in a browser, on all cores
	@$(BIN)/python -m pytest --numprocesses auto --dist loadfile tests/warehouse tests # those that take longest first

test-browser: setup ## Test the report in Chromium, which must be installed
	@$(BIN)/python -m pytest tests/browser

bench: setup ## Measure extraction beside spaCy, and its memory
	@$(BIN)/python -m benchmarks.extraction

bench-warehouse: setup ## Measure the models on 10,000 and 100,000 made-up claims
	@$(BIN)/python -m benchmarks.warehouse

bench-rules: setup ## Measure what each rule of extraction is worth
	@$(BIN)/python -m benchmarks.rules $(GOLD)

bench-grouping: setup ## Measure how claims are grouped into events
	@$(BIN)/python -m benchmarks.grouping $(GOLD)

train: setup ## Fit the models of joining and confidence anew
	@$(BIN)/python -m extract.evaluate.training $(GOLD)

docs: setup ## Renew the results and pictures in the documents
	@$(BIN)/python -m docs.build

lint: setup ## Check style, types, SQL and the rules of the dbt project
	@$(BIN)/ruff check $(PATHS)
	@$(BIN)/ruff format --check $(PATHS)
	@$(BIN)/mypy
	@$(BIN)/sqlfluff lint --disable-progress-bar models tests/dbt
	@$(BIN)/dbt --quiet parse
	@$(BIN)/dbt-score lint
	@$(BIN)/dbt-bouncer run

format: setup ## Format the Python code
	@$(BIN)/ruff format $(PATHS)
	@$(BIN)/ruff check --fix $(PATHS)

lock: setup ## Resolve requirements.lock anew from pyproject.toml
	@$(BIN)/python -m uv pip compile pyproject.toml --group dev --group bench --generate-hashes \
		--no-emit-index-url --universal --python-version 3.11 --quiet --output-file requirements.lock

clean: setup ## Remove what can be built again
	@$(BIN)/python -m extract.upkeep.clean
	@rm -rf target logs .pytest_cache .mypy_cache .ruff_cache .hypothesis
