# Two commands: `make run` shows the sample collection in the dashboard, `make test` proves that all works.

PORT ?= 8501
SAMPLE := build-cache/sample.sqlite
COLLECTION ?= $(SAMPLE)
MINUTES ?= 10
SECONDS ?= $(shell expr $(MINUTES) '*' 60)
BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest
# Two tests at a time: each waits now and then, for a browser or a server. Three only get into each other's way.
SEVERAL := -n 2 --dist worksteal

# The tests that measure growth are marked by conftest.py; only their files need to be looked through.
ALONE = $(shell grep -rlE 'assert_linear|mark\.alone' tests --include='test_*.py')

.PHONY: help install run test quick slow jobs test-all matrix mutate coverage fuzz check format bench bench-compare screenshot screens accuracy wheel lock clean

help:                ## list what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## */\t/' | expand -t 12

install: .venv/.installed ## set up .venv (quick when nothing changed)

.venv/.installed: requirements.lock pyproject.toml
	@.ci/install

run: install $(if $(filter $(SAMPLE),$(COLLECTION)),$(SAMPLE)) ## open the dashboard (PORT=8501 COLLECTION=file.sqlite)
	@$(BIN)/dateline open $(COLLECTION) --port $(PORT)

# Built under another name first: a broken-off run leaves no half sample behind.
$(SAMPLE): | .venv/.installed
	@mkdir -p build-cache && rm -f $@.part*
	@$(BIN)/dateline add data/sample --collection $@.part > $@.part-said || { cat $@.part-said; exit 1; }
	@mv $@.part $@
	@sed 's/\.part$$//' $@.part-said && rm $@.part-said

test: install ## run what must hold at each change, browser included, under 15 minutes, then the checks
	@.ci/browser
	@$(PYTEST) $(SEVERAL) -m "not tier2 and not alone"
	@$(PYTEST) $(SEVERAL) -m "alone and not tier2" $(ALONE)
	@$(MAKE) --no-print-directory check

quick: install ## run the fast tests, under a minute
	@$(PYTEST) $(SEVERAL) -m "not slow and not browser and not tier2 and not alone"

# What the tests of this tier need is installed by the scripts in .ci, where the system lets them.
slow: install ## run the rest: LibreOffice, a proxy, large texts and collections, long fuzzing
	@for what in .ci/browser .ci/office .ci/nginx; do if [ -x $$what ]; then $$what; fi; done
	@$(PYTEST) $(SEVERAL) -m tier2

jobs: install ## do the jobs of users in a browser, with clicks and seconds in a table (CORPUS=folder: on one's own files)
	@.ci/browser
	@$(if $(CORPUS),CORPUS=$(abspath $(CORPUS))) DATELINE_JOBS=$(CURDIR)/build-cache/jobs.md $(PYTEST) -n 0 -m tier2 tests/browser/jobs
	@cat build-cache/jobs.md

test-all: test slow ## run all tests there are: before an issue is called done

matrix: install ## run the fast tests under each Python that is here (PYTHONS="python3.12 python3.13")
	@.ci/matrix

mutate: install ## change the code at random and count what the tests notice (20 minutes), into data/mutations.tsv
	@$(BIN)/python -m tests.mutation $(CHANGES)

# Measured code is slow: a test that fails for that alone still leaves the table.
coverage: install ## measure which lines and branches the tests run, into data/coverage.tsv (half an hour)
	@rm -f build-cache/coverage*
	@$(BIN)/coverage run -m pytest $(SEVERAL) -m "not tier2 and not browser and not alone" || true
	@$(BIN)/coverage combine -q && $(BIN)/coverage json -q
	@$(BIN)/python -m tests.coverage_table build-cache/coverage.json

fuzz: install ## search for inputs that break what must hold (MINUTES=10 or SECONDS=600, KINDS=".txt .csv")
	@$(BIN)/python -m tests.fuzz $(SECONDS) $(KINDS)

check: install ## lint, formatting, types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

format: install ## put the code into its form
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format .

screenshot: install ## take the README's picture again
	@DATELINE_SCREENSHOT=$(CURDIR)/data/screenshot.png DATELINE_REQUIRE_BROWSER=1 $(PYTEST) tests/browser/test_sample.py

screens: install ## take pictures of all pages into build-cache/screens, in four modes (COLLECTION=file.sqlite)
	@.ci/browser
	@DATELINE_SCREENS_OF=$(if $(filter $(SAMPLE),$(COLLECTION)),,$(abspath $(COLLECTION))) DATELINE_REQUIRE_BROWSER=1 \
	  $(PYTEST) -n 0 -m tier2 tests/browser/test_screens.py

bench: install ## measure speed and memory, into data/benchmarks.json and the documents (PARTS="storing million" SIZES="10000 100000")
	@$(BIN)/python data/build/bench $(if $(PARTS),--parts $(PARTS)) $(if $(SIZES),--sizes $(SIZES))

OLD ?= HEAD
bench-compare: install ## tell which ratios of data/benchmarks.json are worse by a fifth than in OLD=file-or-commit
	@$(BIN)/python data/build/bench --compare $(OLD)

accuracy: install ## measure accuracy on the corpora in CORPORA=folder, into data/accuracy.json and the documents
	@$(BIN)/python data/build/accuracy.py --corpora $(or $(CORPORA),$(error Name the folder: make accuracy CORPORA=...))

wheel: install ## build dist/dateline_explorer-*.whl
	@rm -rf dist
	@$(BIN)/python -m build --wheel --no-isolation --outdir dist .

lock: install ## resolve the dependencies anew into requirements.lock
	@$(BIN)/uv pip compile pyproject.toml --extra test --universal --python-version 3.11 --upgrade \
	  --generate-hashes --no-annotate --no-emit-index-url --no-emit-find-links \
	  --custom-compile-command "make lock" --quiet -o requirements.lock

clean: ## remove the environment, the sample collection and what was built
	rm -rf .venv build-cache dist .pytest_cache .ruff_cache .mypy_cache .hypothesis
