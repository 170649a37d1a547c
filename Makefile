# One command each on a fresh machine: `make demo`, `make test`. Everything else: `make help`.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory --no-builtin-rules
.DEFAULT_GOAL := help
.NOTPARALLEL:

UV := "$(CURDIR)/.ci/uv"
RUN := $(UV) run --no-sync
NPM := npm --prefix remotion_service
PYTHON_DIRS := bot core worker migrations tests

# Compiled modules are kept: a test starts many processes, each would compile everything again.
export PYTHONDONTWRITEBYTECODE :=

# More arguments for the tests, e.g. `make test ARGS="-k crop -x"`.
ARGS ?=
# Tests run side by side, one process more than there are cores, as many of them wait for something;
# `make test JOBS=0` runs them one after the other.
JOBS ?= $(shell expr $$(nproc) + 1)

# The demo shows what works without any account: it sees no key and no server of this machine, and
# it starts in its own folder, where there is no .env. It takes the transcript that lies beside the
# sample: the small offline speech model misreads every fifth word of these synthetic voices.
DEMO_DIR := $(CURDIR)/demo-out
DEMO_UNSET := $(addprefix -u ,DEEPGRAM_API_KEY GIGACHAT_CLIENT_ID GIGACHAT_CLIENT_SECRET \
	GIGACHAT_CREDENTIALS DEEPINFRA_API_KEY BOT_TOKEN REDIS_URL DATABASE_URL STORAGE_URL \
	REMOTION_SERVICE_URL REMOTION_SERVICE_TOKEN)

.PHONY: help setup demo test lint types run bench format clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' Makefile

setup: ## install everything the project runs on; without root, say what root must install
	@bash .ci/setup

demo: setup ## make shorts of the sample video without any key
	@rm -rf "$(DEMO_DIR)" && mkdir -p "$(DEMO_DIR)"
	@cd "$(DEMO_DIR)" && env $(DEMO_UNSET) $(RUN) --project "$(CURDIR)" \
		shorts make "$(CURDIR)/tests/samples/podcast.mp4" --out "$(DEMO_DIR)" \
		--transcript "$(CURDIR)/tests/samples/podcast.deepgram.json"
	@printf '\nThe shorts:\n' && ls -1 "$(DEMO_DIR)"/*.mp4

test: setup lint types ## everything that must pass: style, types, import rules, tests
	@echo "==> tests of the render service"
	@$(NPM) test
	@echo "==> tests"
	@$(RUN) pytest --numprocesses $(JOBS) --maxprocesses 4 --dist worksteal $(ARGS)

lint: ## style and import rules
	@echo "==> style"
	@$(RUN) ruff check .
	@$(RUN) ruff format --check .
	@echo "==> import rules"
	@$(RUN) lint-imports
	@echo "==> style and types of the render service"
	@$(NPM) run lint

types: ## types
	@echo "==> types"
	@$(RUN) mypy $(PYTHON_DIRS)

run: setup ## bot, workers, render service and Redis in one group; needs BOT_TOKEN
	@$(RUN) shorts run

bench: setup ## benchmarks, one JSON object a line
	@$(RUN) python -m tests.benchmarks

format: ## mend style
	@$(RUN) ruff check --fix .
	@$(RUN) ruff format .

clean: ## remove what was made here, but not what was installed
	@rm -rf demo-out .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	@find bot core worker migrations tests -name __pycache__ -type d -prune -exec rm -rf {} +
