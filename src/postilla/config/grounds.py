"""What conversations stand under: for each kind of subject, the module that answers for it (`grounds.reads.Ground`)."""

GROUNDS: dict[str, str] = {
    "promise": "postilla.ledger.reads.ground",  # first: whether a path is its own it tells without a look at the tables
    "article": "postilla.articles.reads.ground",
}

HOUSE = "postilla.articles.reads.house.house"  # what the magazine settled for all of them
