"""What conversations stand under: for each kind of subject, the module that answers for it (`grounds.reads.Ground`)."""

GROUNDS: dict[str, str] = {
    "article": "postilla.articles.reads.ground",
}
