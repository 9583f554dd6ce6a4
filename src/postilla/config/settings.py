"""Django's settings, made from the environment. Few of our own: see docs/SETTINGS.md."""

from pathlib import Path
from typing import Any

import dj_database_url
from django.utils.translation import gettext_lazy as _

from postilla.config.environment import Environment, sign_on
from postilla.config.grounds import GROUNDS, HOUSE
from postilla.config.hearers import HEARERS, PATIENT
from postilla.config.secrets import secret

ENVIRONMENT = Environment()
HOME = ENVIRONMENT.home
BASE_DIR = HOME

DEBUG = ENVIRONMENT.debug
SECRET_KEY = secret(HOME, "session")
# Readers' addresses are encrypted and hashed with keys of their own, outside the database.
POSTILLA_ADDRESS_KEY = secret(HOME, "address")
# So are the secrets of the staff's authenticator apps.
POSTILLA_STAFF_KEY = secret(HOME, "staff")
ALLOWED_HOSTS = list(ENVIRONMENT.hosts) or ["*"]
CSRF_TRUSTED_ORIGINS = [ENVIRONMENT.base_url]

INSTALLED_APPS = [
    "postilla.outbox",
    "postilla.identity",
    "postilla.ledger",
    "postilla.admission",
    "postilla.discussion",
    "postilla.moderation",
    "postilla.screening",
    "postilla.passages",
    "postilla.signon",
    "postilla.tongues",
    "postilla.finding",
    "postilla.transfer",
    "postilla.articles",
    "postilla.insights",
    "postilla.publishing",
    "postilla.notifications",
    "postilla.web.staff",
    "wagtail_localize",
    "wagtail_localize.locales",  # in the place of wagtail.locales
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
]

MIDDLEWARE = [
    "postilla.web.pages.proxies.believe_trusted_proxies",  # before anything asks whether the request is secure
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",  # refuses hosts that are not ours
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "postilla.web.staff.signin.session.SecondFactorMiddleware",
    "postilla.web.staff.signin.marking.DeskCookieMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "postilla.web.staff.editor.refused.RefusedTextsMiddleware",
]

ROOT_URLCONF = "postilla.config.urls"
WSGI_APPLICATION = "postilla.config.wsgi.application"
APPEND_SLASH = False

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

SQLITE: dict[str, Any] = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": HOME / "postilla.sqlite3",
    "CONN_MAX_AGE": None,
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 8,  # seconds; a handful of deeds waits once, and is answered 503 then
        # FULL: a commit that was acknowledged is on the disk. The rest only sizes caches.
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-32000;"
            "PRAGMA temp_store=MEMORY; PRAGMA mmap_size=134217728; PRAGMA foreign_keys=ON;"
        ),
    },
}


def _database() -> dict[str, Any]:
    if not ENVIRONMENT.database_url:
        return SQLITE
    config: dict[str, Any] = dict(dj_database_url.parse(ENVIRONMENT.database_url, conn_max_age=600))
    config["CONN_HEALTH_CHECKS"] = True
    return config


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = ENVIRONMENT.language
LANGUAGES = [
    ("en", _("English")), ("fr", _("French")), ("it", _("Italian")), ("de", _("German")), ("es", _("Spanish")),
    ("ar", _("Arabic")),
]  # fmt: skip
TIME_ZONE = ENVIRONMENT.time_zone
USE_I18N = True
LOCALE_PATHS = [Path(__file__).resolve().parent.parent / "locale"]
USE_TZ = True
FORMAT_MODULE_PATH = "postilla.config.formats"

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
MEDIA_URL = "/media/"
MEDIA_ROOT = HOME / "media"

DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
# The middleware takes the header away from whoever is no trusted proxy.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.trusted_proxies else None
if ENVIRONMENT.base_url.startswith("https://"):
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

# Mail of the CMS's own (forgotten passwords, its workflow) goes by the same server; without one it goes nowhere.
if ENVIRONMENT.mail is None:
    EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
