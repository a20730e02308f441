"""From claims to verdicts: decide each obligation, write its certificate, have `certcheck` check it, and only then believe it."""

from __future__ import annotations

import os
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path

from .certificate import certificate_bytes, claim_id
from .checker import Checked, check
from .claim import Claim, Role, Step, Verdict
from .errors import InputError, InternalError
from .obligations import Finding, Obligation

ASSURANCE = ("kernel", "witness", "recomputed", "oracle", "sampled")
"""Where a verdict comes from, strongest first."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One obligation of a claim: what the method found, and what the checker said of it."""

    step: Step
    finding: Finding
    checked: Checked | None

    @property
    def accepted(self) -> bool:
        """Whether the answer is the expected one and its certificate was verified, statement for statement."""
        found = self.finding.statement
        if found is None or self.checked is None:
            return False
        return self.finding.answer == self.step.expect and self.checked.status == "verified" and self.checked.claim_id == claim_id(found)

    @property
    def contradicted(self) -> bool:
        """Whether a verified certificate says the opposite of what the step needs."""
        return (
            self.finding.answer in {"yes", "no"}
            and self.finding.answer != self.step.expect
            and self.checked is not None
            and self.checked.status == "verified"
        )


@dataclass(frozen=True, slots=True)
class Result:
    """The verdict on one claim, with all its evidence."""

    claim: Claim
    evidence: tuple[Evidence, ...]
    oracles: tuple[tuple[str, str], ...]
    seconds: float

    def established(self, role: Role) -> bool:
        """Whether there are obligations in this role, and every one of them is met by an accepted certificate."""
        mine = [e for e in self.evidence if e.step.role is role]
        return bool(mine) and all(e.accepted for e in mine)

    def supports(self, aims: Verdict) -> bool:
        """Whether the accepted certificates carry a verdict: the proof for `holds`; both for `corrected`; the counterexample for `refuted`."""
        against = any(e.step.role is Role.COUNTEREXAMPLE for e in self.evidence)
        match aims:
            case Verdict.HOLDS:
                return self.established(Role.PROOF)
            case Verdict.CORRECTED:
                return self.established(Role.PROOF) and (not against or self.established(Role.COUNTEREXAMPLE))
            case Verdict.REFUTED:
                return self.established(Role.COUNTEREXAMPLE)
            case _:
                return False

    @property
    def printed(self) -> Verdict:
        """The verdict on the printed sentence, from accepted certificates alone; a certificate against a step refutes what should hold."""
        if self.claim.aims is Verdict.HOLDS and any(e.contradicted for e in self.evidence if e.step.role is Role.PROOF):
            return Verdict.REFUTED
        return self.claim.aims if self.supports(self.claim.aims) else Verdict.UNDECIDED

    @property
    def corrected(self) -> Verdict | None:
        """The verdict on the corrected statement, None where the printed one needs no correction."""
        if self.claim.aims is Verdict.HOLDS:
            return None
        return Verdict.HOLDS if self.established(Role.PROOF) else Verdict.UNDECIDED

    @property
    def reached(self) -> bool:
        """Whether the claim reached its verdict: a refuted one with its corrected statement certified is reached."""
        return self.printed is not Verdict.UNDECIDED and self.corrected is not Verdict.UNDECIDED

    @property
    def refused(self) -> bool:
        """Whether the checker refused a certificate, as opposed to not being able to tell."""
        return any(e.checked is not None and e.checked.status in {"refused", "malformed"} for e in self.evidence)

    @property
    def assurance(self) -> str:
        """The weakest assurance of the accepted certificates, none when no verdict was reached."""
        kinds = {e.checked.assurance for e in self.evidence if e.checked is not None and e.checked.status == "verified"}
        return max(kinds, key=ASSURANCE.index) if self.reached and kinds else "none"

    @property
    def certificates(self) -> tuple[str, ...]:
        """The paths of the certificate files."""
        return tuple(e.checked.path for e in self.evidence if e.checked is not None)

    @property
    def notes(self) -> tuple[str, ...]:
        """Why something was not accepted, in the words of the method and of the checker."""
        bad = [e for e in self.evidence if not e.accepted]
        return tuple(
            f"{e.step.name}: "
            + ("; ".join(t for t in (e.finding.note, e.checked.reason if e.checked else "") if t) or f"answered {e.finding.answer}")
            for e in bad
        )


