# The two commands a new user needs are `make run` and `make test`; `make help` lists the rest.
# Nothing has to be installed by hand: .venv is made from requirements.lock (uv where present, pip where not).
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed
PYTEST := $(BIN)/python -m pytest

.PHONY: help install run test lint types contracts wheel check eval bench scale proofs lock clean

help:  ## list these targets
	@grep -hE '^[a-z-]+:.*?## ' $(MAKEFILE_LIST) | awk 'BEGIN {FS = ":.*?## "} {printf "  make %-12s %s\n", $$1, $$2}'

$(STAMP): requirements.lock pyproject.toml
	@if command -v uv >/dev/null 2>&1; then \
	  uv venv --quiet --allow-existing --python "$(PYTHON)" .venv && \
	  uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock && \
	  uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e . ; \
	else \
	  $(PYTHON) -m venv .venv && \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock && \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . ; \
	fi
	@touch $(STAMP)

install: $(STAMP)  ## set up .venv with locked dependencies and the tool itself

run: install  ## run the starter jobs over the sample articles and say where to look
	@$(BIN)/repurpose run --all

test: install  ## run the whole test suite
	@$(PYTEST) -n $$(( 2 * $$(getconf _NPROCESSORS_ONLN) ))  # many of them wait, for a lease or another process

lint: install  ## ruff: style and formatting
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

types: install  ## mypy strict, tests included
	@$(BIN)/mypy

contracts: install  ## the direction of imports between rooms
	@$(BIN)/lint-imports

wheel: install  ## build the wheel, install it in a fresh environment, init and run there
	@$(PYTEST) tests/shipping -m wheel

check: lint types contracts test wheel  ## everything that CI runs

eval: install  ## measure reading quality on the folder that REPURPOSE_EVAL_DATA names
	@$(BIN)/python -m evals

bench: install  ## measure speed as ratios, in one run (installs Pelican beside, in .venv-peers)
	@$(BIN)/python -m benchmarks
	@$(BIN)/python -m benchmarks.stages
	@$(BIN)/python -m benchmarks.growth 100 1000 10000

scale: install  ## measure the PostgreSQL side, then kill workers over 10 000 deliveries; takes a quarter of an hour
	@$(BIN)/python -m tests.proofs.rates
	@$(BIN)/python -m tests.proofs.scale

proofs: install  ## disturb a run at every step, race many at once, fill disks, set clocks; takes hours (docs/proofs.md)
	@$(BIN)/python -m tests.proofs.kills
	@$(BIN)/python -m tests.proofs.kills --cards --runs 100
	@$(BIN)/python -m tests.proofs.races --rounds 50
	@$(BIN)/python -m tests.proofs.syscalls
	@$(BIN)/python -m tests.proofs.fulldisk
	@$(BIN)/python -m tests.proofs.clocks

lock:  ## resolve requirements.lock anew (needs uv)
	@uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
	  --python-version 3.11 --extra dev --extra postgres pyproject.toml -o requirements.lock

clean:  ## remove what was made here, the environment included
	@rm -rf .venv out state.db* build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
