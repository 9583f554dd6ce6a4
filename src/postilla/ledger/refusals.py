"""How a deed in the ledger is not done. Staff are told in English; what readers may meet is marked for translation."""

from datetime import datetime
from gettext import NullTranslations

from django.utils import timezone

from postilla.vocabulary import Refusal

_ = NullTranslations().gettext


class NoSuchEntry(Refusal):
    code, status = "no_such_entry", 404
    message = _("There is no such entry in the ledger, or it was taken out. Look at the list and choose again.")


class PeriodUnclear(Refusal):
    code, field = "period_unclear", "period"
    message = _("“%(text)s” is no period. Write 2024, 2024-H1, 2024-Q3, 2024-05, 2024-05-31 or 2024-01..2024-09.")


class YearFarAway(Refusal):
    code, field = "year_far_away", "period"
    message = _("“%(text)s” is not between the years 1900 and 2200. Look at the year again.")


class SaidInFuture(Refusal):
    code, field = "said_in_future", "said_on"
    message = "It was said on %(day)s, which is still to come. Give the day on which it was said."


class DueBeforeSaid(Refusal):
    code, field = "due_before_said", "due"
    message = "It is to be kept by %(due)s, before it was said (%(said)s). Look at both days again."


class NumberUnclear(Refusal):
    code, field = "number_unclear", "value"
    message = _("“%(text)s” is no number. Write digits, with a point before decimals: 77000 or 12.5.")


class NumberAmbiguous(Refusal):
    code, field = "number_ambiguous", "value"
    message = _("“%(text)s” can be %(whole)s or %(part)s. Write %(whole)s for the one, %(written)s for the other.")


class BillionUnclear(Refusal):
    code, field = "billion_unclear", "value"
    message = _(
        "“Billion” is a thousand millions in English and a million millions in other languages. Write “bn” for a "
        "thousand millions, “1000 bn” for a million millions."
    )


class BelowZero(Refusal):
    code, field = "below_zero", "value"
    message = (
        "%(number)s is below zero, and no figure of this metric is: its months add up to the year. Look at the sign, "
        "or say at the metric that they do not add up."
    )


class NumberMissing(Refusal):
    code, field = "number_missing", "value"
    message = "Give a figure, or the two ends of a range."


class RangeUpsideDown(Refusal):
    code, field = "range_upside_down", "high"
    message = "The range ends (%(high)s) below where it begins (%(low)s). Put the smaller number first."


class PrecisionUnknown(Refusal):
    code, field = "precision_unknown", "precision"
    message = "“%(text)s” is none of the precision words: %(known)s. Leave it empty for an exact figure."


class UnitsDiffer(Refusal):
    code, field = "units_differ", "unit"
    message = "%(unit)s cannot be turned into %(wanted)s, the unit of this metric. Give the figure in %(wanted)s."


class UnitInUse(Refusal):
    code, status, field = "unit_in_use", 409, "unit"
    message = (
        "Numbers stand in %(unit)s already (figures: %(figures)s, promises: %(promises)s), and would be wrong in "
        "another unit. Make another metric for it; or tick “Only the word changes” if every number stays right."
    )


class MetricInAnotherUnit(Refusal):
    code, field = "metric_in_another_unit", "metric"
    message = (
        "%(unit)s cannot be turned into %(wanted)s, the unit of this metric. Choose a metric counted in %(unit)s, or "
        "correct the promise first."
    )


class CurrencyNeedsRate(Refusal):
    code, field = "currency_needs_rate", "rate"
    message = "An amount in %(unit)s needs the rate into %(wanted)s that the source went by, and the day of that rate."


class SourceMissing(Refusal):
    code, field = "source_missing", "source"
    message = "Say where this comes from: a name or a link, and the day it is from."


class LinkUnclear(Refusal):
    code, field = "link_unclear", "link_url"
    message = _("“%(text)s” is no link. Begin it with https:// or http://, or leave it empty.")


class LinkHasMarks(Refusal):
    code, field = "link_has_marks", "link_url"
    message = _("“%(text)s” has a quotation mark, a space or another sign that no link has. Copy the link again.")


