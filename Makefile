# Everything runs in .venv, set up from requirements.lock; nothing else is needed but Python 3.11 or newer.

PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install
UV ?= uv
CHROMIUM := chromium chromium-browser google-chrome

.DEFAULT_GOAL := all
.PHONY: all setup run format lint types test test-fast quality notebook chromium editor lock clean

all: format lint types test

setup: $(READY)

$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; name one with PYTHON=…" >&2; exit 1; }
	@echo "Setting up $(VENV) …" >&2
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(PIP) --require-hashes --requirement requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

run: $(READY)
	$(BIN)/kg build

format: $(READY)
	$(BIN)/ruff format
	$(BIN)/ruff check --fix --show-fixes

lint: $(READY)
	$(BIN)/ruff format --check
	$(BIN)/ruff check

types: $(READY)
	$(BIN)/mypy

test: $(READY) chromium
	$(BIN)/pytest

test-fast: $(READY)
	$(BIN)/pytest -m "not browser"

# What is read of the annotated texts, and what changed since benchmarks/quality.json was recorded.
quality: $(READY)
	$(BIN)/python benchmarks/quality.py

# The outputs that docs/exploring.ipynb stores, from a run of it.
notebook: $(READY)
	$(BIN)/python tests/notebooks.py

# The tests of the pages look at them in Debian's Chromium; without it they are skipped.
chromium:
	@for name in $(CHROMIUM); do command -v $$name >/dev/null && exit 0; done; \
	command -v apt-get >/dev/null || { echo "No Chromium: the tests in a browser are skipped." >&2; exit 0; }; \
	if [ "$$(id -u)" = 0 ]; then as_root=; elif sudo -n true 2>/dev/null; then as_root="sudo -n"; \
	else echo "No Chromium and no right to install it: the tests in a browser are skipped." >&2; exit 0; fi; \
	export DEBIAN_FRONTEND=noninteractive; echo "Installing Chromium …" >&2; \
	{ $$as_root apt-get -qq update && $$as_root apt-get -qq install --yes --no-install-recommends chromium; } \
		>/dev/null || echo "Chromium cannot be installed: the tests in a browser are skipped." >&2

# The editor of the page to ask in, bundled from its lock file; the bundle is kept with the package.
editor:
	cd kg/serve/editor && npm ci && npm run build

lock:
	$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--upgrade --group dev --all-extras --output-file requirements.lock pyproject.toml

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
