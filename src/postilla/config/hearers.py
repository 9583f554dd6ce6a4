"""Who hears which fact. The only such table: a fact without a line here is told to nobody."""

HEARERS: dict[str, tuple[str, ...]] = {}
