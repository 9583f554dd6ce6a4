"""How to moderate, in two screens."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from postilla.moderation import reads
from postilla.moderation.desk.rights import Person
from postilla.web.staff.desks import for_the_desk


@for_the_desk
def guide(request: HttpRequest, _person: Person) -> HttpResponse:
    return render(request, "postilla_staff/guide.html", {"page_title": "How to moderate", "reasons": reads.reasons()})