def write(path: Path, data: bytes) -> None:
    """Write a file as a whole or not at all: beside it first, then renamed over it.

    Raises: InputError when the place cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.chmod(name, 0o644)
            os.replace(name, path)
        except BaseException:
            os.unlink(name)
            raise
    except OSError as error:
        raise InputError(f"cannot write {str(path)!r} ({error.strerror}): choose a writable directory with --out") from error


def file_stem(claim: Claim, defaults: Claim) -> str:
    """The folder of a claim's certificates: its family, then the parameters that are not the defaults.

    >>> from deepcheap.claims.product_flattening import FAMILY
    >>> file_stem(FAMILY.claims(n=12)[0], FAMILY.claims()[0])
    'product-flattening/n=12'
    """
    usual = dict(defaults.params)
    changed = [f"{k}={v.replace('/', '_')}" for k, v in claim.params if usual.get(k) != v]
    return claim.family + ("/" + ",".join(changed) if changed else "")


def tasks(claim: Claim) -> list[tuple[Step, Obligation, str]]:
    """The obligations of a claim in order, each with the name of its certificate."""
    todo = []
    for step in claim.steps:
        for i, obligation in enumerate(step.obligations, start=1):
            number = f"-{i}" if len(step.obligations) > 1 else ""
            todo.append((step, obligation, f"{claim.id}.{step.name}{number}.json"))
    return todo


def decide_task(obligation: Obligation, role: Role) -> tuple[Finding, float]:
    """Decide one obligation (in a worker process), and say how long it took."""
    start = time.perf_counter()
    if role is Role.ORACLE:
        from .methods.smt import ask_z3, smtlib

        text = smtlib(obligation)
        return Finding(ask_z3(text, 20), witness={"smtlib": text}), time.perf_counter() - start
    from .methods import decide

    return audited(obligation, decide(obligation)), time.perf_counter() - start


def audited(obligation: Obligation, finding: Finding) -> Finding:
    """Hold the method's answer against what its statement says.

    Raises: InternalError when the two differ.
    """
    says = finding.answer if finding.statement is None else obligation.answer(finding.statement)
    if finding.statement is not None and says != finding.answer:
        raise InternalError(
            f"the method for {type(obligation).__name__} says {finding.answer!r}, its statement says {says!r}: {str(finding.statement)[:200]}"
        )
    return finding


class Here:
    """Runs work in this process, with the interface of an executor."""

    def submit(self, function: Callable[..., tuple[Finding, float]], *args: object) -> Future[tuple[Finding, float]]:
        future: Future[tuple[Finding, float]] = Future()
        future.set_result(function(*args))
        return future


@contextmanager
def workers(jobs: int) -> Iterator[ProcessPoolExecutor | Here]:
    """A pool of processes, or this process alone; Ctrl-C ends the workers at once, and cancelled work leaves nothing behind."""
    if jobs <= 1:
        yield Here()
        return
    method = "forkserver" if "forkserver" in get_all_start_methods() else "spawn"  # a progress bar has threads, which fork does not survive
    pool = ProcessPoolExecutor(jobs, get_context(method), initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_DFL))
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def oracle_answer(step: Step, finding: Finding) -> tuple[str, str]:
    """A solver's opinion: `unsat` confirms the step, `sat` contradicts it, anything else tells nothing.

    Raises: InternalError on `sat`, since the certificate of the same fact was accepted or will be refused.
    """
    if finding.answer == "sat":
        raise InternalError(f"z3 contradicts step {step.name}")
    return step.name, finding.answer


def verify_claims(pairs: list[tuple[Claim, Claim]], out: Path, jobs: int = 1, progress: Callable[[str], None] = lambda _: None) -> list[Result]:
    """Verify claims: decide, write certificates under `out`, check them, and give the verdicts in order.

    Each pair is a claim with the same claim at its default parameters, which names the folder. Certificates that the run writes
    replace older ones of the same instance.
    """
    with workers(jobs) as pool:
        running: dict[Future[tuple[Finding, float]], tuple[int, int]] = {}
        for c, (claim, _) in enumerate(pairs):
            for t, (step, obligation, _) in enumerate(tasks(claim)):
                running[pool.submit(decide_task, obligation, step.role)] = (c, t)
        answers: dict[tuple[int, int], tuple[Finding, float]] = {}
        pending = set(running)
        while pending:
            done, pending = wait(pending, return_when=FIRST_COMPLETED)
            for future in done:
                answers[running[future]] = future.result()
                progress(pairs[running[future][0]][0].id)
    return conclude(pairs, answers, out)


def conclude(pairs: list[tuple[Claim, Claim]], answers: dict[tuple[int, int], tuple[Finding, float]], out: Path) -> list[Result]:
    """Write the certificates of all findings and the questions to solvers as SMT-LIB, have the certificates checked, and gather the results."""
    files: dict[tuple[int, int], str] = {}
    for c, (claim, defaults) in enumerate(pairs):
        for t, (step, _, name) in enumerate(tasks(claim)):
            finding = answers[c, t][0]
            path = out / file_stem(claim, defaults) / name
            if finding.statement is not None:
                write(path, certificate_bytes(finding.statement, finding.witness))
                files[c, t] = str(path)
            if step.role is Role.ORACLE:
                write(path.with_suffix(".smt2"), str(finding.witness["smtlib"]).encode())
    start = time.perf_counter()
    checked = check(dict.fromkeys(files.values()))
    share = (time.perf_counter() - start) / max(1, len(pairs))
    results = []
    for c, (claim, _) in enumerate(pairs):
        todo = tasks(claim)
        evidence = tuple(
            Evidence(step, answers[c, t][0], checked.get(files.get((c, t), "")))
            for t, (step, _, _) in enumerate(todo)
            if step.role is not Role.ORACLE
        )
        oracles = tuple(oracle_answer(step, answers[c, t][0]) for t, (step, _, _) in enumerate(todo) if step.role is Role.ORACLE)
        seconds = sum(answers[c, t][1] for t in range(len(todo))) + share
        results.append(Result(claim, evidence, oracles, seconds))
    return results
