# Two commands for a machine with Python 3.11+, git and make:
#   make demo    install, and validate, draw and report the bundled example
#   make check   install, and run every check and test
# And one for an hour when the machine is free:
#   make fuzz    look for input that the program does not bear; SECONDS=600 for ten minutes

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EXAMPLE := examples/fjordby
SECONDS := 3600

.PHONY: benchmark demo check lint types imports test coverage fuzz fuzz-shortly generate lock clean

demo: $(VENV)/run.stamp
	$(BIN)/reg --registry $(EXAMPLE) validate
	mkdir -p demo
	$(BIN)/reg --registry $(EXAMPLE) graph ky --depth 2 > demo/ky.mmd
	$(BIN)/reg --registry $(EXAMPLE) graph --format svg > demo/landscape.svg
	$(BIN)/reg --registry $(EXAMPLE) graph --view roadmap --format svg > demo/roadmap.svg
	$(BIN)/reg --registry $(EXAMPLE) report landscape --output demo/landscape.md
	$(BIN)/reg --registry $(EXAMPLE) show ky
	@echo
	@echo "The report is demo/landscape.md; the pictures are demo/landscape.svg, demo/roadmap.svg and demo/ky.mmd (Mermaid)."
	@echo "Go on with: $(BIN)/reg --help"

check: lint types imports coverage fuzz-shortly

lint: $(VENV)/dev.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/dev.stamp
	$(BIN)/mypy

imports: $(VENV)/dev.stamp
	$(BIN)/lint-imports

test: $(VENV)/dev.stamp
	$(BIN)/pytest

coverage: $(VENV)/dev.stamp
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -m "long or not long"
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

fuzz: $(VENV)/dev.stamp
	$(BIN)/python -m tests.fuzz --seconds $(SECONDS)

fuzz-shortly: $(VENV)/dev.stamp
	$(BIN)/python -m tests.fuzz --shortly

benchmark: $(VENV)/dev.stamp $(VENV)/bench.stamp
	$(BIN)/python -m tests.benchmarks

generate: $(VENV)/dev.stamp
	$(BIN)/reg --lang en schema --write schemas/en
	$(BIN)/reg --lang da schema --write schemas/da
	$(BIN)/reg --lang en schema --format md --write docs/reference/en
	$(BIN)/reg --lang da schema --format md --write docs/reference/da
	$(BIN)/python -m tests.golden --write
	$(BIN)/python -m tests.output.sample
	$(BIN)/python -m tests.hostile.yaml_suite --write

lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml --group build -o requirements/run.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml --group dev -o requirements/dev.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml --group bench -o requirements/bench.txt

clean:
	rm -rf $(VENV) demo .coverage .coverage.*

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("reg needs Python 3.11 or later" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements/run.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/dev.stamp: requirements/dev.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/bench.stamp: requirements/bench.txt | $(VENV)/dev.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	touch $@
