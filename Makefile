# Two commands on a fresh machine: `make demo` and `make test`. The rest is for developers.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test lint format docs tools clean peers bench quality weights corpus-diff audit fuzz

demo: $(VENV)/.run
	$(BIN)/kravlint lint examples/larplattform --output html=report.html --exit-zero
	@echo "Rapporten som webbsida: file://$(CURDIR)/report.html"

test: $(VENV)/.dev
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/bandit --quiet --recursive src --severity-level medium --skip B301,B608,B704

format: $(VENV)/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(VENV)/.dev
	rm -rf docs/rules
	$(BIN)/kravlint rules --format markdown --output docs/rules
	$(BIN)/python -m tests.test_readme
	$(BIN)/python -m tests.test_guide

$(VENV)/.run: pyproject.toml constraints.txt | tools
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | tools
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev]"
	touch $@ $(VENV)/.run

tools:
	@command -v git >/dev/null || { echo "git is missing: install it (Debian: apt-get install git)"; exit 1; }
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) is missing: install Python 3.11 or newer, or set PYTHON="; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) is older than 3.11: install a newer Python, or set PYTHON="; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "Python's venv is missing: install it (Debian: apt-get install python3-venv)"; exit 1; }

clean:
	rm -rf $(VENV) report.html .pytest_cache .mypy_cache .ruff_cache .hypothesis

# What kravlint is measured against, in environments of their own.
peers:
	test -x .peers/bin/python || $(PYTHON) -m venv .peers
	.peers/bin/python -m pip install --quiet --disable-pip-version-check "markitdown[docx]" docx2python openpyxl proselint
	npm install --silent --no-fund --no-audit --prefix .peers/node textlint textlint-rule-alex textlint-rule-write-good \
	  textlint-rule-no-todo textlint-rule-terminology

# Every benchmark writes its page in benchmarks/results; some take many minutes. First: make peers.
bench: $(VENV)/.dev
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/analysis.py ../shared/bench/krav120.docx
	$(BIN)/python benchmarks/cache.py
	$(BIN)/python benchmarks/copies.py
	$(BIN)/python benchmarks/html.py
	$(BIN)/python benchmarks/prose.py
	$(BIN)/python benchmarks/readers.py
	nice $(BIN)/python benchmarks/scale.py

quality: $(VENV)/.dev
	$(BIN)/python benchmarks/quality/requirements.py ../shared/corpus
	$(BIN)/python benchmarks/quality/smells.py
	$(BIN)/python benchmarks/quality/mutations.py
	$(BIN)/python benchmarks/quality/phrases.py
	$(BIN)/python benchmarks/quality/agreements.py
	$(BIN)/python benchmarks/quality/pairing.py
	$(BIN)/python benchmarks/quality/table.py

# What tells a requirement that no word says outright, learned anew from the labelled texts.
weights: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[train]"
	$(BIN)/python benchmarks/quality/train.py ../shared/corpus

# What a change does to the findings on real documents: make corpus-diff SINCE=main
corpus-diff: $(VENV)/.dev
	$(BIN)/python benchmarks/corpus_diff.py $(or $(SINCE),HEAD)

# Known vulnerabilities in what is installed: it asks a database over the network, so this is not a part of lint.
audit: $(VENV)/.dev
	test -x .peers/bin/python || $(PYTHON) -m venv .peers
	.peers/bin/python -m pip install --quiet --disable-pip-version-check pip-audit
	.peers/bin/pip-audit --path $(VENV)/lib/python3*/site-packages

fuzz: $(VENV)/.dev
	$(BIN)/python tests/fuzz/fuzz_readers.py
