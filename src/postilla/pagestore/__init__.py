"""Where a page stands: a file at its URL path, with its compressed siblings, swapped in one move.

Standard library and brotli only: the edge reads it without Django. It does not know what a page means. Only
`publishing` puts and drops.
"""
