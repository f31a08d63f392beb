# make site and make test work on a fresh machine with Python 3.11 or later, and set up what they need.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
APT := apt-get install --yes --quiet --no-install-recommends

.PHONY: help payloads site offline pdf serve check sync status diff test test-quick audit sbom pictures screenshots bench kills fuzz compare search-quality \
  search-bench search-large search-phrases search-libraries javascript javascript-check lint types setup hooks lock schemas clean
.DEFAULT_GOAL := help

help: ## List what make can do
	@sed -n 's/^\([a-z-]*\):[^#]*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 26

site: .venv/site ## Build the site into site/
	@$(BIN)/colloquy build

# It has the day of the commit, so that one commit gives the same bytes whenever it is built.
offline: .venv/site ## Build the site and a copy that opens from a folder, as colloquy-*-offline.zip
	@day=$${SOURCE_DATE_EPOCH:-$$(git log -1 --format=%ct 2>/dev/null)}; \
	  env $${day:+SOURCE_DATE_EPOCH=$$day} $(BIN)/colloquy offline

pdf: .venv/site chromium ## Print every interview of the built site as a PDF, which the site then offers
	@day=$${SOURCE_DATE_EPOCH:-$$(git log -1 --format=%ct 2>/dev/null)}; \
	  env $${day:+SOURCE_DATE_EPOCH=$$day} $(BIN)/colloquy pdf

serve: .venv/site ## Show the site on http://127.0.0.1:8000, with every edit as it is saved
	@$(BIN)/colloquy serve

check: .venv/site ## Find everything that is wrong in the archive
	@$(BIN)/colloquy check

sync: .venv/site ## Bring the PO files up to date with their interviews
	@$(BIN)/colloquy sync

status: .venv/site ## Show how far the translations have come
	@$(BIN)/colloquy status

REV ?= HEAD
diff: .venv/site ## Show how what readers see has changed since REV=HEAD
	@$(BIN)/colloquy diff $(REV)

# A core that has run out of tests takes some of another's. Four at most: each may start a browser.
PARALLEL := --numprocesses logical --maxprocesses 4 --dist worksteal

test: .venv/test chromium ## Run all tests
	@$(BIN)/python -m pytest --quiet $(PARALLEL)

test-quick: .venv/test ## Run the tests that are quick and need no browser
	@$(BIN)/python -m pytest --quiet $(PARALLEL) -m 'not browser and not slow'

audit: audit-exports audit-site audit-packages ## Audit the built site, its exports and the packages it is built with

audit-exports: .venv/audit chromium firefox java
	@$(BIN)/python -m pytest --quiet tests/audit

# Needs a network: which packages have known weaknesses is news. Nothing is installed or chosen for it.
audit-packages: .venv/audit | node
	@$(BIN)/pip-audit --strict --require-hashes --disable-pip --progress-spinner off --requirement requirements-audit.txt
	@for folder in scripts/reader tests/audit; do (cd $$folder && npm audit --package-lock-only) || exit 1; done
.PHONY: audit-exports audit-site audit-packages

sbom: .venv/audit ## List the packages that a site is built with, as colloquy.cdx.json (CycloneDX)
	@$(BIN)/cyclonedx-py requirements requirements.txt --pyproject pyproject.toml --mc-type application \
	  --output-reproducible --output-file colloquy.cdx.json

LISTS ?= https://raw.githubusercontent.com/payloadbox/xss-payload-list/master/Intruder/xss-payload-list.txt
payloads: .venv/test chromium ## Put the script payloads of public LISTS="URL …" in every place, and open all that is built
	@list=$$(mktemp); curl --fail --silent --show-error --location $(LISTS) > "$$list" \
	  || { : > "$$list"; echo 'No list was fetched: only the texts of tests/payloads.py are tried. LISTS="file:///…" names a copy.' >&2; }; \
	  PAYLOADS="$$list" $(BIN)/python -m pytest --quiet tests/browser/test_payloads.py; made=$$?; rm -f "$$list"; exit $$made

KILLS ?= 200
FULL ?= 20
kills: .venv/test ## Kill builds at KILLS=200 random moments, fill FULL=20 disks: the next one repairs what they leave
	@PYTHONPATH=tests $(BIN)/python tests/kills.py $(KILLS) $(FULL)

FUZZ ?= 600
fuzz: .venv/test ## Try random inputs for FUZZ=600 seconds; those that break a rule are written to tests/fuzz/found/
	@PYTHONPATH=tests $(BIN)/python -m fuzz $(FUZZ)

BENCH ?= 1000
bench: .venv/test ## Measure whole builds of BENCH=1000 synthetic interviews, and what an edit costs
	@PYTHONPATH=tests $(BIN)/python tests/bench.py $(BENCH)

audit-site: site chromium java tests/audit/node_modules
	@cd tests/audit && node audit.mjs ../../site

tests/audit/node_modules: tests/audit/package-lock.json | node
	@cd tests/audit && npm ci --ignore-scripts --no-audit --no-fund --silent </dev/null && touch node_modules

pictures: .venv/test chromium ## Retake the pictures on the Contributing pages
	@PYTHONPATH=tests $(BIN)/python tests/illustrations.py

screenshots: site .venv/test chromium ## Take pictures of every kind of page, into screenshots/
	@$(BIN)/python tests/screenshots.py

compare: .venv/test ## Count what readers get, here and from plain MkDocs
	@$(BIN)/python tests/compare.py

search-quality: .venv/test chromium ## Run all judged queries through our search and the theme's
	@PYTHONPATH=tests:tests/browser $(BIN)/python tests/search/quality.py

