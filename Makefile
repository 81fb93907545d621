# Wegwijs. `make demo` and `make test` set up everything they need by themselves.
PYTHON ?= python3
BIN := .venv/bin
.DEFAULT_GOAL := help
.PHONY: help demo test check fix bench prove soak browser-deps

help:  ## this list
	@awk -F ':.*## ' '/^[a-z.-]+:.*## / { printf "%-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.venv: .venv/.stamp  ## only the environment: .venv with all that runs, tests and checks
.venv/.stamp: requirements.lock pyproject.toml
	@sh tools/make_venv.sh "$(PYTHON)" .venv requirements.lock
	@touch $@

demo: .venv/.stamp  ## Wegwijs in a browser on this machine, no token needed
	@$(BIN)/wegwijs demo $(ARGS)

test: .venv/.stamp  ## all tests, on SQLite and PostgreSQL
	@$(BIN)/python -m tests.run $(ARGS)

check: .venv/.stamp  ## format, lint, types and import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fix: .venv/.stamp  ## let ruff mend what it can
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

.venv/.bench: .venv/.stamp requirements-bench.lock
	$(BIN)/pip install --quiet --require-hashes -r requirements-bench.lock
	@touch $@

bench: .venv/.bench  ## measure against peers, in one run
	@$(BIN)/python -m benchmarks $(ARGS)

prove: .venv/.stamp  ## the proofs in their long form: reliability, counting, hiding
	@$(BIN)/python -m pytest -m prove $(ARGS)

soak: .venv/.stamp  ## the proofs for hours
	@WEGWIJS_SOAK=1 $(BIN)/python -m pytest -m prove $(ARGS)

.venv/.browser: .venv/.stamp requirements-browser.lock
	$(BIN)/pip install --quiet --require-hashes -r requirements-browser.lock
	@touch $@

browser-deps: .venv/.browser  ## what the browser tests need besides a Chromium
