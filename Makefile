# `make demo` and `make test` do all the set-up on a bare machine with python3.11 (or later), venv, pip and make.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
PAGE   := fixtures/documents/en/five-clocks/source.txt
OUTPUT := output

.PHONY: demo test test-interop readers lint types contract tests expected score bench bench-batch compare schema clean

demo: $(STAMP)
	@mkdir -p $(OUTPUT)
	@$(BIN)/sideevents parse $(PAGE) --format table
	@$(BIN)/sideevents parse $(PAGE) --format table -o $(OUTPUT)/demo.txt
	@$(BIN)/sideevents parse $(PAGE) --format jsonl -o $(OUTPUT)/demo.jsonl
	@$(BIN)/sideevents parse $(PAGE) --format ics -o $(OUTPUT)/demo.ics
	@echo
	@echo "the page:      $(PAGE)"
	@echo "the table:     $(OUTPUT)/demo.txt"
	@echo "the records:   $(OUTPUT)/demo.jsonl (one event a line)"
	@echo "the calendar:  $(OUTPUT)/demo.ics"

# pytest comes last: its summary line ends the output. It needs node and npm, for a calendar reader that others wrote.
test: lint types contract tests

lint: $(STAMP)
	$(BIN)/ruff check .

types: $(STAMP)
	$(BIN)/mypy

contract: $(STAMP)
	$(BIN)/lint-imports --no-cache

# PYTHONTZPATH: the zones of the tzdata package, which the readers are installed with too.
tests: $(STAMP) readers
	PYTHONTZPATH= SIDEEVENTS_INTEROP=1 $(BIN)/python -m pytest

# Only what other people's calendar readers and a CalDAV server make of the export.
test-interop: $(STAMP) readers
	PYTHONTZPATH= SIDEEVENTS_INTEROP=1 $(BIN)/python -m pytest tests/interop

readers: $(STAMP)
	PYTHON=$(PYTHON) tests/interop/install

# Writes down what is known to be wrong on fixture pages, the README's output and the schema; review the diff.
expected: $(STAMP)
	$(BIN)/python -m pytest tests/test_documents.py tests/test_readme.py tests/test_schema.py --rewrite-expected

score: $(STAMP)
	$(BIN)/python tests/quality/score.py

bench: $(STAMP)
	$(BIN)/python benchmarks/bench.py $(FILE)

# ARGUMENTS="--pages 20000" for the full sizes, 20,000 and 200,000 pages; on a machine that does nothing else.
bench-batch: $(STAMP)
	$(BIN)/python benchmarks/bench_batch.py $(ARGUMENTS)

compare: $(STAMP)
	$(BIN)/python benchmarks/compare.py --install $(or $(FILE),--write docs/comparison.md)

schema: $(STAMP)
	$(BIN)/python tools/write_schema.py

clean:
	rm -rf $(VENV) $(OUTPUT) .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@touch $@
