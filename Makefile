# Everything a newcomer needs: `make demo` and `make test`. Both set up first; both say what they do.
# Needs make, Python 3.11 or newer and pip; installs into .venv from requirements.lock (with hashes).

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready

.PHONY: setup browser demo test check lock benchmark accuracy judge clean help

help: ## show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(READY) ## install gestae and what it needs into .venv

# --without-pip and `pip --python` work on a Debian without python3-venv's bundled pip, too.
$(READY): requirements.lock pyproject.toml src/gestae/web/libraries/package-lock.json
	@echo "== setting up in $(VENV) (about a minute, about 1.3 GB)"
	@$(PYTHON) -m venv --without-pip $(VENV)
	@$(PYTHON) -m pip --python $(BIN)/python install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	@$(PYTHON) -m pip --python $(BIN)/python install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m gestae.web.libraries.build
	@touch $(READY)

browser:
	@command -v chromium >/dev/null || { echo "== installing chromium for the tests in a browser"; \
	    (apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium) >/dev/null 2>&1 \
	    || echo "!! NO BROWSER: chromium could not be installed; the tests in a browser will not run"; }

demo: setup ## read the examples that ship with the project and show their record
	@echo "== gestae read examples/documents --casebook demo.duckdb"
	@$(BIN)/gestae read examples/documents --casebook demo.duckdb
	@echo "== gestae events --casebook demo.duckdb"
	@$(BIN)/gestae events --casebook demo.duckdb
	@echo "== gestae contradictions --casebook demo.duckdb"
	@$(BIN)/gestae contradictions --casebook demo.duckdb
	@echo "== gestae ledger aid --totals --casebook demo.duckdb"
	@$(BIN)/gestae ledger aid --totals --casebook demo.duckdb
	@echo "Next: $(BIN)/gestae serve --casebook demo.duckdb opens it in the browser; $(BIN)/gestae show ID --casebook demo.duckdb, with an id from a first column; $(BIN)/gestae --help."

check: setup ## lint, types, layers and our own tables
	@echo "== ruff"; $(BIN)/ruff check . && $(BIN)/ruff format --check .
	@echo "== mypy"; $(BIN)/mypy
	@echo "== import-linter"; $(BIN)/lint-imports
	@echo "== gestae check"; $(BIN)/gestae check

test: check browser ## all checks and all tests
	@echo "== pytest"; $(BIN)/pytest -n 2

benchmark: setup ## speed and memory against the bare parse, as ratios
	@$(BIN)/python benchmarks/speed.py

accuracy: setup ## measure everything and write docs/accuracy.md anew: make accuracy DATA=folder of open data
	@$(BIN)/python evaluation/accuracy.py $(DATA)

judge: setup ## train the learned judge of English, then of Chinese, anew (half an hour and an hour)
	@$(PYTHON) -m venv --without-pip .venv-training
	@$(PYTHON) -m pip --python .venv-training/bin/python install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	@$(PYTHON) -m pip --python .venv-training/bin/python install -qq --disable-pip-version-check -r evaluation/training/requirements.txt
	@$(PYTHON) -m pip --python .venv-training/bin/python install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@.venv-training/bin/python evaluation/training/train.py
	@.venv-training/bin/python evaluation/training/train.py --language zh --epochs 7

lock: ## resolve requirements.lock anew (needs uv)
	uv pip compile pyproject.toml --group dev --generate-hashes --python-version 3.11 --default-index https://pypi.org/simple --custom-compile-command "make lock" -o requirements.lock

clean: ## remove what was set up and made
	rm -rf $(VENV) .venv-training demo.duckdb
