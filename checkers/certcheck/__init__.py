"""certcheck: the small independent checker of deepcheap certificates. Standard library only; `certificates/FORMAT.md` is its whole specification."""

__version__ = "0.1.0"
