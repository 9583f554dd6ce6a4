"""Postilla's bench: what is promised in docs/PERFORMANCE.md, measured on this machine.

`make bench`, or one measure of it: `make bench ONLY=reading`.
Not tests: nothing fails here, figures are compared with floors. Whatever competes is measured in turns within one run,
so that a busy machine slows both sides. Servers run on loopback with data in a temporary folder of their own.
"""