else:
    EMAIL_BACKEND = (
        "postilla.notifications.backend.WhereOffered"
        if ENVIRONMENT.mail.security == "offered"
        else "django.core.mail.backends.smtp.EmailBackend"
    )
    EMAIL_HOST, EMAIL_PORT = ENVIRONMENT.mail.host, ENVIRONMENT.mail.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = ENVIRONMENT.mail.user, ENVIRONMENT.mail.password
    EMAIL_USE_SSL, EMAIL_USE_TLS = ENVIRONMENT.mail.security == "tls", ENVIRONMENT.mail.security == "starttls"
    EMAIL_TIMEOUT = 10
    DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENVIRONMENT.mail_from

WAGTAIL_SITE_NAME = "Postilla"
WAGTAIL_I18N_ENABLED = True  # of no consequence until a second locale has a home page
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_BASE_URL = ENVIRONMENT.base_url
WAGTAILIMAGES_IMAGE_MODEL = "articles.NewsImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "postilla.articles.forms.PictureForm"
WAGTAILIMAGES_WEBP_QUALITY = 74  # at twice the density of the eye, where most pictures are seen
# What a browser does not run. Documents are handed out as downloads alone (web/pages/reading.py).
WAGTAILDOCS_EXTENSIONS = [
    "csv", "docx", "epub", "gpx", "ics", "json", "key", "md", "mp3", "mp4", "odp", "ods", "odt", "ogg", "pdf", "pptx",
    "rtf", "txt", "webm", "xlsx", "zip",
]  # fmt: skip
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_PASSWORD_RESET_ENABLED = ENVIRONMENT.mail is not None
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # no third party, in the CMS either
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILEMBEDS_FINDERS: list[dict[str, Any]] = []
TAGGIT_CASE_INSENSITIVE = True

POSTILLA_HEARERS = HEARERS
POSTILLA_PATIENT = PATIENT
POSTILLA_GROUNDS = GROUNDS
POSTILLA_HOUSE = HOUSE
POSTILLA_HOME = HOME
POSTILLA_PAGES = HOME / "pages"
POSTILLA_BASE_URL = ENVIRONMENT.base_url
POSTILLA_PREVIEW = "postilla.publishing.preview.preview"
POSTILLA_MODERATION = ENVIRONMENT.moderation
POSTILLA_NETWORK_DAYS = ENVIRONMENT.network_days
POSTILLA_ADDRESS_DAYS = ENVIRONMENT.address_days
POSTILLA_CONFIRM = ENVIRONMENT.confirm
POSTILLA_TRUSTED_PROXIES = ENVIRONMENT.trusted_proxies
POSTILLA_MAIL = ENVIRONMENT.mail
POSTILLA_MAIL_FROM = ENVIRONMENT.mail_from
POSTILLA_WEBHOOK_NETWORKS = ENVIRONMENT.webhook_networks
POSTILLA_COMMENT_LANGUAGES = ENVIRONMENT.comment_languages
POSTILLA_TRANSLATE = ENVIRONMENT.translate
POSTILLA_TRANSLATE_KEY = ENVIRONMENT.translate_key
POSTILLA_INSIGHTS_KEY = ENVIRONMENT.insights_key
POSTILLA_LEDGER_KEY = ENVIRONMENT.ledger_key
POSTILLA_SIGN_ON = sign_on(ENVIRONMENT.sign_on, ENVIRONMENT.base_url)
# A translation is a draft until somebody publishes it: nothing untranslated is put before readers.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
if ENVIRONMENT.translate:  # a first draft of an article's translation, where an editor asks for it
    WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": "postilla.web.staff.drafting.Drafts"}
POSTILLA_TESTING = ENVIRONMENT.testing
# A site for the public asks its staff for a second factor; a trial on one's own machine does not.
POSTILLA_STAFF_2FA = ENVIRONMENT.staff_2fa or (
    "required" if ENVIRONMENT.base_url.startswith("https://") else "optional"
)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        # Pages not found and refused forms are everyday things; errors are not.
        "django.request": {"level": "ERROR"},
        # A request for a host that is not ours is answered 400; anybody could fill the log with them.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        # They log what providers and readers sent, with tokens and addresses.
        "idpyoidc": {"level": "CRITICAL"},
        "cryptojwt": {"level": "CRITICAL"},
        "postilla": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}
