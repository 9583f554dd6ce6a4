"""The doors of the site: each translates a request into one call, and its answer into HTML or JSON. None decides."""
