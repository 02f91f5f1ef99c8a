"""The first look at every request, before any page of ours hears of it.

In this order: what a proxy says of it is believed or dropped; the name it asks for
must be ours; another site may link to us but not fetch from us; and where a word is
asked for, it must have been typed.
"""

from __future__ import annotations

from typing import Any

from tornado.httputil import HTTPHeaders, HTTPServerRequest
from tornado.web import Application

from toolkit.serving.access.addresses import AllowedHosts
from toolkit.serving.access.proxy import TrustedProxies
from toolkit.serving.pages.access_word import AccessEntrance, ClosedPage
from toolkit.serving.pages.plain import CrossSitePage, UnknownHostPage


class GuardedApplication(Application):
    """Answers only requests that name this machine, or a name it was given."""

    def find_handler(self, request: HTTPServerRequest, **kwargs: Any) -> Any:
        """Choose a handler, after the request is known to be meant for us.

        Args:
            request: As it arrived; what a proxy says of it is settled here.
            **kwargs: Passed on to tornado.
        """
        proxies: TrustedProxies = self.settings["proxies"]
        known: AllowedHosts = self.settings["addresses"]
        entrance: AccessEntrance = self.settings["entrance"]
        proxies.believe(request)
        if not known.allows(request.headers.get("Host", "")):
            return self.get_handler_delegate(request, UnknownHostPage)
        if is_cross_site_fetch(request.headers):
            return self.get_handler_delegate(request, CrossSitePage)
        if not entrance.lets_in(request):
            return self.get_handler_delegate(request, ClosedPage)
        return super().find_handler(request, **kwargs)


def is_cross_site_fetch(headers: HTTPHeaders) -> bool:
    """Tell whether a page of another site uses us as a part of itself.

    A picture or a frame there that points here would start a kernel and take a seat
    each time. Browsers say so over https and on this machine itself.

    Args:
        headers: As they arrived; without a browser's own words on this, it is not.
    """
    if headers.get("Sec-Fetch-Site", "none") not in ("cross-site", "same-site"):
        return False
    followed = headers.get("Sec-Fetch-Mode") == "navigate"
    return not (followed and headers.get("Sec-Fetch-Dest") == "document")
