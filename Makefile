# Two commands: `make demo` shows a finished report, `make test` proves the kit.
PYTHON ?= python3
BIN := $(if $(filter Windows_NT,$(OS)),.venv/Scripts,.venv/bin)
READY := .venv/.ready

.DEFAULT_GOAL := help
.PHONY: help demo test lint lock example dictionary sample clean

help:
	@echo "make demo   report of the example engagement"
	@echo "make test   every test"
	@echo "make lint   ruff, mypy, import-linter"
	@echo "make lock   compile requirements.lock anew (needs uv)"
	@echo "make example, make dictionary, make sample"
	@echo "            renew data/, docs/datenwoerterbuch.md, the sample in reports/ and docs/images/"
	@echo "make clean  remove .venv and what a build leaves"

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'Python 3.11 or newer is needed')"
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(BIN)/python -c "import pathlib; pathlib.Path('$(READY)').touch()"

demo: $(READY)
	$(BIN)/vertrieb bericht data/example

test: $(READY) lint
	$(BIN)/python -m pytest -n 2 --dist loadfile
	$(BIN)/python -m pytest -o addopts=-q -n 2 --dist loadfile --nbval-lax --nbval-current-env --nbval-cell-timeout 60 notebooks

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-strip-extras \
	  --extra dev -o requirements.lock pyproject.toml requirements.in

example: $(READY)
	$(BIN)/python scripts/make_example_data.py

dictionary: $(READY)
	$(BIN)/python scripts/write_data_dictionary.py

sample: $(READY)
	$(BIN)/python scripts/make_sample_report.py

clean:
	$(PYTHON) -c "import shutil; [shutil.rmtree(p, ignore_errors=True) for p in ('.venv', 'dist', 'build')]"