class SourceBeforePeriod(Refusal):
    code, field = "source_before_period", "source_on"
    message = "The source is from %(source_on)s, before the period %(period)s began. A forecast is no result."


class RepeatedFigure(Refusal):
    code, status, field = "repeated_figure", 409, "value"
    message = "This figure stands in the ledger already, from the same source (entry %(id)s)."


class RepeatedPromise(Refusal):
    code, status, field = "repeated_promise", 409, "title"
    message = "This promise stands in the ledger already, from the same passage (/ledger/promise/%(id)s/)."


class LikelyDuplicate(Refusal):
    code, status, field = "likely_duplicate", 409, "another"
    message = (
        "Promises of this subject with the same terms stand already: %(paths)s. Tick “Keep both” if this is another."
    )


class ContradictsStanding(Refusal):
    code, status, field = "contradicts_standing", 409, "sure"
    message = "This contradicts entry %(ids)s. Tick “Record both” if both are to stand: readers see both."


class RestatesAnother(Refusal):
    code, field = "restates_another", "restates"
    message = "A restated figure must be of the same subject, metric and period as the one it takes the place of."


class RestatedAlready(Refusal):
    code, status, field = "restated_already", 409, "restates"
    message = "That figure was restated or taken back already. Restate the newest one."


class ReasonMissing(Refusal):
    code, field = "reason_missing", "reason"
    message = "Say why in a sentence: readers see it."


class WordsMissing(Refusal):
    code, field = "words_missing", "words"
    message = "Give the words that were said. A promise without its words cannot be checked."


class PlaceMissing(Refusal):
    code, field = "place_missing", "link_url"
    message = "Say where it was promised: an article of ours, or a source with its link."


class TermsUnclear(Refusal):
    code, field = "terms_unclear", "kind"
    message = "%(what)s Correct it, or tick that this promise cannot be measured."


class ChangeUnknown(Refusal):
    code, field = "change_unknown", "change"
    message = "A promise can be raised, lowered, delayed, brought forward, reworded or withdrawn."


class ChangeDisagrees(Refusal):
    code, field = "change_disagrees", "change"
    message = "%(what)s"


class ChangeOutOfOrder(Refusal):
    code, field = "change_out_of_order", "on"
    message = "%(what)s"


class ChangedSince(Refusal):
    code, status, field = "changed_since", 409, "why"
    message = "The change of %(on)s goes by this one: take that back first, then this one."


class TakenBackAlready(Refusal):
    code, status, field = "taken_back_already", 409, "why"
    message = "It was taken back already, by %(by)s on %(on)s, so nothing was changed. Look at the page again."

    @classmethod
    def since(cls, by: str, at: datetime) -> "TakenBackAlready":
        return cls(by=by, on=f"{timezone.localtime(at):%Y-%m-%d}")


class WithinItself(Refusal):
    code, status, field = "within_itself", 409, "into"
    message = "A subject cannot be merged into itself, or into one that was merged into it."


class NotMerged(Refusal):
    code, status = "not_merged", 409
    message = "This subject is merged with no other, so there is nothing to split."


class NameEmpty(Refusal):
    code, field = "name_empty", "name"
    message = "A subject needs a name."


class FileUnreadable(Refusal):
    code, field = "file_unreadable", "file"
    message = "The file cannot be read: %(why)s. Save it as CSV in UTF-8, with a first line of column names."


class JsonUnreadable(FileUnreadable):
    message = (
        "What was sent cannot be read: %(why)s. Send a list of figures, or an object whose “figures” are one, as JSON "
        "in UTF-8 (docs/API.md); or CSV with its own Content-Type."
    )


class StanceMissing(Refusal):
    code, field = "stance_missing", "stance"
    message = _("Say whether it shows that the promise was kept, or that it was not.")


class EvidenceMissing(Refusal):
    code, field = "evidence_missing", "link"
    message = _("Give a link to the source, or a number with the period it is for.")


class OfferedAlready(Refusal):
    code, status, field = "offered_already", 409, "promise"
    message = _("This comment was offered as evidence for this promise already.")


class OfferSettled(Refusal):
    code, status = "offer_settled", 409
    message = "A colleague has settled this meanwhile. Look at the list again."
