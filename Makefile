# The tasks people and CI run; `make` alone lists them.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
# two workers for each processor: a test that waits for a page or a process leaves its processor to another
JOBS ?= $(shell echo $$((2 * $$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2))))
# the tests, and every notebook run again in a kernel of its own and compared with its committed outputs
PROOFS := --nbval --nbval-current-env tests chapters
# of `make prove`: changes to draw in each room, the seed of the draw, and one room alone if named
SAMPLE ?= 60
SEED ?= 1
ROOM ?=
LOCK = $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --no-emit-index-url \
	--no-emit-find-links --python-version 3.11

# a machine that forbids compiled modules to be kept would have each of many processes compile the package anew
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help install book pdf serve lab verify test test-all lint check-data refresh lock prove clean

help: ## list the tasks
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## / \t/' | expand -t 14

# pip compiles with one processor; a few templates among the packages are no Python and are left as they are
$(STAMP): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 ..."; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --no-compile --require-hashes -r requirements.txt
	-@$(BIN)/python -m compileall -q -j 0 $(VENV)/lib >/dev/null 2>&1
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

install: $(STAMP) ## make the environment from the hashed lock

book: $(STAMP) ## build the site into build/site, the editions of other days included
	$(BIN)/chokepoint build

pdf: $(STAMP) ## print the whole book into build/ (needs Chromium), or with DOSSIER=germanium that one alone
	$(BIN)/chokepoint pdf $(if $(DOSSIER),--page dossier/$(DOSSIER))

serve: $(STAMP) ## build, serve on this machine only, rebuild on change
	$(BIN)/chokepoint serve

# what it needs comes on top of what is installed, at the same versions
$(VENV)/.lab: $(STAMP) requirements-lab.txt
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-lab.txt
	@touch $@

lab: $(VENV)/.lab ## open the chapters in JupyterLab
	$(BIN)/jupyter lab chapters

verify: $(STAMP) ## build the book under other conditions and compare every byte (minutes)
	$(BIN)/chokepoint verify

test: $(STAMP) ## everything but the slow proofs, on the current edition just built
	$(BIN)/chokepoint build --current --only index --output build/current
	CHOKEPOINT_SITE=build/current $(BIN)/python -m pytest -n $(JOBS) -m "not slow" $(PROOFS)

test-all: book ## the slow proofs too
	CHOKEPOINT_SITE=build/site $(BIN)/python -m pytest -n $(JOBS) $(PROOFS)

prove: $(STAMP) ## change the code in small ways and see whether the mirrored tests notice (minutes; not in CI)
	PYTHONPATH=tests $(BIN)/python -m prove --sample $(SAMPLE) --seed $(SEED) $(if $(ROOM),--room $(ROOM))

lint: $(STAMP) ## style, types and the direction of imports
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports

check-data: $(STAMP) ## validate the data package
	$(BIN)/chokepoint data check

refresh: $(STAMP) ## re-execute the chapters, rewrite their outputs, list the facts that moved
	$(BIN)/chokepoint refresh

lock: $(STAMP) ## rewrite the universal, hashed locks from pyproject.toml
	$(LOCK) --extra dev --output-file requirements.txt pyproject.toml
	$(LOCK) --extra dev --extra lab --constraint requirements.txt --output-file requirements-lab.txt pyproject.toml

clean: ## remove what builds made (the environment stays)
	rm -rf build _build .pytest_cache .mypy_cache .ruff_cache .hypothesis
