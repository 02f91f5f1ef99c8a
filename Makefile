# Every command does its own set-up, in .venv beside this file. `make help` lists them.
# Written for GNU make 3.81 and later, so that the make of every Mac can read it.

VENV := .venv
BIN := $(VENV)/bin
PY := $(BIN)/python
RUNS := $(VENV)/.ready-to-run
TESTS := $(VENV)/.ready-to-test
MAKER := $(VENV)/.made-here
LISTS := pyproject.toml constraints.txt
PIP := $(PY) -m pip install --quiet --disable-pip-version-check -c constraints.txt

# As many tests at a time as a small machine has cores. Those of one file stay together,
# so that what a file starts is started once.
WORKERS ?= 2
BESIDE := -n $(WORKERS) --dist loadfile --no-loadscope-reorder
# Where every browser test lies; to read all the others would take each process long.
PAGES := tests/browser tests/deploy
# Counting the lines that tests come by takes as long again as the tests: asked for with
# COVERAGE=1, as .ci/run does.
LINES := $(if $(COVERAGE),--cov --cov-report= --cov-fail-under=0)
AGAIN := --reruns 1 --rerun-show-tracebacks

# The proxy in front of a hub, from the npm registry.
PROXY := configurable-http-proxy@5.3.0
HUB_PROXY := $(VENV)/hub-proxy/node_modules/.bin/configurable-http-proxy

# The first Python on this machine that is new enough, unless PYTHON names one.
PYTHON ?= $(shell for p in python3 python3.12 python3.13 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$p && break; done)

# A virtual environment that was moved, or that lost its Python, is made again.
MOVED := $(shell test ! -e $(MAKER) || test "$$(cat $(MAKER))" = "$(CURDIR)" || echo yes)
WORKS := $(shell $(PY) -m pip --version >/dev/null 2>&1 && echo yes)
ifneq ($(MOVED)$(WORKS),yes)
$(MAKER): anew
endif

# What was compiled is kept, whatever the shell says: a run of the tests starts hundreds
# of servers, and each would compile the toolkit anew.
unexport PYTHONDONTWRITEBYTECODE

.NOTPARALLEL:
.DEFAULT_GOAL := help
.PHONY: help serve test lint types imports unit notebooks browser browser-ready
.PHONY: hub-ready tidy constraints clean anew

help: ## show this list
	@echo "Type 'make' and one of these words:"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  %-12s %s\n", $$1, $$2}' Makefile

serve: $(RUNS) ## open the pages; more with ARGS="--port 8900 --data DIR --no-browser"
	@exec $(BIN)/toolkit serve $(ARGS)

test: browser-ready lint types imports unit notebooks browser ## run every check

lint: $(TESTS) ## style and common faults
	@echo "== Style"
	@$(BIN)/ruff check --quiet . && $(BIN)/ruff format --check --quiet . \
		|| { echo "'make tidy' puts most of this right."; exit 1; }

types: $(TESTS) ## what each function takes and gives
	@echo "== Types"
	@$(BIN)/basedpyright

imports: $(TESTS) ## which part of the toolkit may know which
	@echo "== Import rules"
	@$(BIN)/lint-imports --no-cache

unit: $(TESTS) ## every test that needs no browser; COVERAGE=1 counts the lines
	@echo "== Tests without a browser"
	@well=true; rm -f .coverage; \
		$(PY) -m pytest -m "not browser and not alone" $(BESIDE) $(AGAIN) $(LINES) \
		|| well=false; \
		echo "== Tests that run alone"; \
		$(PY) -m pytest -m "not browser and alone" $(AGAIN) || well=false; \
		test -z "$(COVERAGE)" || { \
		echo "== Lines that the tests without a browser come by"; \
		$(BIN)/coverage report || well=false; }; $$well

notebooks: $(TESTS) ## run every notebook from top to bottom
	@echo "== Notebooks"
	@data=$$(mktemp -d) && trap 'rm -rf "$$data"' EXIT && TOOLKIT_DATA="$$data" \
		$(PY) -m pytest -p nbval --nbval-lax --nbval-current-env --nbval-cell-timeout=60 \
		-p no:randomly notebooks

browser: browser-ready ## open the pages in headless Chromium
	@echo "== Browser tests"
	@$(PY) -m pytest -m browser $(BESIDE) $(AGAIN) $(PAGES)

browser-ready: $(TESTS)
	@test "$(TOOLKIT_SKIP_BROWSER)" = 1 || $(PY) tests/chromium.py >/dev/null

hub-ready: $(TESTS) ## set up what the tests of the hub need; they also need root
	@test -e $(HUB_PROXY) || npm install --silent --no-fund --no-audit \
		--prefix $(VENV)/hub-proxy $(PROXY) </dev/null \
		|| { echo "The hub's proxy could not be installed. It needs Node.js 20" \
		"or newer with npm; see above."; exit 1; }

tidy: $(TESTS) ## put style right, and empty the notebooks of outputs
	@$(BIN)/ruff check --quiet --fix . ; $(BIN)/ruff format --quiet .
	@$(BIN)/nbstripout notebooks/*.ipynb

constraints: $(MAKER) ## choose the versions in constraints.txt anew
	@fresh=$$(mktemp -d) && trap 'rm -rf "$$fresh"' EXIT \
		&& $(PY) -m venv "$$fresh" \
		&& "$$fresh/bin/python" -m pip install --quiet -e '.[dev]' \
		&& grep '^#' constraints.txt > "$$fresh/list" \
		&& "$$fresh/bin/python" -m pip freeze --exclude-editable >> "$$fresh/list" \
		&& cp "$$fresh/list" constraints.txt

clean: ## remove the virtual environment
	rm -rf $(VENV)

$(MAKER):
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer was not found." \
		"Install it, or say where it is: make PYTHON=/where/it/is/python3"; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
		|| { echo "$(PYTHON) is not Python 3.11 or newer." \
		"Install a newer one, or say where it is: make PYTHON=/where/it/is/python3"; \
		exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null \
		|| { echo "$(PYTHON) cannot make a virtual environment." \
		"On Debian and Ubuntu, type: sudo apt install python3-venv"; exit 1; }
	@test "$(MOVED)$(WORKS)" = yes || "$(PYTHON)" -m venv --clear $(VENV)
	@echo "$(CURDIR)" > $@

$(RUNS): $(MAKER) $(LISTS)
	@echo "Setting up in $(VENV), once. This can take a few minutes."
	@$(PIP) -e . || { echo "The packages could not be installed." \
		"See above; most often this machine is offline. Then try again."; exit 1; }
	@touch $@

$(TESTS): $(MAKER) $(LISTS)
	@echo "Setting up in $(VENV), once. This can take a few minutes."
	@$(PIP) -e '.[dev]' || { echo "The packages could not be installed." \
		"See above; most often this machine is offline. Then try again."; exit 1; }
	@touch $(RUNS) $@
