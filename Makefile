# `make help` lists what there is. Everything runs in .venv, which sets itself up the first time.
SHELL := /bin/sh
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := all

VENV ?= .venv
PEERS ?= .venv-peers
PY := $(VENV)/bin/python
BIN := $(VENV)/bin
PYTEST := $(BIN)/pytest --numprocesses=auto --maxprocesses=4 --dist=worksteal
PIP := $(PY) -m pip install --quiet --quiet --disable-pip-version-check

# The question goes through the environment, whatever quotes, dollars or backslashes are in it.
override Q := $(value Q)
export Q

# Requests that nobody tuned on.
EVAL ?= $(wildcard benchmarks/requests/exam.jsonl benchmarks/requests/final.jsonl)

.PHONY: all ci help ask chat run check test tests coverage format format-check lint types imports learn eval bench faults peers pictures lock

all: format lint types imports tests ## format the code, then every check and test (the default)

ci: format-check lint types imports coverage ## what `make` runs, changing nothing, with coverage

ask: $(VENV)/.compiled ## answer one question: make ask Q="post scheduling"
	@$(PY) -m bots ask -- "$$Q"

chat: $(VENV)/.compiled ## ask in a conversation
	@$(PY) -m bots chat

run: $(VENV)/.compiled ## start the bot on every platform that has tokens
	@exec $(PY) -m bots run

check: $(VENV)/.run ## check the knowledge files
	@$(PY) -m bots check

test tests: $(VENV)/.dev $(VENV)/.compiled ## run the tests
	@$(PYTEST)

# Each line of core has a test for both ways that it can go.
coverage: $(VENV)/.dev $(VENV)/.compiled ## run the tests; fail unless they take every branch of core
	@rm -f .coverage
	@$(PYTEST) --cov --cov-report=
	@report=$$($(BIN)/coverage report --include='core/*' --fail-under=100) \
		|| { echo "$$report"; echo 'core: some branches have no test, see above'; exit 1; }
	@echo 'core: every branch is tested'

format: $(VENV)/.dev ## format the code
	@$(BIN)/ruff format --quiet .

format-check: $(VENV)/.dev
	@$(BIN)/ruff format --check .

lint: $(VENV)/.dev ## ruff
	@$(BIN)/ruff check .

types: $(VENV)/.dev ## mypy, strict
	@$(BIN)/mypy

imports: $(VENV)/.dev ## import-linter: who may import whom
	@$(BIN)/lint-imports

learn: $(VENV)/.dev ## learn the engine's weights anew from knowledge/examples
	@$(PY) -m learning

eval: $(VENV)/.compiled ## measure the answers: on the rows set aside, or on make eval EVAL=yours.jsonl
	@$(PY) -m bots eval $(EVAL)

bench: $(VENV)/.dev $(VENV)/.compiled ## the benchmarks, see benchmarks/README.md
	@$(PY) -m benchmarks

faults: $(VENV)/.dev $(VENV)/.compiled ## kill processes that post tips, hundreds of times; takes five minutes
	@$(PY) -m benchmarks.kill_tips

peers: $(PEERS)/.peers ## our engine and public peers in one table; takes five minutes
	@$(PEERS)/bin/python -m benchmarks.peers

pictures: $(VENV)/.dev ## the README's pictures of the replies, drawn anew; needs Chromium
	@$(PY) -m docs.pictures.render
	@$(PY) -m docs.pictures.tips

# The compiled files name no index, no mirror and no path: --no-emit-index-url is the default, and the
# versions already chosen stay unless UPGRADE=--upgrade is given.
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	--no-emit-index-url --no-emit-find-links $(UPGRADE) pyproject.toml
lock: $(PY) ## compile requirements*.txt anew from pyproject.toml (UPGRADE=--upgrade for newer versions)
	@$(PIP) uv
	@$(COMPILE) --output-file requirements.txt
	@$(COMPILE) --group dev --constraints requirements.txt --output-file requirements-dev.txt
	@$(COMPILE) --group peers --constraints requirements-dev.txt --output-file benchmarks/peers/requirements.txt

help: ## this list
	@sed -n 's/^\([a-z][a-z -]*\):[^#]*## /\1\t/p' $(firstword $(MAKEFILE_LIST)) | \
		while IFS="$$(printf '\t')" read -r name what; do printf '  make %-12s %s\n' "$${name%% *}" "$$what"; done

# Set-up. All that it prints goes to stderr: the answer alone is on stdout. The stamps are touched last, so
# an interrupted set-up starts again; once they are newer than the requirements, nothing asks the network.
$(VENV)/.run: requirements.txt | $(PY)
	@echo 'Setting up (once, about a minute) ...' >&2
	@$(PIP) --require-hashes --requirement requirements.txt >&2
	@touch $@

# Answering takes a blink, compiling does not, and where PYTHONDONTWRITEBYTECODE is set Python would do it
# each time.
$(VENV)/.compiled: $(VENV)/.run $(shell find bots core knowledge -name '*.py' -o -name '*.yaml' -o -name '*.po')
	@$(PY) -m compileall -q bots core >&2
	@$(PY) -m bots check >/dev/null 2>&1 || true
	@touch $@

$(VENV)/.dev: requirements-dev.txt | $(PY)
	@echo 'Setting up for development (once, about two minutes) ...' >&2
	@$(PIP) --require-hashes --requirement requirements-dev.txt >&2
	@touch $@ $(VENV)/.run

$(PEERS)/.peers: benchmarks/peers/requirements.txt
	@echo 'Setting up the peers (once, about two minutes) ...' >&2
	@sh .ci/make-venv "$(PEERS)" "$(PYTHON)" >&2
	@$(PEERS)/bin/python -m pip install --quiet --quiet --disable-pip-version-check \
		--require-hashes --requirement $< >&2
	@touch $@

$(PY):
	@sh .ci/make-venv "$(VENV)" "$(PYTHON)" >&2
