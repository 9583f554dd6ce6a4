"""Why a labelled file cannot be read, and how to mend it."""

from postilla.vocabulary import Refusal


class FileNotReadable(Refusal):
    code = "labelled-unreadable"
    message = "%(file)s cannot be read: %(why)s."


class FormatNotKnown(Refusal):
    code = "labelled-format"
    message = "%(file)s: its name does not tell its format. Name it .jsonl, .json, .csv or .tsv."


class LineBroken(Refusal):
    code = "labelled-line"
    message = "%(file)s, line %(line)s: %(why)s. Mend that line; each is one comment with its labels."


class NoCases(Refusal):
    code = "labelled-empty"
    message = "%(file)s holds no comments. Give a file of labelled comments, or a folder of .jsonl files."


class NoText(Refusal):
    code = "labelled-no-text"
    message = "%(file)s, line %(line)s: no field holds a text. Call it “text”; there are: %(columns)s."


class NoIds(Refusal):
    code = "labelled-no-ids"
    message = "%(file)s, line %(line)s: no field holds an id, by which two passes are compared. There are: %(columns)s."


class LabelsNotUnderstood(Refusal):
    code = "labelled-labels"
    message = "%(first)s, and so it is with most lines of %(file)s. Kinds are: %(kinds)s."
