r"""ASCII sentences with formulas, as the checker prints them, typeset for LaTeX.

The sentence stays what it is, word for word: the parts that are formulas go into dollars, everything else is escaped. A part that is not
understood is escaped like text, so nothing can be lost.
"""

from __future__ import annotations

import re
from itertools import pairwise

SPECIAL = {c: f"\\{c}" for c in "{}$&#_%"} | {c: f"${c}$" for c in "<>|"} | {"\\": r"\textbackslash{}", "^": r"\^{}", "~": r"\~{}"}
GREEK = ("sigma", "lambda", "beta", "alpha", "gamma", "delta", "epsilon", "rho", "mu", "phi", "theta", "pi")
FUNCTIONS = ("exp", "ln", "log", "max", "min", "sin", "cos", "tanh", "det", "sup")
UPRIGHT = ("sqrt", "rank", "floor", "erf", "mod", "KL", "log2")
OPERATORS = {
    "<=": r"\le",
    ">=": r"\ge",
    "!=": r"\ne",
    "->": r"\to",
    "=>": r"\Rightarrow",
    "*": r"\cdot",
    "<": "<",
    ">": ">",
    "=": "=",
    "+": "+",
    "-": "-",
    "/": "/",
}
WORD = re.compile(r"[A-Za-z]+")
NOT_UNDERSTOOD = "{"
"""What stands for a formula that cannot be read; its braces are not balanced, see `sound`."""
LONG = 24
"""Numbers of more digits may be broken anywhere."""
PIECE = re.compile(
    r"(?P<dots>\.\.\.)|(?P<range>(?<=[\w)])\.\.(?=\w))|(?P<sign><=|>=|!=|->|=>)|(?P<name>[A-Za-z]+[0-9]*(?=[^A-Za-z0-9]|$)|[A-Za-z]+)|(?P<number>[0-9]+(?:\.[0-9]+)?(?:e[-+]?[0-9]+(?![0-9A-Za-z]))?)"
    r"|(?P<dot>(?<=[\w)])\.(?=[A-Za-z(]))|(?P<script>[\^_])|(?P<other>.)"
)
INNER = r"(?:[^()\[\]]|\([^()]*\)|\[[^\[\]]*\])*"
GROUP = re.compile(rf"-?\({INNER}\)|-?\[{INNER}\]|\{{[^{{}}]*\}}|-?[A-Za-z0-9]+(?:/[0-9]+)?(?:_[A-Za-z0-9]+)?")
SUBSCRIPT = re.compile(rf"\({INNER}\)|\{{[^{{}}]*\}}|[A-Za-z0-9]+")
BROKEN = re.compile(rf"[\^_](?:-?\({INNER}\)|-?\[{INNER}\]|\{{[^{{}}]*\}})|\[[^\[\]]*\]\^")
GLUE = "\x1f"
"""Stands for a space within a sub- or superscript while the sentence is split into words."""


def latex_text(text: str) -> str:
    r"""Escape plain text for LaTeX.

    >>> latex_text("2^n & x_1")
    '2\\^{}n \\& x\\_1'
    """
    return "".join(SPECIAL.get(c, c) for c in text)


def markdown_text(words: str) -> str:
    r"""Plain text for Markdown, in which stars, backticks and the like mean nothing.

    >>> markdown_text("a * b < c_1")
    'a \\* b \\< c_1'
    """
    return "".join("\\" + c if c in "\\`*<$|" else c for c in words)


def breakable(text: str, after: str = "./-_") -> str:
    r"""Escape a file name or another long word, with places where a line may end.

    >>> breakable("a-b.json")
    'a-\\allowbreak{}b.\\allowbreak{}json'
    """
    return "".join(latex_text(c) + (r"\allowbreak{}" if c in after else "") for c in text)


def is_formula(word: str) -> bool:
    """Whether a word without its punctuation is part of a formula.

    >>> [is_formula(w) for w in ("sigma_k", "x", "bias-free", "a", "m(x)", "2^n", "-1", "the")]
    [True, True, False, False, True, True, True, False]
    """
    if re.fullmatch(r"-?[0-9]+(?:\.[0-9.]+)?e[-+]?[0-9]+", word):
        return True
    names = WORD.findall(re.sub(r"^(?:sum|prod)_", "", word))
    if any(len(name) > 2 and name not in (*GREEK, *FUNCTIONS, *UPRIGHT) for name in names):
        return False
    if word in OPERATORS or re.search(r"[\^_<>=|+*]|\w!|!=", word):
        return True
    if not names:
        return bool(re.match(r"\(?-[0-9]", word))
    if any(name in (*GREEK, *FUNCTIONS) for name in names):
        return True
    single = [name for name in names if len(name) == 1]
    return len(single) == len(names) and (len(word) > 1 or word not in "aAI") and not re.search(r"[;:'\"]", word)


def is_number(word: str) -> bool:
    """Whether a word is a number, or an opening bracket with one, which goes with a formula beside it."""
    return bool(re.fullmatch(r"[(\[]*[0-9]+(?:[./][(\[]*[0-9]+)*[)\]]*", word))


def formula(word: str) -> str:
    r"""A word of a formula in LaTeX.

    >>> formula("sigma^(4)(b)"), formula("2^(n-1)"), formula("s_1...s_n"), formula("(a_j.x)^k"), formula(">=")
    ('\\sigma ^{(4)}(b)', '2^{n-1}', 's_{1}\\cdots s_{n}', '(a_{j}\\cdot x)^{k}', '\\ge ')
    """
    if word in OPERATORS:
        return OPERATORS[word] + " "
    out: list[str] = []
    place = 0
    while place < len(word):
        found = PIECE.match(word, place)
        if found is None:
            return NOT_UNDERSTOOD
        kind, text = found.lastgroup, found.group()
        place = found.end()
        if kind == "script":
            group = (GROUP if text == "^" else SUBSCRIPT).match(word, place)
            if group is None:
                return NOT_UNDERSTOOD
            keeps = text == "^" and out and out[-1].strip() in (r"\sigma", r"\phi", "F", "H") and group.group().startswith("(")
            inner = group.group() if keeps or group.group()[0] not in "({" else group.group()[1:-1]
            out.append(f"{text}{{{formula(inner)}}}")
            place = group.end()
        else:
            out.append(piece(str(kind), text))
    return "".join(out)


def piece(kind: str, text: str) -> str:
    """One piece of a formula that is no sub- or superscript."""
    match kind:
        case "dots":
            return r"\cdots "
        case "range":
            return r",\dots,"
        case "dot":
            return r"\cdot "
        case "sign":
            return OPERATORS[text] + " "
        case "name":
            return named(text)
        case "number":
            return number(text)
        case _:
            return {"*": r"\cdot ", "/": r"/\allowbreak ", GLUE: " ", "|": "|", "{": r"\{", "}": r"\}"}.get(
                text, latex_text(text) if text in SPECIAL and text not in "<>" else text
            )


def named(text: str) -> str:
    """A Greek letter, a function, a variable, or a product of two variables."""
    if text in GREEK:
        return rf"\{text} "
    if text in ("sum", "prod", "in"):
        return rf"\{text} "
    if text in FUNCTIONS:
        return rf"\{'tanh' if text == 'tanh' else text} "
    return rf"\mathrm{{{text}}}" if text in UPRIGHT or len(text) > 2 else text


def number(text: str) -> str:
    """A number; a long one may be broken, and one with an exponent is a product."""
    if "e" in text:
        digits, power = text.split("e")
        return rf"{digits}\cdot 10^{{{int(power)}}}"
    return text if len(text) <= LONG else r"\allowbreak ".join(text) + r"\allowbreak "


def long_number(word: str) -> str:
    """A word of plain text; long numbers in it, decimal or hexadecimal, may be broken."""
    return (
        re.sub(r"[0-9a-f]{25,}", lambda m: r"\allowbreak{}".join(m.group()), latex_text(word))
        .replace("/", r"/\allowbreak{}")
        .replace(",", r",\allowbreak{}")
    )


def sound(latex: str) -> bool:
    """Whether a formula has balanced braces, and no script on a script."""
    depth = 0
    for i, c in enumerate(latex):
        escaped = i > 0 and latex[i - 1] == "\\"
        depth += (c == "{") - (c == "}") if not escaped else 0
        if depth < 0:
            return False
    return depth == 0 and not re.search(r"([\^_])\{(?:[^{}]|\{[^{}]*\})*\}(?:[\^_]\{(?:[^{}]|\{[^{}]*\})*\})?\1", latex) and "'^" not in latex


def capital(words: str) -> str:
    """A sentence from a phrase: its first letter large, unless it is that of a symbol.

    >>> capital("with one, more"), capital("sigma = 1"), capital("y_1 is constant"), capital("e is the base")
    ('With one, more', 'sigma = 1', 'y_1 is constant', 'e is the base')
    """
    first = words.split(" ")[0].rstrip(",:;")
    symbol = first in GREEK or "_" in first or "^" in first or "(" in first or (len(first) == 1 and first != "a")
    return words if symbol else words[0].upper() + words[1:]


def split(word: str) -> tuple[str, str]:
    """A word and the punctuation after it.

    >>> split("x_1,"), split("sigma(u)."), split("...")
    (('x_1', ','), ('sigma(u)', '.'), ('...', ''))
    """
    end = len(word) if word.endswith("...") else len(word.rstrip(".,;:"))
    return word[:end], word[end:]


def sentence(text: str) -> str:
    r"""Typeset a sentence of the checker.

    >>> sentence("For n = 4: sigma^(4)(b) != 0, in 100% of cases.")
    'For $n = 4$: $\\sigma ^{(4)}(b) \\ne 0$, in 100\\% of cases.'
    """
    words = [split(word) for word in BROKEN.sub(lambda m: m.group().replace(" ", GLUE), text).split(" ")]
    kinds = ["formula" if is_formula(core) or core == "..." else "number" if is_number(core) else "text" for core, _ in words]
    for _ in range(2):
        for i, kind in enumerate(kinds):
            before = i > 0 and kinds[i - 1] == "formula" and not words[i - 1][1]
            after = i + 1 < len(kinds) and kinds[i + 1] == "formula" and not words[i][1]
            if kind == "number" and (before or after):
                kinds[i] = "formula"
    out: list[str] = []
    group: list[str] = []
    for (core, tail), kind in zip(words, kinds, strict=True):
        if kind == "formula" and sound(formula(core)):
            group.append(core)
            if tail:
                out.append(dollars(group) + latex_text(tail))
                group = []
            continue
        if group:
            out.append(dollars(group))
            group = []
        out.append(long_number(core.replace(GLUE, " ")) + latex_text(tail))
    return " ".join(out + ([dollars(group)] if group else []))


def dollars(words: list[str]) -> str:
    """Join the words of a formula: thin spaces where things are multiplied, which may end a line."""
    joined = formula(words[0]).strip() if words[0] != "..." else r"\dots"
    for before, word in pairwise(words):
        piece_ = r"\cdots" if word == "..." else formula(word).strip()
        operator = word in OPERATORS or before in OPERATORS
        joined += (" " if operator else r"\,\allowbreak ") + piece_
    return f"${joined}$"
