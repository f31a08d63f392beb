# make site and make test work on a fresh machine with Python 3.11 or later, and set up what they need.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
APT := apt-get install --yes --quiet --no-install-recommends

.PHONY: help payloads site offline pdf serve check sync status diff test test-quick audit sbom pictures screenshots bench kills fuzz compare search-quality \
  search-large search-phrases search-libraries javascript javascript-check lint types setup hooks lock schemas clean
.DEFAULT_GOAL := help
SPOKEN := $(or $(LC_ALL),$(LC_MESSAGES),$(LANG))
said = $(if $(filter zh%,$(SPOKEN)),$(2),$(1))

help: ## List what make can do ## 列出make的全部命令
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\) ## \(.*\)/  make \1\t$(call said,\2,\3)/p' $(MAKEFILE_LIST) | expand -t 26

site: .venv/site ## Build the site into site/ ## 把网站生成到site/
	@$(BIN)/colloquy build

# It has the day of the commit, so that one commit gives the same bytes whenever it is built.
offline: .venv/site ## Build the site and a copy that opens from a folder, as colloquy-*-offline.zip ## 生成网站和一份可从文件夹打开的副本，即colloquy-*-offline.zip
	@day=$${SOURCE_DATE_EPOCH:-$$(git log -1 --format=%ct 2>/dev/null)}; \
	  env $${day:+SOURCE_DATE_EPOCH=$$day} $(BIN)/colloquy offline

pdf: .venv/site chromium ## Print every interview of the built site as a PDF, which the site then offers ## 把生成好的网站里的每篇访谈做成PDF，供网站下载
	@day=$${SOURCE_DATE_EPOCH:-$$(git log -1 --format=%ct 2>/dev/null)}; \
	  env $${day:+SOURCE_DATE_EPOCH=$$day} $(BIN)/colloquy pdf

serve: .venv/site ## Show the site on http://127.0.0.1:8000, with every edit as it is saved ## 在 http://127.0.0.1:8000 预览网站，存盘即见改动
	@$(BIN)/colloquy serve

check: .venv/site ## Find everything that is wrong in the archive ## 列出访谈集里的所有问题
	@$(BIN)/colloquy check

sync: .venv/site ## Bring the PO files up to date with their interviews ## 让PO文件与访谈保持一致
	@$(BIN)/colloquy sync

status: .venv/site ## Show how far the translations have come ## 显示翻译进度
	@$(BIN)/colloquy status

REV ?= HEAD
diff: .venv/site ## Show how what readers see has changed since REV=HEAD ## 显示自REV=HEAD以来，读者看到的内容有什么变化
	@$(BIN)/colloquy diff $(REV)

# A core that has run out of tests takes some of another's. Four at most: each may start a browser.
PARALLEL := --numprocesses logical --maxprocesses 4 --dist worksteal

test: .venv/test chromium ## Run all tests ## 运行全部测试
	@$(BIN)/python -m pytest --quiet $(PARALLEL)

test-quick: .venv/test ## Run the tests that are quick and need no browser ## 只运行用时短、不需要浏览器的测试
	@$(BIN)/python -m pytest --quiet $(PARALLEL) -m 'not browser and not slow'

audit: audit-exports audit-site audit-packages ## Audit the built site, its exports and the packages it is built with ## 审计生成好的网站、导出的文件和所用的软件包

audit-exports: .venv/audit chromium firefox java
	@$(BIN)/python -m pytest --quiet tests/audit

# Needs a network: which packages have known weaknesses is news. Nothing is installed or chosen for it.
audit-packages: .venv/audit | node
	@$(BIN)/pip-audit --strict --require-hashes --disable-pip --progress-spinner off --requirement requirements-audit.txt
	@for folder in scripts/reader tests/audit; do (cd $$folder && npm audit --package-lock-only) || exit 1; done
.PHONY: audit-exports audit-site audit-packages

sbom: .venv/audit ## List the packages that a site is built with, as colloquy.cdx.json (CycloneDX) ## 把生成网站所用的软件包列入colloquy.cdx.json（CycloneDX）
	@$(BIN)/cyclonedx-py requirements requirements.txt --pyproject pyproject.toml --mc-type application \
	  --output-reproducible --output-file colloquy.cdx.json

LISTS ?= https://raw.githubusercontent.com/payloadbox/xss-payload-list/master/Intruder/xss-payload-list.txt
payloads: .venv/test chromium ## Put the script payloads of public LISTS="URL …" in every place, and open all that is built ## 把公开清单LISTS="网址 …"里的恶意脚本放进各处，再打开生成的一切
	@list=$$(mktemp); curl --fail --silent --show-error --location $(LISTS) > "$$list" \
	  || { : > "$$list"; echo 'No list was fetched: only the texts of tests/payloads.py are tried. LISTS="file:///…" names a copy.' >&2; }; \
	  PAYLOADS="$$list" $(BIN)/python -m pytest --quiet tests/browser/test_payloads.py; made=$$?; rm -f "$$list"; exit $$made

KILLS ?= 200
FULL ?= 20
kills: .venv/test ## Kill builds at KILLS=200 random moments, fill FULL=20 disks: the next one repairs what they leave ## 在KILLS=200个随机时刻强行终止生成，并填满FULL=20个磁盘，看下一次能否修复
	@PYTHONPATH=tests $(BIN)/python tests/kills.py $(KILLS) $(FULL)

FUZZ ?= 600
fuzz: .venv/test ## Try random inputs for FUZZ=600 seconds; those that break a rule are written to tests/fuzz/found/ ## 用随机输入测试FUZZ=600秒，违反规则的写入tests/fuzz/found/
	@PYTHONPATH=tests $(BIN)/python -m fuzz $(FUZZ)

