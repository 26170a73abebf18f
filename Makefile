# IVRFlow. `make` alone lists what there is.
PYTHON  ?= python3
BIN     := .venv/bin
FLAGS   ?=
# Tests run side by side, as tests/distribution.py shares them out.
PYTEST  := $(BIN)/pytest --dist loadfile

# What Python compiled is kept: the tests start hundreds of processes, each of which would compile all of it again.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test quick check fix lint types floors docs web screenshots bench venv dev clean

help:  ## list the targets
	@grep -E '^[a-z]+: .*##|^[a-z]+:  ##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

run: venv  ## install, load the demo data, publish the flows, answer calls on 127.0.0.1:5060, design on http://127.0.0.1:8080
	@for demo in bank airline clinic outage survey outbox; do $(BIN)/ivrflow host load examples/$$demo var/$$demo.db; done
	@$(BIN)/ivrflow push
	@$(BIN)/ivrflow publish --note "as in the folder"
	@exec $(BIN)/ivrflow up $(FLAGS)

test: dev  ## every check and every test; installs Debian's sip-tester, baresip and chromium when it may
	@$(BIN)/python tools/debian_packages.py
	@$(MAKE) --no-print-directory lint types floors
	@$(PYTEST) -n auto $(ARGS)

quick: dev  ## the tests that need no peers and take no time
	@$(PYTEST) -n logical -m "not peers and not slow" $(ARGS)

check: dev lint types floors  ## formatting, lint, types, floors

lint:
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .

types:
	@$(BIN)/mypy

floors:
	@$(BIN)/lint-imports

fix: dev  ## format, and mend what can be mended safely
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

docs: dev  ## compute the reference pages
	@$(BIN)/python -m tools.reference

web: dev  ## the designer's page: types from the description of the API, checks, tests, build
	@$(BIN)/python -m tools.openapi
	@$(BIN)/pytest -q tests/designer/web
	@$(BIN)/python tools/build_web.py

screenshots: dev  ## pictures of every page of the designer into var/screenshots, those of the guides into docs/images
	@$(BIN)/python tools/debian_packages.py
	@$(BIN)/pytest -q tests/browser/screenshots.py

bench: dev  ## measure, beside peers, and write docs/reference/performance.md
	@$(BIN)/python -m bench $(ARGS)

venv:
	@$(PYTHON) tools/make_venv.py run

dev:
	@$(PYTHON) tools/make_venv.py dev

clean:  ## forget the virtual environment and everything that was made (not your store)
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist
