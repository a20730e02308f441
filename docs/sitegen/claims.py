"""A page for each claim family, from the claims' own data, the verdicts of the reference certificates, and the prose."""

from __future__ import annotations

import html
import re
from pathlib import Path

from deepcheap.claim import Family, Hypothesis, Role, Step
from deepcheap.report.blocks import Block, Formula, Paragraph, Table, html_block
from deepcheap.report.explain import ROLES, explained, standing
from deepcheap.verification import Evidence, Result, tasks

from .markup import badge, plain, raw, slug, table, verdicts
from .proofgraph import Node, draw

LONG = 420
SAID = ("Rests on", "Verified by certcheck")
"""Paragraphs of an explanation that the page says in its own way."""


def step_id(result: Result, name: str) -> str:
    """Where a step is explained."""
    return f"step-{slug(result.claim.id)}-{slug(name)}"


def graph(result: Result) -> str:
    """The proof as a picture: the steps, then the printed sentence and the corrected one as what they lead to."""
    claim = result.claim
    nodes = {}
    for step in claim.steps:
        role = {Role.PROOF: "step", Role.COUNTEREXAMPLE: "counterexample", Role.ORACLE: "oracle"}[step.role]
        stands = standing(result, step)
        nodes[step.name] = Node(step.name, role, stands, stands not in ("open", ""), step.needs, f"#{step_id(result, step.name)}")
    used = {need for step in claim.steps for need in step.needs if step.role is not Role.ORACLE}
    last = {role: tuple(s.name for s in claim.steps if s.role is role and s.name not in used) for role in Role}
    proof, against = last[Role.PROOF], last[Role.COUNTEREXAMPLE]
    settled = result.printed != "undecided"
    if result.corrected is None:
        nodes["\0printed"] = Node("as printed", "goal", f"{result.printed} ({result.assurance})", settled, proof + against)
    else:
        nodes["\0printed"] = Node("as printed", "goal", str(result.printed), settled, against or proof)
        nodes["\0reading"] = Node("as corrected", "goal", f"{result.corrected} ({result.assurance})", result.corrected == "holds", proof)
    return draw(nodes, f"Proof graph of {claim.id}")


def statement(claim_statement: str) -> str:
    """The theorem that the checker printed; a long one folds."""
    words = html.escape(claim_statement)
    if len(claim_statement) <= LONG:
        return f'<span class="statement">{words}</span>'
    head = f"{html.escape(claim_statement[:120])} … ({len(claim_statement):,} characters)"
    return f'<details><summary class="statement">{head}</summary><span class="statement">{words}</span></details>'


def certificate(result: Result, evidence: Evidence, file: str) -> str:
    """One certificate: what was verified, its claim id, its file."""
    if evidence.checked is None:
        return f"<li>{badge('undecided')} {html.escape(evidence.finding.note)}</li>"
    checked = evidence.checked
    path = f"../certificates/paper/{result.claim.family}/{file}"
    status = f"{checked.status} ({checked.assurance})" if checked.assurance else f"{checked.status}: {checked.reason}"
    return (
        f'<li><span class="said">certcheck: {html.escape(status)}</span> {statement(checked.statement)}'
        f'<span class="id">claim <code>{checked.claim_id}</code></span> <a href="{html.escape(path)}" download>{html.escape(file)}</a></li>'
    )


def rests_on(result: Result, words: str) -> str:
    """What a step rests on, with links to the steps that it needs."""
    parts = []
    for part in words.split("; "):
        kind, _, names = part.partition(" ")
        links = (f'<a href="#{step_id(result, n)}">{html.escape(n)}</a>' for n in names.split(", "))
        parts.append(f"needs {', '.join(links)}" if kind == "needs" else html.escape(part))
    return "; ".join(parts)


def step_page(result: Result, step: Step) -> list[str]:
    """One step: words, formula, what it rests on, its certificates, and the step run on the instance."""
    files = [file for s, _, file in tasks(result.claim) if s is step]
    mine = [e for e in result.evidence if e.step is step]
    blocks = explained(result, step)[1:]
    labelled = {b.label: b.text for b in blocks if isinstance(b, Paragraph)}
    rests = labelled.get("Rests on", "")
    about = (html.escape(ROLES[step.role]), html.escape(standing(result, step)), rests and rests_on(result, rests))
    items = "".join(certificate(result, e, f) for e, f in zip(mine, files, strict=False))
    parts = [f"({step_id(result, step.name)})=", f"#### {plain(step.name)}", *map(block_page, blocks[:2])]
    parts.append(raw(f'<p class="rests">{"; ".join(w for w in about if w)}.</p>' + (f'<ul class="certificates">{items}</ul>' if items else "")))
    return parts + [block_page(b) for b in blocks[2:] if not (isinstance(b, Paragraph) and b.label in SAID)]


def block_page(block: Block) -> str:
    """A block of the explanation; what may be wide scrolls by itself."""
    match block:
        case Formula(latex):
            return f"```{{math}}\n{latex}\n```"
        case Table():
            return raw(f'<div class="scroll" tabindex="0" role="region" aria-label="the step run on the instance">{html_block(block)}</div>')
        case _:
            return raw(html_block(block))


def falsifier(claim: str, hypothesis: Hypothesis) -> str:
    """What goes wrong without a hypothesis, and the command that certifies it where there is one."""
    words = html.escape(hypothesis.falsifier)
    return words + (f'<br><code>deepcheap verify {claim} <span class="then">--drop {hypothesis.name}</span></code>' if hypothesis.falsifiers else "")


def claim_page(result: Result) -> list[str]:
    """One claim with hypotheses, graph and steps."""
    claim = result.claim
    chosen = ", ".join(f"{k} = {v}" for k, v in claim.params)
    theorem = f"Coq theorem in proofs/{claim.theorem}.v" if claim.theorem else ""
    rows = (
        ("Claim", f"<code>{claim.id}</code>, {html.escape(claim.source)}, {html.escape(claim.location)}"),
        ("Verdict", f"{verdicts(str(result.printed), None if result.corrected is None else str(result.corrected))} (assurance: {result.assurance})"),
        ("As printed", html.escape(claim.printed)),
        ("Our reading", html.escape(claim.reading)),
        ("Correction", html.escape(claim.corrected)),
        ("Instance", html.escape(chosen)),
        ("For all n", html.escape(theorem)),
        ("Sentences", ", ".join(f'<a href="../ledger.html#{slug(r)}">{html.escape(r)}</a>' for r in claim.ledger)),
    )
    facts = "".join(f"<dt>{name}</dt><dd>{words}</dd>" for name, words in rows if words)
    conditions = [[f"<strong>{html.escape(h.name)}</strong>", html.escape(h.statement), falsifier(claim.id, h)] for h in claim.hypotheses]
    parts = [f"(claim-{slug(claim.id)})=", f"## {plain(claim.title)}", raw(f'<dl class="facts">{facts}</dl>')]
    if conditions:
        parts += ["### Hypotheses", raw(table(("name", "condition", "without it"), conditions, "wrap", f"Hypotheses of {claim.id}"))]
    parts += ["### The proof as a graph", raw(graph(result)), "### Steps"]
    return parts + [part for step in claim.steps for part in step_page(result, step)]


def prose(path: Path, results: list[Result]) -> list[str]:
    """The page written by hand, without its title; in its tables of claims the verdicts are the computed ones."""
    if not path.is_file():
        return []
    lines = path.read_text(encoding="utf-8").splitlines()
    known = {r.claim.id: str(r.printed) for r in results}
    column, kept = -1, []
    for line in lines[1:] if lines and lines[0].startswith("# ") else lines:
        cells = re.split(r"(?<!\\)\|", line) if line.startswith("|") else []
        heads = [c.strip() for c in cells]
        if heads[1:2] == ["claim"] and "verdict" in heads:
            column = heads.index("verdict")
        elif not cells:
            column = -1
        elif column > 0 and "`" in cells[1]:
            cells[column] = f" {computed(cells[1], known)} "
            line = "|".join(cells)
        kept.append(line)
    return ["\n".join(kept)]


def computed(cell: str, known: dict[str, str]) -> str:
    """The computed verdicts on the claims that a cell of a table names; a name with a dot in front belongs to the family of the first.

    A claim that stands only for parameters that the user gives, such as a network, has no verdict here.
    """
    names = re.findall(r"`([^`]+)`", cell)
    full = [names[0].split(".")[0] + n if n.startswith(".") else n for n in names]
    return " ".join(badge(known[n]) if n in known else "asked of a given instance" for n in full)


def overview(results: list[Result], link: str = "") -> str:
    """A table of claims with their verdicts."""
    rows = [
        [
            f'<a href="{link and link + r.claim.family.replace("-", "_") + ".html"}#claim-{slug(r.claim.id)}">{html.escape(r.claim.title)}</a>',
            html.escape(r.claim.location),
            verdicts(str(r.printed), None if r.corrected is None else str(r.corrected)),
            r.assurance,
        ]
        for r in results
    ]
    return raw(table(("claim", "in the source", "verdict", "assurance"), rows, "wrap stack", "Claims and verdicts"))


def family_page(family: Family, results: list[Result], prose_folder: Path) -> str:
    """The page of a family."""
    mine = [r for r in results if r.claim.family == family.name]
    parts = [f"# {plain(family.title)}", "Verdicts on this page were computed from the reference certificates when it was built.", overview(mine)]
    parts += prose(prose_folder / f"{family.name.replace('-', '_')}.md", results)
    return "\n\n".join(parts + [p for r in mine for p in claim_page(r)]) + "\n"
