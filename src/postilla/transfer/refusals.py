"""Why a file is not brought in. Each leaves all as it was: a file is read to its end before anything is stored."""

from postilla.vocabulary import Refusal


class CannotImport(Refusal):
    """The file cannot be brought in as it is."""

    code = "cannot_import"
    message = "This file cannot be imported."


class NotWordPress(CannotImport):
    code = "not_wordpress"
    message = "This is not a WordPress export: %(why)s."


class BrokenFile(CannotImport):
    """Not well-formed, in a way that cannot be repaired without guessing."""

    code = "broken_file"
    message = "The file is broken near line %(line)s: %(why)s. Export it again, or mend it there."


class HostileFile(CannotImport):
    """Declarations that no WordPress writes: document types, entities."""

    code = "hostile_file"
    message = "The file holds a %(what)s declaration, which no WordPress export has. It was not read any further."


class TooLarge(CannotImport):
    code = "too_large"
    message = "The file is too large to be read safely: %(what)s is over %(limit)s."


class CountsDiffer(CannotImport):
    """Comments are in the file that the parser did not see. Importing would lose them silently."""

    code = "counts_differ"
    message = "The file holds %(raw)s comments but only %(parsed)s can be read. Nothing was imported."
