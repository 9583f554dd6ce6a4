"""What cannot be corrected, and which files of a translator cannot be taken. The staff are told, in English."""

from postilla.vocabulary import Refusal


class NoteMissing(Refusal):
    code, status, field = "note_missing", 400, "note"
    message = "Say what was wrong and what is right, in a sentence or two. Readers will read it."


class NoteTooLong(Refusal):
    code, status, field = "note_too_long", 400, "note"
    message = "A note has up to %(most)s characters; this one has %(length)s. Put the rest into the article."


class PassageUnknown(Refusal):
    code, status, field = "passage_unknown", 400, "passage"
    message = (
        "These words do not stand in the article as it is published. Copy them from there, or leave the passage empty: "
        "the note then speaks of the whole article."
    )


class PassageTwice(Refusal):
    code, status, field = "passage_twice", 400, "passage"
    message = "These words stand in the article %(times)s times. Take some of the words around them as well."


class PassageTooLong(Refusal):
    code, status, field = "passage_too_long", 400, "passage"
    message = "A passage has up to %(most)s characters. Its first sentence is enough."


class NotPublished(Refusal):
    code, status = "not_published", 409
    message = "The article is not published, so readers have read nothing that could be corrected. Publish it first."


class NoSuchCorrection(Refusal):
    code, status = "no_such_correction", 404
    message = "There is no such correction of this article."


class NoSuchRecheck(Refusal):
    code, status = "no_such_recheck", 404
    message = "No correction of the original asks anything of this translation under that number."


class SettledAlready(Refusal):
    code, status = "settled_already", 409
    message = "A colleague (%(by)s) has settled this meanwhile, so nothing was stored. See below what came of it."


class PresentVersion(Refusal):
    code, status = "present_version", 409
    message = "This is what readers read now. Publish other words first; then this version can be hidden."


class PoMissing(Refusal):
    code, status = "po_missing", 400
    message = "No file came with it. Choose the PO file, then upload it."


class PoEmpty(Refusal):
    code, status = "po_empty", 400
    message = "The file is empty. Save it again where it was translated, then upload it."


class PoTooLarge(Refusal):
    code, status = "po_too_large", 413
    message = "The file has more than %(most)s MB, which no article’s texts do. Choose the PO file of this translation."


class PoEncoding(Refusal):
    code, status = "po_encoding", 400
    message = "The file is not in the encoding that it should be in (%(charset)s). Save it as UTF-8, then upload it."


class PoUnreadable(Refusal):
    code, status = "po_unreadable", 400
    message = "This is no PO file, or it is damaged: it cannot be read at %(where)s. Save it as PO, then upload it."


class PoNameless(Refusal):
    code, status = "po_nameless", 400
    message = (
        "The file does not say which translation it is of: its header lacks “%(header)s”. Download the PO file of this "
        "translation, put the texts into that one, and upload it."
    )


class OtherTranslation(Refusal):
    code, status = "other_translation", 409
    message = "The file is of another translation. Upload it there, or download the PO file of this one."


class TranslationEnded(Refusal):
    code, status = "translation_ended", 409
    message = "This page is no longer translated by segments, so a PO file changes nothing. Edit its text instead."
