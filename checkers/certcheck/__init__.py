"""An independent checker of `deepcheap` certificates: Python's standard library only, shares no code with `deepcheap`."""

__version__ = "0.1.0"
