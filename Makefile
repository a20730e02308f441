# make verify, make test: create .venv, install the project into it once, and run.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

PICTURES := docs/pictures

.PHONY: help verify test test-all lint reference check proofs proofs-audit test-proofs benchmarks pictures paper notebooks clean

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

$(STAMP): pyproject.toml tools/install.sh
	@PYTHON="$(PYTHON)" VENV="$(VENV)" sh tools/install.sh
	@touch $@

verify: $(STAMP)
	$(BIN)/deepcheap verify $(ARGS)

test: $(STAMP)
	$(BIN)/python -m pytest -n auto -m "not slow and not coq" $(ARGS)

test-all: $(STAMP)
	$(BIN)/python -m pytest -n auto -m "not coq" $(ARGS)

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

clean:
	rm -rf $(VENV) build dist certificates/out
