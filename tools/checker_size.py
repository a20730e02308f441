"""Count the checker: lines of code without comments and docstrings, functions and their lengths."""

from __future__ import annotations

import ast
import io
import tokenize
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent / "checkers" / "certcheck"
BLANK = (tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER)


def code_lines(source: str) -> int:
    """Count the lines that hold code."""
    lines = {n for t in tokenize.generate_tokens(io.StringIO(source).readline) if t.type not in BLANK for n in range(t.start[0], t.end[0] + 1)}
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node):
            first = node.body[0]
            lines -= set(range(first.lineno, (first.end_lineno or first.lineno) + 1))
    return len(lines)


def main() -> None:
    """Print the counts."""
    total, lengths = 0, []
    for path in sorted(ROOT.rglob("*.py")):
        source = path.read_text()
        total += code_lines(source)
        print(f"{code_lines(source):5} {path.relative_to(ROOT)}")
        functions = (n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.FunctionDef))
        lengths += [(f.end_lineno or f.lineno) - f.lineno + 1 for f in functions]
    print(f"{total:5} lines of code; {len(lengths)} functions, median {median(lengths):.0f} lines, longest {max(lengths)}")


if __name__ == "__main__":
    main()
