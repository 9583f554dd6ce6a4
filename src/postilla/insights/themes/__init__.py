"""What points are about: groups of like meaning, across languages, that keep their names. Pure."""
