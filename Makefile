# make site and make test work on a fresh machine with Python 3.11 or later, and set up what they need.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
APT := apt-get install --yes --quiet --no-install-recommends

.PHONY: help site serve check sync status test bench compare lint types lock schemas clean
.DEFAULT_GOAL := help

help: ## Say what there is to make
	@sed -n 's/^\([a-z]*\):[^#]*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 16

site: .venv/site ## Build the site into site/
	@$(BIN)/colloquy build

serve: .venv/site ## Show the site on http://127.0.0.1:8000, with every edit as it is saved
	@$(BIN)/colloquy serve

check: .venv/site ## Find everything that is wrong in the archive
	@$(BIN)/colloquy check

sync: .venv/site ## Bring the PO files up to their interviews
	@$(BIN)/colloquy sync

status: .venv/site ## Tell how far the translations have come
	@$(BIN)/colloquy status

test: .venv/test chromium ## Run all tests
	@$(BIN)/python -m pytest --quiet

bench: .venv/test ## Measure speed and memory on 1,000 synthetic interviews
	@$(BIN)/python tests/bench.py

audit: audit-site ## Measure the site from outside: Lighthouse, axe, Nu HTML checker, JSON-LD, weight (needs Node and Java)

audit-site: site chromium tests/audit/node_modules
	@cd tests/audit && node audit.mjs ../../site
.PHONY: audit audit-site

tests/audit/node_modules: tests/audit/package-lock.json
	@cd tests/audit && npm ci --ignore-scripts --no-audit --no-fund --silent && touch node_modules

screenshots: site .venv/test chromium ## Take pictures of every kind of page, into screenshots/
	@$(BIN)/python tests/screenshots.py
.PHONY: screenshots

compare: .venv/test ## Count what readers get, here and from plain MkDocs
	@$(BIN)/python tests/compare.py

lint: .venv/test ## Check style
	@$(BIN)/ruff format --check --quiet . && $(BIN)/ruff check --quiet .

types: .venv/test ## Check types
	@$(BIN)/mypy

schemas: .venv/site ## Write the JSON Schemas of the YAML files
	@$(BIN)/python -m colloquy.catalogue.schemas

lock: ## Choose new versions of the dependencies (needs uv)
	uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-emit-index-url --group build pyproject.toml --output-file requirements.lock
	uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-emit-index-url --group build --group test --constraint requirements.lock pyproject.toml \
	  --output-file requirements-test.lock

clean: ## Remove everything that can be made again
	rm -rf .venv .colloquy site docs/*/index.md docs/*/interviews docs/*/topics docs/*/people docs/*/glossary docs/*/overview \
	  docs/*/translations

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Colloquy needs Python 3.11 or later. If you have it: make PYTHON=/path/to/python3" >&2; exit 2; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; apt-get update --quiet && $(APT) python3-venv && $(PYTHON) -m venv .venv; } >&2

.venv/site: requirements.lock pyproject.toml | .venv/bin/python
	@echo "Setting up, once: about half a minute" >&2
	@$(PIP) --require-hashes --requirement requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/test: requirements-test.lock .venv/site
	@$(PIP) --require-hashes --requirement requirements-test.lock
	@touch $@

# The browser tests use the system's Chromium; a Debian can install it, elsewhere it must be there.
chromium:
	@{ command -v chromium || command -v chromium-browser || command -v google-chrome; } >/dev/null \
	  || { apt-get update --quiet && $(APT) chromium fonts-noto-cjk; } >&2
.PHONY: chromium
