"""A forgotten password: the link to a new one is a letter like any other, queued here and sent by the postman.

Whoever asks is told the same whether the address is somebody's or not, and waits for no mail server.
"""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from wagtail.admin.views.account import PasswordResetView

from postilla.admission import writes
from postilla.admission.refusals import TooManyTries
from postilla.admission.values import RESET
from postilla.notifications.writes.letters import send_reset
from postilla.web.staff.signin.session import network_of


@method_decorator(never_cache, name="dispatch")
class Reset(PasswordResetView):
    """Wagtail's page that asks for an address, with a limit on tries, and without a mail server in the way."""

    def form_valid(self, form: Any) -> HttpResponse:
        now, address = timezone.now(), str(form.cleaned_data["email"])
        try:
            writes.count_try(address, network_of(self.request), RESET, now)
        except TooManyTries as refusal:
            form.add_error(None, refusal.english())
            response: HttpResponse = self.form_invalid(form)
            response.status_code = refusal.status
            response["Retry-After"] = str(refusal.retry_after)
            return response
        for user in form.get_users(address):
            send_reset(user.pk, now)
        return HttpResponseRedirect(self.get_success_url())
