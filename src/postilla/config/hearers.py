"""Who hears which fact. The only such table: a fact without a line here is told to nobody."""

PAGES = "postilla.publishing.handlers"
LEDGER_PAGES = "postilla.publishing.ledger_handlers"
MAIL = "postilla.notifications.handlers"
LEDGER_MAIL = "postilla.notifications.ledger_handlers"
SCREENING = "postilla.screening.handlers"
TONGUES = "postilla.tongues.handlers"
MODERATION = "postilla.moderation.handlers"
FINDING = "postilla.finding.handlers"
INSIGHTS = "postilla.insights.handlers"
SAYING_MAIL = "postilla.notifications.saying_handlers"
SAYING_PAGES = "postilla.publishing.saying_handlers"

HEARERS: dict[str, tuple[str, ...]] = {
    "CommentPublished": (
        f"{PAGES}.on_comment",
        f"{MAIL}.on_comment_published",
        f"{FINDING}.on_comment",
        f"{INSIGHTS}.on_comment",
    ),
    "CommentChanged": (f"{PAGES}.on_comment", f"{FINDING}.on_comment", f"{INSIGHTS}.on_comment"),
    "CommentRemoved": (
        f"{PAGES}.on_comment",
        f"{LEDGER_PAGES}.on_comment_gone",
        f"{TONGUES}.on_comment_removed",
        f"{FINDING}.on_comment",
        f"{INSIGHTS}.on_comment",
    ),
    "CommentTranslated": (f"{PAGES}.on_translated",),
    "CommentDecided": (
        f"{PAGES}.on_decided",
        f"{SCREENING}.on_decided",
        f"{MAIL}.on_comment_decided",
        f"{LEDGER_PAGES}.on_comment_gone",
        f"{INSIGHTS}.on_decided",
    ),
    "AppealMade": (f"{PAGES}.on_decided", f"{MAIL}.on_appeal_made"),
    "ThreadChanged": (
        f"{PAGES}.on_thread_changed",
        f"{LEDGER_PAGES}.on_comment_gone",
        f"{FINDING}.on_thread_changed",
        f"{INSIGHTS}.on_thread_changed",
    ),
    "AuthorForgotten": (f"{SCREENING}.on_author_forgotten", f"{INSIGHTS}.on_author_forgotten"),
    "NetworksForgotten": (f"{INSIGHTS}.on_networks_forgotten",),
    "SayingChanged": (f"{SAYING_PAGES}.on_saying_changed",),
    "RouteSettled": (f"{SAYING_PAGES}.on_route_settled", f"{SAYING_MAIL}.on_route_settled"),
    "ArticlePublished": (f"{FINDING}.on_article", f"{PAGES}.on_article"),
    "ArticleWithdrawn": (f"{FINDING}.on_article", f"{PAGES}.on_article"),
    "ArticleMoved": (f"{FINDING}.on_article", f"{PAGES}.on_article"),
    "ArticleCorrected": (f"{PAGES}.on_article",),
    "AdvertisingRests": (f"{PAGES}.on_thread_changed",),
    "MagazineChanged": (f"{PAGES}.on_magazine",),
    "PicturesMadeSmall": (f"{PAGES}.on_pictures",),
    "VerdictChanged": (f"{LEDGER_PAGES}.on_verdict", f"{LEDGER_MAIL}.on_news"),
    "EvidenceOffered": (f"{LEDGER_PAGES}.on_evidence",),
    "EvidenceSettled": (f"{LEDGER_PAGES}.on_evidence", f"{LEDGER_MAIL}.on_evidence_settled"),
    "FigureRecorded": (f"{LEDGER_MAIL}.on_news",),
    "PromiseRecorded": (f"{LEDGER_MAIL}.on_news",),
    "PromiseRevised": (f"{LEDGER_MAIL}.on_news",),
    "LedgerOpened": (f"{LEDGER_PAGES}.on_opened",),
    "LedgerClosed": (f"{LEDGER_PAGES}.on_opened",),
    "LedgerChanged": (f"{LEDGER_PAGES}.on_ledger",),
    "FactorChanged": (f"{MAIL}.on_factor_changed",),
    "NameConfirmed": (f"{MAIL}.on_name_confirmed",),
    "PartyProven": (f"{MAIL}.on_party_proven",),
    "NoticeGiven": (f"{MAIL}.on_notice_given",),
    "ProofAsked": (f"{MAIL}.on_proof_asked",),
    "AnswersWanted": (f"{MAIL}.on_answers_wanted",),
    "CommentPosted": (f"{MAIL}.on_comment_posted",),
    "CommentRejected": (f"{MAIL}.on_comment_rejected",),
    "CommentReported": (f"{MAIL}.on_comment_reported", f"{MODERATION}.on_comment_reported"),
    "AppealDecided": (f"{MAIL}.on_appeal_decided",),
}

# Who can wait for a fact as long as readers go on posting, `outbox.drain.PATIENCE` at the most: nobody misses for that
# time what they do of it, and in a storm many facts at once cost less.
PATIENT: dict[str, tuple[str, ...]] = {"CommentPublished": (f"{FINDING}.on_comment", f"{INSIGHTS}.on_comment")}
