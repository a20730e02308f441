# make verify, make test: create .venv, install the project into it once, and run.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

PICTURES := docs/pictures

.PHONY: help verify test test-all test-site lint reference check proofs proofs-audit test-proofs benchmarks pictures paper notebooks docs docs-serve clean

help:
	@echo "make verify      verify all claims and have the certificates re-checked"
	@echo "make test        run the tests"
	@echo "make test-all    run the tests, the slow ones too"
	@echo "make lint        ruff, mypy, layer contracts"
	@echo "make check       re-check the reference certificates against the reader's list"
	@echo "make reference   make the reference certificates again"
	@echo "make proofs      compile the Coq proofs from nothing and audit statements and axioms"
	@echo "make proofs-audit  check them again with coqchk, down to the libraries (ten minutes)"
	@echo "make benchmarks  measure against peers"
	@echo "make pictures    draw the pictures of the docs again"
	@echo "make paper       compile the paper excerpt with its citations (needs pdflatex)"
	@echo "make notebooks   run the notebooks"
	@echo "make docs        build the site in docs/_build/html (needs npm)"
	@echo "make docs-serve  build it and serve it on this machine, which the checker page needs"
	@echo "make test-site   test the built site in headless Chromium"

$(STAMP): pyproject.toml tools/install.sh
	@PYTHON="$(PYTHON)" VENV="$(VENV)" sh tools/install.sh
	@touch $@

verify: $(STAMP)
	$(BIN)/deepcheap verify $(ARGS)

test: $(STAMP)
	$(BIN)/python -m pytest -n auto -m "not slow and not coq and not site" $(ARGS)

test-all: $(STAMP)
	$(BIN)/python -m pytest -n auto -m "not coq and not site" $(ARGS)

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: $(STAMP)
	$(BIN)/certcheck certificates/paper --expect certificates/claims.json

reference: $(STAMP)
	$(BIN)/python tools/reference.py

proofs:
	@command -v coqc >/dev/null || { echo "coqc is not installed (Debian, Ubuntu: apt install coq libcoq-mathcomp-multinomials libcoq-coquelicot)" >&2; exit 2; }
	$(MAKE) -C proofs clean
	$(MAKE) -C proofs -j2 all
	$(MAKE) -C proofs audit

proofs-audit:
	$(MAKE) -C proofs coqchk

test-proofs: $(STAMP)
	$(BIN)/python -m pytest -m coq $(ARGS)

benchmarks: $(STAMP)
	for b in benchmarks/bench_*.py; do OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 $(BIN)/python $$b || exit 1; done

pictures: $(STAMP)
	mkdir -p $(PICTURES)
	$(BIN)/deepcheap plot error -o $(PICTURES)/error.svg
	$(BIN)/deepcheap plot bounds -o $(PICTURES)/bounds.svg
	$(BIN)/deepcheap plot matrix sign-product -o $(PICTURES)/sign-product.svg
	$(BIN)/deepcheap plot matrix moment -o $(PICTURES)/moment.svg
	$(BIN)/deepcheap plot graph product-flattening -o $(PICTURES)/product-flattening.svg
	$(BIN)/deepcheap plot graph product-flattening.suffices -o $(PICTURES)/product-flattening.suffices.svg

paper: $(STAMP)
	BIN=$(abspath $(BIN)) sh docs/paper/make.sh

notebooks: $(STAMP)
	$(BIN)/python tools/notebooks.py

# The site: npm brings the renderer of formulas and Python for the browser, Sphinx makes the pages.
NPM := docs/_build/npm
SITE := docs/_build/html
PORT ?= 8000

$(VENV)/.installed-docs: $(STAMP)
	@PYTHON="$(PYTHON)" VENV="$(VENV)" EXTRAS=dev,docs,browser sh tools/install.sh
	@touch $@

$(NPM)/.installed: docs/package.json
	@command -v npm >/dev/null || { echo "make docs needs npm, which is not here: install Node.js with npm (Debian, Ubuntu: apt install nodejs npm)" >&2; exit 2; }
	@mkdir -p $(NPM) && cp docs/package.json $(NPM)/
	cd $(NPM) && npm install --no-package-lock --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

docs: $(VENV)/.installed-docs $(NPM)/.installed
	$(BIN)/python docs/generate.py --npm $(NPM)
	rm -rf $(SITE)
	$(BIN)/python -m sphinx -W --keep-going -q -b html docs/_build/source $(SITE)
	@echo "The site is in $(SITE)/index.html; make docs-serve serves it."

docs-serve: docs
	@echo "Serving on http://127.0.0.1:$(PORT)/ until Ctrl-C"
	@$(BIN)/python -m http.server --bind 127.0.0.1 --directory $(SITE) $(PORT)

test-site: $(VENV)/.installed-docs
	$(BIN)/python -m pytest -m site tests/site $(ARGS)

clean:
	rm -rf $(VENV) build dist certificates/out docs/_build
