"""One module for each kind of page: from values to bytes."""
