from postilla.vocabulary import Refusal


class FileUnreadable(Refusal):
    code = "file_unreadable"
    message = "%(file)s cannot be read: %(why)s."


class FileTooLarge(Refusal):
    code = "file_too_large"
    message = "%(file)s is larger than %(most)s, unpacked. Evaluate a part of it."


class FormatUnknown(Refusal):
    code = "format_unknown"
    message = "%(file)s: its name does not tell its format. Give --format csv, tsv, json or jsonl."


class FileBroken(Refusal):
    code = "file_broken"
    message = "%(file)s is no %(format)s: %(why)s. Give another --format, or mend the file."


class FileEmpty(Refusal):
    code = "file_empty"
    message = "%(file)s has no rows."


class NoTextColumn(Refusal):
    code = "no_text_column"
    message = "No column of %(file)s is known to hold the text. Name it with --text; there are: %(columns)s."


class NoLabelColumn(Refusal):
    code = "no_label_column"
    message = "No column of %(file)s is known to hold the label. Name it with --label; there are: %(columns)s."


class LabelsUnknown(Refusal):
    code = "labels_unknown"
    message = (
        "The labels of %(file)s are not understood, such as %(values)s. They should be 1 or 0, yes or no, spam or ham. "
        "Name the right column with --label."
    )


class OneKindOnly(Refusal):
    code = "one_kind_only"
    message = "%(file)s has %(good)s good and %(bad)s bad rows; there must be some of both to measure anything."
