# Needs Python 3.11 or newer and nothing else: the first command makes .venv and installs into it.
# PYTHON=/path/to/python picks the Python (after `make clean`, if .venv is there already).

PYTHON :=
VENV := .venv
PY := $(VENV)/bin/python
STAMP := $(VENV)/.installed
CANDIDATES := $(if $(PYTHON),"$(PYTHON)",python3 python3.13 python3.12 python3.11)

# The stamp holds the folder it was made in: a moved or copied folder, or one whose Python went away, starts anew.
ifneq ($(shell $(PY) -c "print(open('$(STAMP)', encoding='utf-8').read())" 2>/dev/null),$(CURDIR))
$(shell rm -f $(STAMP))
endif

.DEFAULT_GOAL := help
.PHONY: help test bench demo lint types docs docs-check format clean

help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*## /make \1\t/p' $(MAKEFILE_LIST)

test: $(STAMP)  ## all tests
	$(PY) -m pytest -q -n auto --dist loadfile

bench: $(STAMP)  ## ratios of one run: 100,000 pairs of two years beside plain pandas, reading beside openpyxl
	$(PY) -m bench.years
	$(PY) -m bench.reading

demo: $(STAMP)  ## two fiscal years of the example district, into demo/
	$(VENV)/bin/tianbao demo demo

lint: $(STAMP)  ## ruff, every rule but those excused in pyproject.toml
	$(PY) -m ruff check .

types: $(STAMP)  ## mypy, strict
	$(PY) -m mypy

docs: $(STAMP)  ## print the pages that come from the code
	$(PY) -m tianbao.printdocs

docs-check: $(STAMP)  ## fail when such a page is out of date
	$(PY) -m tianbao.printdocs --check

format: $(STAMP)  ## sort imports, mend what ruff can, lay out the code
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

clean:  ## remove everything that make made: .venv, demo, caches
	rm -rf $(VENV) build demo dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(STAMP): pyproject.toml constraints.txt
	@found=; if [ ! -f $@ ]; then \
	  for python in $(CANDIDATES); do \
	    if "$$python" -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found=$$python; break; fi; \
	  done; \
	  if [ -z "$$found" ]; then \
	    echo 'No usable Python: install Python 3.11 or newer with its venv module (Debian: python3 python3-venv), or name one: make PYTHON=/path/to/python' >&2; exit 1; \
	  fi; \
	  "$$found" -m venv --clear $(VENV) || exit 1; \
	fi
	@echo 'Installing into $(VENV) ...'
	@$(PY) -m pip install -q --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@$(PY) -c "import os; open('$@', 'w', encoding='utf-8').write(os.getcwd())"
