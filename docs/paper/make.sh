#!/bin/sh
# Compile the paper excerpt: citations from the reference certificates, the picture, then pdflatex twice. BIN holds `deepcheap`.
set -eu
BIN=${BIN:-.venv/bin}
cd "$(dirname "$0")"
command -v pdflatex >/dev/null || {
    echo "pdflatex is missing: install it first (Debian, Ubuntu: apt install texlive-latex-base texlive-latex-recommended)" >&2
    exit 2
}
build=${BUILD:-../_build/paper}
mkdir -p "$build"
cite() { "$BIN/deepcheap" cite "../../certificates/paper/$1.json" >"$build/$2.tex"; }
cite product-flattening/product-flattening.suffices.pairs-2 suffices
cite product-flattening/product-flattening.moments necessary
cite product-flattening/product-flattening.affine.half-cube half-cube
cite product-accuracy/product-accuracy.rate rate
"$BIN/deepcheap" cite --style >"$build/deepcheap.sty"
"$BIN/deepcheap" cite --format bibtex ../../certificates/paper/product-flattening/product-flattening.moments.json >"$build/certificates.bib"
"$BIN/deepcheap" plot bounds --n 2..9 -o "$build/bounds.pdf"
cp excerpt.tex "$build"
cd "$build"
for _ in 1 2; do
    SOURCE_DATE_EPOCH=0 pdflatex -interaction=nonstopmode -halt-on-error excerpt.tex >excerpt.out 2>&1 || { tail -n 30 excerpt.out >&2; exit 1; }
done
if grep -q '^Overfull' excerpt.log; then
    grep -A2 '^Overfull' excerpt.log >&2
    exit 1
fi
echo "$build/excerpt.pdf"