BENCH ?= 1000
bench: .venv/test ## Measure whole builds of BENCH=1000 synthetic interviews, and what an edit costs ## 测量BENCH=1000篇人造访谈的完整生成，以及一处改动的用时
	@PYTHONPATH=tests $(BIN)/python tests/bench.py $(BENCH)

audit-site: site chromium java tests/audit/node_modules
	@cd tests/audit && node audit.mjs ../../site

tests/audit/node_modules: tests/audit/package-lock.json | node
	@cd tests/audit && npm ci --ignore-scripts --no-audit --no-fund --silent </dev/null && touch node_modules

pictures: .venv/test chromium ## Retake the pictures on the Contributing pages ## 重拍“参与”页面的插图
	@PYTHONPATH=tests $(BIN)/python tests/illustrations.py

screenshots: site .venv/test chromium ## Take pictures of every kind of page, into screenshots/ ## 拍下各种页面，存入screenshots/
	@$(BIN)/python tests/screenshots.py

compare: .venv/test ## Count what readers get, here and from plain MkDocs ## 数一数读者从本站和普通MkDocs各得到什么
	@$(BIN)/python tests/compare.py

search-quality: .venv/test chromium ## Run all judged queries through our search and the theme's ## 用全部已判定答案的查询，测试本站的搜索和模板自带的搜索
	@PYTHONPATH=tests:tests/browser $(BIN)/python tests/search/quality.py

LARGE ?= 1000
search-large: site .venv/test chromium ## Measure the search of LARGE=1000 invented interviews around the real ones ## 在真实访谈之外加入编造的访谈，共LARGE=1000篇，测量搜索
	@PYTHONPATH=tests:tests/browser:tests/search $(BIN)/python tests/search/large.py $(LARGE) $$(mktemp -u)

PHRASES ?= 500
search-phrases: site .venv/test chromium ## Look for PHRASES=500 random phrases per language, here and among LARGE=1000 interviews ## 每种语言随机查PHRASES=500个短语，先在本站，再在LARGE=1000篇访谈里
	@PYTHONPATH=tests:tests/browser:tests/search $(BIN)/python tests/search/phrases.py $(PHRASES) $(LARGE) $$(mktemp -u)

search-libraries: scripts/reader/node_modules site ## Compare search libraries ## 比较几种搜索库
	@node scripts/reader/libraries.js

javascript: scripts/reader/node_modules ## Bundle the reader's scripts into docs/assets/ ## 把读者所用的脚本打包进docs/assets/
	@node scripts/reader/build.js

javascript-check: scripts/reader/node_modules ## Check the types of the reader's scripts, their tests and their bundles ## 检查读者所用脚本的类型、测试和打包结果
	@cd scripts/reader && npx tsc && npx tsc --project tests && node --test --test-reporter=spec tests/*.test.js

scripts/reader/node_modules: scripts/reader/package-lock.json | node
	@cd scripts/reader && npm ci --loglevel=error </dev/null >/dev/null && touch node_modules

# Only who changes a script needs it: what a site is built from has the bundles.
node:
	@command -v npm >/dev/null || { apt-get update --quiet && $(APT) nodejs npm; } >&2
.PHONY: node

lint: .venv/test ## Check the style of code, prose and workflows, and which module may import which ## 检查代码、文字和工作流的规范，以及模块之间的依赖
	@$(BIN)/ruff format --check --quiet . && $(BIN)/ruff check --quiet .
	@$(BIN)/lint-imports --no-cache >.venv/lint-imports 2>&1 || { cat .venv/lint-imports; exit 1; }
	@$(BIN)/python -m pytest --quiet tests/test_style.py
	@$(BIN)/zizmor --offline --pedantic --no-progress --quiet .github

types: .venv/test ## Check types ## 检查类型
	@$(BIN)/mypy

setup: .venv/test ## Install everything that working here needs ## 装好在这里工作所需的一切
	@echo "$(call said,Ready. If Git is to check seeds before each commit: make hooks,已就绪。若要让Git在每次提交前检查seeds，请运行make hooks)" >&2

hooks: .venv/site ## Let Git check seeds before each commit (to undo: git config --unset core.hooksPath) ## 让Git在每次提交前检查seeds（撤销：git config --unset core.hooksPath）
	@git config core.hooksPath .githooks

schemas: .venv/site ## Write the JSON Schemas of the YAML files ## 写出各YAML文件的JSON Schema
	@$(BIN)/python -m colloquy.catalogue.schemas

lock: ## Choose new versions of the dependencies (needs uv) ## 为依赖选定新版本（需要uv）
	uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-emit-index-url --group build pyproject.toml --output-file requirements.txt
	uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-emit-index-url --group build --group test --extra cluster --constraint requirements.txt pyproject.toml \
	  --output-file requirements-test.txt
	uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-emit-index-url --group build --group test --group audit --extra cluster --constraint requirements-test.txt \
	  pyproject.toml --output-file requirements-audit.txt
	cd scripts/reader && npm update --package-lock-only --silent

clean: ## Remove everything that can be made again ## 删去可以重新生成的一切
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
	  || { echo "$(call said,Colloquy needs Python 3.11 or later. If you have it: make PYTHON=/path/to/python3,Colloquy需要Python 3.11或更高版本。若已装有，请运行make PYTHON=/路径/python3)" >&2; exit 2; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; apt-get update --quiet && $(APT) python3-venv && $(PYTHON) -m venv .venv; } >&2

.venv/site: requirements.txt pyproject.toml | .venv/bin/pip
	@echo "$(call said,Setting up (once; about half a minute),正在安装（只需一次，约半分钟）)" >&2
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