search-bench: .venv/test chromium ## Measure search with 2 and 100 interviews in a browser
	@PYTHONPATH=tests:tests/browser $(BIN)/python tests/search/bench_search.py

LARGE ?= 1000
search-large: site .venv/test chromium ## Measure the search of LARGE=1000 invented interviews around the real ones
	@PYTHONPATH=tests:tests/browser:tests/search $(BIN)/python tests/search/large.py $(LARGE) $$(mktemp -u)

PHRASES ?= 500
search-phrases: site .venv/test chromium ## Look for PHRASES=500 random phrases per language, here and among LARGE=1000 interviews
	@PYTHONPATH=tests:tests/browser:tests/search $(BIN)/python tests/search/phrases.py $(PHRASES) $(LARGE) $$(mktemp -u)

search-libraries: scripts/reader/node_modules site ## Compare search libraries
	@node scripts/reader/libraries.js

javascript: scripts/reader/node_modules ## Bundle the reader's scripts into docs/assets/
	@node scripts/reader/build.js

javascript-check: scripts/reader/node_modules ## Check the types of the reader's scripts, their tests and their bundles
	@cd scripts/reader && npx tsc && npx tsc --project tests && node --test --test-reporter=spec tests/*.test.js

scripts/reader/node_modules: scripts/reader/package-lock.json | node
	@cd scripts/reader && npm ci --loglevel=error </dev/null >/dev/null && touch node_modules

# Only who changes a script needs it: what a site is built from has the bundles.
node:
	@command -v npm >/dev/null || { apt-get update --quiet && $(APT) nodejs npm; } >&2
.PHONY: node

lint: .venv/test ## Check the style of code, prose and workflows, and which module may import which
	@$(BIN)/ruff format --check --quiet . && $(BIN)/ruff check --quiet .
	@$(BIN)/lint-imports --no-cache >.venv/lint-imports 2>&1 || { cat .venv/lint-imports; exit 1; }
	@$(BIN)/python -m pytest --quiet tests/test_style.py
	@$(BIN)/zizmor --offline --pedantic --no-progress --quiet .github

types: .venv/test ## Check types
	@$(BIN)/mypy

setup: .venv/test ## Install everything that working here needs
	@echo "Ready. If git is to check seeds before each commit: make hooks" >&2

hooks: .venv/site ## Let git check seeds before each commit (to undo: git config --unset core.hooksPath)
	@git config core.hooksPath .githooks

schemas: .venv/site ## Write the JSON Schemas of the YAML files
	@$(BIN)/python -m colloquy.catalogue.schemas

lock: ## Choose new versions of the dependencies (needs uv)
	uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-emit-index-url --group build pyproject.toml --output-file requirements.txt
	uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-emit-index-url --group build --group test --extra cluster --constraint requirements.txt pyproject.toml \
	  --output-file requirements-test.txt
	uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-emit-index-url --group build --group test --group audit --extra cluster --constraint requirements-test.txt \
	  pyproject.toml --output-file requirements-audit.txt
	cd scripts/reader && npm update --package-lock-only --silent

clean: ## Remove everything that can be made again
	rm -rf .venv .colloquy site site-offline colloquy-*-offline.zip colloquy.cdx.json screenshots scripts/*/node_modules tests/*/node_modules \
	  docs/*/index.md docs/*/interviews docs/*/topics docs/*/people docs/*/glossary docs/*/overview \
	  $(filter-out docs/assets/search,$(wildcard docs/*/search)) docs/*/translations docs/*/data

# One make at a time sets up: another waits for it, and then finds that there is nothing left to do. The system
# drops the lock when whoever holds it ends, however it ends; macOS has no `flock` to do this with.
ifndef ALONE
ALONE := $(PYTHON) -c 'import fcntl, subprocess, sys; held = open(sys.argv[1]); fcntl.flock(held, fcntl.LOCK_EX); \
  sys.exit(subprocess.call(sys.argv[2:], pass_fds=[held.fileno()]))' $(firstword $(MAKEFILE_LIST))

.venv/site: requirements.txt pyproject.toml
.venv/test: requirements-test.txt .venv/site
.venv/audit: requirements-audit.txt .venv/test
.venv/site .venv/test .venv/audit:
	@$(ALONE) "$(MAKE)" --no-print-directory --silent ALONE=yes $@

else
# Pip comes last: without it, what is there was begun and not finished.
.venv/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Colloquy needs Python 3.11 or later. If you have it: make PYTHON=/path/to/python3" >&2; exit 2; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; apt-get update --quiet && $(APT) python3-venv && $(PYTHON) -m venv .venv; } >&2

.venv/site: requirements.txt pyproject.toml | .venv/bin/pip
	@echo "Setting up, once: about half a minute" >&2
	@$(PIP) --require-hashes --requirement requirements.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/test: requirements-test.txt .venv/site
	@$(PIP) --require-hashes --requirement requirements-test.txt
	@touch $@

.venv/audit: requirements-audit.txt .venv/test
	@$(PIP) --require-hashes --requirement requirements-audit.txt
	@touch $@
endif

java:
	@command -v java >/dev/null || { apt-get update --quiet && $(APT) default-jre-headless; } >&2
.PHONY: java

firefox:
	@command -v firefox-esr >/dev/null || { apt-get update --quiet && $(APT) firefox-esr fonts-noto-cjk; } >&2
.PHONY: firefox

# The browser tests use the system's Chromium; a Debian can install it, elsewhere it must be there.
chromium:
	@{ command -v chromium || command -v chromium-browser || command -v google-chrome; } >/dev/null \
	  || { apt-get update --quiet && $(APT) chromium fonts-noto-cjk; } >&2
.PHONY: chromium
