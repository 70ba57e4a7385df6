# Two commands do everything on Debian 13 and Ubuntu 24.04: `make run` and `make test`. `make help` lists the rest.
#
# This file and .ci/run are the only ones that know where outside data lie; code and tests read the variables below.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
# The tests start hundreds of programs: without compiled files each of them would compile what it imports.
unexport PYTHONDONTWRITEBYTECODE

ifneq ($(wildcard ../shared/corpus/.),)
export TNI_CORPUS ?= $(CURDIR)/../shared/corpus
endif
ifneq ($(wildcard ../shared/bench/.),)
export TNI_BENCH ?= $(CURDIR)/../shared/bench
endif
ifneq ($(wildcard ../shared/tools/hid_guest),)
export TNI_HID_GUEST ?= $(CURDIR)/../shared/tools/hid_guest
endif

PY := .venv/bin/python
# Arguments for the program or for pytest: make run ARGS=lesson.tni, make test ARGS="-k undo"
ARGS ?=
JOBS ?= 2

.PHONY: help run test check test-slow headless lint format bench requirements clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile

run: ## set up, then open the board; without a display, run the demo and say where its pictures are
	@packaging/setup run
	@if [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then
		exec .venv/bin/tni $(ARGS)
	fi
	echo "No display here: running the demo without a window."
	QT_QPA_PLATFORM=offscreen .venv/bin/tni demo --out build/demo
	echo "The pictures are in $(CURDIR)/build/demo:"
	ls build/demo/*.png

ifeq ($(strip $(ARGS)),)
test: lint headless ## set up, then lint and each test once: the core's without Qt, the others on screens of their own
	@$(PY) -m pytest -n $(JOBS) --dist worksteal --xvfb -m "not core and not slow" --skips=build/skips.json
else
test: .setup-test
	@$(PY) -m pytest --xvfb -m "not slow" $(ARGS)
endif

check: lint ## what changes touch: lint, types, and the tests concerned, nearest first
	@$(PY) -m tests.concerned $(ARGS)

test-slow: .setup-test ## what takes long: soak, fuzzing, kernel guest
	@$(PY) -m pytest --xvfb -m slow --timeout 3600 $(ARGS)

headless: .setup-test ## the core's tests in an environment without Qt
	@packaging/setup headless
	rm -f build/skips.json
	.venv-headless/bin/python -m pytest -n $(JOBS) --dist worksteal -m "core and not slow" --skips=build/skips.json

lint: .setup-test ## ruff, mypy --strict and the import contracts
	@$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	.venv/bin/lint-imports

format: .setup-test ## rewrite the code in the project's format
	@$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

bench: ## event-to-pixel time, start-up, memory and bytes per stroke, beside the peers
	@packaging/setup bench
	$(PY) -m tests.bench $(ARGS)

requirements: .setup-test ## compile requirements/*.in to exact versions with hashes
	@for name in uv build run dev; do
		$(PY) -m uv pip compile --quiet --universal --python-version 3.12 --generate-hashes \
			--no-annotate --no-header --no-emit-index-url requirements/$$name.in -o requirements/$$name.txt
	done

clean: ## remove the environments and everything built
	@rm -rf .venv .venv-headless build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

.PHONY: .setup-test
.setup-test:
	@packaging/setup test

.ONESHELL:
