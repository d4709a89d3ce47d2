# Everything a fresh machine needs: python3 with venv and pip, and a package index.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN := $(VENV)/.runtime
DEV := $(VENV)/.dev

.PHONY: demo test check bench compiled format lock screenshots docs clean

demo: $(RUN) compiled  ## set up and run the reader on the built-in sample
	$(BIN)/dateline demo

test: $(DEV)  ## set up and run the tests
	$(BIN)/python -m pytest

check: $(DEV)  ## lint, types, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(DEV) compiled  ## the measurements behind bench/RESULTS.md
	$(BIN)/python bench/startup.py

format: $(DEV)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

screenshots: $(DEV)
	$(BIN)/python tools/screenshots.py

docs: $(DEV)  ## the pages that are made from the code
	$(BIN)/python tools/build_docs.py

# Bytecode as an installed copy has it, also where Python is told not to write any.
compiled: $(RUN)
	@$(BIN)/python -m compileall -q tui index corpus

# The universal, hashed lock files; needs uv.
lock:
	uv pip compile --universal --generate-hashes --no-header --no-annotate -q pyproject.toml -o requirements.lock
	uv pip compile --universal --generate-hashes --no-header --no-annotate -q pyproject.toml --group dev -o requirements-dev.lock

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

# A stamp is stale when its lock file or the project file is newer; hatchling comes with either lock.
$(RUN): requirements.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --disable-pip-version-check -q --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --disable-pip-version-check -q --no-deps -e .
	touch $@

$(DEV): requirements-dev.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --disable-pip-version-check -q --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --disable-pip-version-check -q --no-deps --no-build-isolation -e .
	touch $@ $(RUN)

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
