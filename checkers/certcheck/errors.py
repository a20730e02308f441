"""The three ways in which a certificate fails, the named guards that say so, and the work budget."""


class Failure(Exception):  # noqa: N818 - a verdict, not a mistake of the program
    """A certificate that is not verified: which guard, where in the file, why, and both sides of the comparison that failed."""

    status = "error"

    def __init__(self, guard: str, path: str, reason: str, left: object = "", right: object = "") -> None:
        super().__init__(reason)
        self.guard, self.path, self.reason, self.left, self.right = guard, path, reason, show(left), show(right)


class Malformed(Failure):
    """Not in the format."""

    status = "malformed"


class Refused(Failure):
    """In the format, but does not prove its claim."""

    status = "refused"


class Undecided(Failure):
    """The work budget does not suffice, or the enclosures are too wide to tell."""

    status = "undecided"


def show(value: object, limit: int = 120) -> str:
    """Spell a value in at most `limit` printable ASCII characters; long integers in hexadecimal, since decimal would be slow."""
    parts = (getattr(value, "numerator", None), getattr(value, "denominator", None))
    if any(type(part) is int and part.bit_length() > 400 for part in parts):
        text = "/".join(hex(part) for part in parts if type(part) is int and part != 1)
    else:
        text = ascii(value)[1:-1] if type(value) is str else str(value)
    return text if len(text) <= limit else f"{text[:limit]}... ({len(text)} characters)"


def passes(guard: str, ok: bool) -> bool:
    """Let a case through the named guard exactly when `ok`. Every guard asks here, so that a test can delete one and see its forgery get in."""
    return ok


def shape(guard: str, ok: bool, path: str, reason: str, left: object = "", right: object = "") -> None:
    """Require something of the form of the file."""
    if not passes(guard, ok):
        raise Malformed(guard, path, reason, left, right)


def proof(guard: str, ok: bool, path: str, reason: str, left: object = "", right: object = "") -> None:
    """Require a fact without which the claim is not proved."""
    if not passes(guard, ok):
        raise Refused(guard, path, reason, left, right)


def reach(guard: str, ok: bool, path: str, reason: str, left: object = "", right: object = "") -> None:
    """Require that this checker can decide the case at all."""
    if not passes(guard, ok):
        raise Undecided(guard, path, reason, left, right)


class Budget:
    """Elementary steps that may still be spent on one certificate; estimates are paid before the work is done."""

    def __init__(self, steps: int) -> None:
        self.steps = steps

    def spend(self, steps: int, what: str) -> None:
        """Pay for the work named by `what`."""
        reason = f"{what} costs about {show(steps)} elementary steps, more than the budget still holds"
        reach("work-budget", steps <= self.steps, "$", reason, steps, self.steps)
        self.steps -= steps
