# Peilung. `make help` lists what can be made. Taken for granted: git, make, a POSIX shell with coreutils,
# and Python 3.11 or later with venv. Everything else is installed into .venv, checked by hash.

SHELL = /bin/sh
.SUFFIXES:
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
unexport PYTHONPATH PYTHONHOME

PYTHON ?=
VENV := .venv
BIN := $(VENV)/bin
BENCH_VENV := .venv-bench
LOCK_VENV := .venv-lock
DEMO_PAPER := samples/papers/kuestenrat-ruled.pdf
PAPER ?= $(DEMO_PAPER)
OUT ?= out
export PAPER OUT PYTHON

# Wheels only: nothing is built and no file runs while installing, and no hash goes unchecked.
PIP_LOCKED := -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary=:all: -r
PIP_PEILUNG := -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
COMPILE := $(LOCK_VENV)/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

# make_venv DIR: a virtual environment of the first Python that is new enough, unless DIR is one that runs.
define make_venv
@$(1)/bin/python -c '' 2>/dev/null || { \
	for python in "$$PYTHON" python3.11 python3.12 python3.13 python3.14 python3; do \
		if "$$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			echo "Making $(1) with $$python"; exec "$$python" -m venv --clear $(1); \
		fi; \
	done; \
	echo "No Python 3.11 or later with venv was found. Install it, or name one: make PYTHON=/path/to/python3" >&2; \
	exit 1; \
}
endef

.PHONY: help
help: ## List what can be made
	@while IFS= read -r line; do case "$$line" in \
		[a-z]*:*"## "*) printf '  make %-7s %s\n' "$${line%%:*}" "$${line#*"## "}" ;; \
	esac; done < Makefile

.PHONY: setup
setup: $(VENV)/.runtime ## Make .venv with the peilung command in it
	@echo "Ready: $(BIN)/peilung --help"

$(VENV)/.runtime: requirements/runtime.txt pyproject.toml
	$(call make_venv,$(VENV))
	@echo "Installing Peilung into $(VENV)"
	@$(BIN)/python $(PIP_LOCKED) requirements/runtime.txt
	@$(BIN)/python $(PIP_PEILUNG)
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.runtime
	@echo "Installing the tools for development into $(VENV)"
	@$(BIN)/python $(PIP_LOCKED) requirements/dev.txt
	@touch $@

$(VENV)/.docs: requirements/docs.txt $(VENV)/.runtime
	@echo "Installing the tools for the documentation into $(VENV)"
	@$(BIN)/python $(PIP_LOCKED) requirements/docs.txt
	@touch $@

.PHONY: demo
demo: $(VENV)/.runtime ## Read a sample paper, or PAPER=path, and leave an HTML page of it
	@if [ -z "$$PAPER" ] || [ -z "$$OUT" ]; then \
		echo "PAPER or OUT is empty. Name a paper: make demo PAPER=path/to/paper.pdf" >&2; exit 2; \
	fi; \
	case "$$PAPER" in "~/"*) PAPER=$$HOME/$${PAPER#??} ;; esac; \
	case "$$OUT" in "~/"*) OUT=$$HOME/$${OUT#??} ;; esac; \
	told=$$($(BIN)/peilung read --to html --out "$$OUT" -- "$$PAPER" 2>&1); status=$$?; \
	printf '%s\n' "$$told" >&2; \
	case $$status in 0|3) ;; *) exit $$status ;; esac; \
	printf '%s\n' "$$told" | while IFS= read -r line; do case "$$line" in *" -> "*) \
		page=$${line##* -> }; page=$$(cd "$${page%/*}/" && pwd)/$${page##*/}; \
		echo; echo "The paper as a page: $$page" ;; \
	esac; done

.PHONY: test
test: $(VENV)/.dev ## Run every check that guards a change
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

.PHONY: trust
trust: $(VENV)/.dev ## Run the long safety tests
	$(BIN)/python -m pytest -m "trust or hypothesis" --hypothesis-profile=trust

.PHONY: fuzz
fuzz: $(VENV)/.dev ## Run the fuzzers, SECONDS=60 each
	@$(BIN)/python -m tests.fuzz --seconds "$(or $(SECONDS),60)"

.PHONY: bench
bench: $(BENCH_VENV)/.ready ## Measure Peilung against other readers, and suggestions against reading
	@$(BENCH_VENV)/bin/python -m benchmarks
	@$(BENCH_VENV)/bin/python -m benchmarks insight

$(BENCH_VENV)/.ready: requirements/bench.txt pyproject.toml
	$(call make_venv,$(BENCH_VENV))
	@echo "Installing Peilung and the readers it is measured against into $(BENCH_VENV)"
	@$(BENCH_VENV)/bin/python $(PIP_LOCKED) requirements/bench.txt
	@$(BENCH_VENV)/bin/python $(PIP_PEILUNG)
	@touch $@

.PHONY: docs
docs: $(VENV)/.docs ## Build the documentation
	@$(BIN)/python -m sphinx -W --keep-going -q -b html docs docs/_build/html
	@echo "The documentation: $(CURDIR)/docs/_build/html/index.html"

.PHONY: lock
lock: $(LOCK_VENV)/.ready ## Lock the dependencies anew, at their latest versions
	@$(COMPILE) --all-extras pyproject.toml requirements/build.in requirements/dev.in -o requirements/dev.txt
	@$(COMPILE) -c requirements/dev.txt --extra parquet pyproject.toml requirements/build.in -o requirements/runtime.txt
	@$(COMPILE) -c requirements/dev.txt --extra parquet pyproject.toml requirements/build.in requirements/docs.in -o requirements/docs.txt
	@$(COMPILE) -c requirements/dev.txt --all-extras pyproject.toml requirements/build.in requirements/bench.in -o requirements/bench.txt
	@$(COMPILE) requirements/lock.in -o requirements/lock.txt

$(LOCK_VENV)/.ready: requirements/lock.txt
	$(call make_venv,$(LOCK_VENV))
	@$(LOCK_VENV)/bin/python $(PIP_LOCKED) requirements/lock.txt
	@touch $@

.PHONY: clean
clean: ## Remove everything that can be made again
	@rm -rf $(VENV) $(BENCH_VENV) $(LOCK_VENV) build dist src/*.egg-info docs/_build \
		.fuzz .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@git clean -fdXq src tests samples benchmarks
