"""Discord's REST interface: each call is logged, checked, limited, served, or made to fail."""

import json
import logging
from collections.abc import Awaitable, Callable, Sequence

from aiohttp import web

from discord_sandbox import errors
from discord_sandbox.errors import ApiError
from discord_sandbox.faults import HANG_UP, Failure, Faults
from discord_sandbox.json_types import Json
from discord_sandbox.problem import UNKNOWN_KEY, Problem, merge
from discord_sandbox.rest import (
    application,
    channels,
    commands,
    guilds,
    interactions,
    messages,
    ratelimit,
    reactions,
    users,
    webhooks,
)
from discord_sandbox.rest.ratelimit import Buckets
from discord_sandbox.rest.request_body import read_body
from discord_sandbox.rest.routes import Answer, Request, Route
from discord_sandbox.validation import limits
from discord_sandbox.validation.body_check import BodyCheck
from discord_sandbox.validation.payload_check import PayloadCheck
from discord_sandbox.world.call_log import Call, Note, Refusal
from discord_sandbox.world.entities import Message
from discord_sandbox.world.events import CallUpdated, RequestNoted, RequestRefused
from discord_sandbox.world.state import World

BASE = "/api/v10"
_RESOURCES = (users, application, guilds, commands, channels, messages, reactions, interactions, webhooks)
_OF_PROXIES = (HANG_UP, 502, 503, 504)
"""What fails before Discord's interface is reached, so that nothing knows of its rate limits."""
_log = logging.getLogger(__name__)


class RestApi:
    """Serves the routes over one world."""

    def __init__(
        self,
        world: World,
        faults: Faults,
        extra: Sequence[Route],
        check: BodyCheck | None,
        payload_check: PayloadCheck | None,
    ) -> None:
        self._world = world
        self._faults = faults
        self._check = check
        self._payload_check = payload_check
        self._buckets = Buckets(world.clock)
        self._routes = [*extra, *(route for resource in _RESOURCES for route in resource.ROUTES)]

    def add_to(self, app: web.Application) -> None:
        """Add all routes to a web application."""
        for route in self._routes:
            app.router.add_route(route.method, BASE + route.path, self._handler(route))
        app.router.add_route("*", "/api/{rest:.*}", self._no_route)

    def _handler(self, route: Route) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def serve(request: web.Request) -> web.Response:
            return await self._serve(route, request)

        return serve

    async def _no_route(self, request: web.Request) -> web.Response:
        _log.warning("The sandbox has no route %s %s", request.method, request.path)
        self._world.call_log.add(Call(request.method, "", request.path, {}, self._world.clock.now(), 404))
        return _response(404, errors.no_route().body)

    async def _serve(self, route: Route, request: web.Request) -> web.Response:
        path = request.path.removeprefix(BASE)
        try:
            sent = await read_body(request)
        except ApiError as error:
            return _response(error.status, error.body)
        call = Call(route.method, route.path, path, sent.body, self._world.clock.now())
        self._world.call_log.add(call)
        self._world.bus.publish(CallUpdated(call))
        name = f"{route.method} {path}"
        if seconds := self._faults.delay(name):
            await self._world.clock.sleep(seconds)
        parsed = _request(request, sent.with_sizes())
        answer, headers = self._answer_or_fail(route, request, parsed, call, self._faults.failure(name))
        call.status = answer.status
        self._world.bus.publish(CallUpdated(call))
        if answer.status == HANG_UP and request.transport is not None:
            request.transport.abort()
            raise web.HTTPInternalServerError  # which nobody hears
        if self._payload_check is not None:
            self._payload_check.answer(route.method, route.path, answer.status, answer.body)
        return _response(answer.status, answer.body, headers)

    def _answer_or_fail(
        self, route: Route, request: web.Request, parsed: Request, call: Call, failure: Failure | None
    ) -> tuple[Answer, dict[str, str]]:
        allowance = self._buckets.take(route, parsed, strict=self._faults.rate_limits)
        if failure is not None and not failure.after:
            return self._failed(route, failure, allowance.headers)
        if allowance.wait:
            return self._failed(route, Failure(429, retry_after=allowance.wait, is_global=allowance.is_global), {})
        answer = self._answer(route, request, parsed, call)
        return (answer, allowance.headers) if failure is None else self._failed(route, failure, allowance.headers)

    def _failed(self, route: Route, failure: Failure, usual: dict[str, str]) -> tuple[Answer, dict[str, str]]:
        if failure.status != 429:
            headers = {} if failure.status in _OF_PROXIES else usual
            return Answer(failure.status, {"message": f"{failure.status}: made to fail", "code": 0}), headers
        headers, body = ratelimit.too_many(failure.retry_after, is_global=failure.is_global)
        bucket = {} if failure.is_global else self._buckets.exhausted(route, failure.retry_after)
        return Answer(429, body), bucket | headers

    def _answer(self, route: Route, request: web.Request, parsed: Request, call: Call) -> Answer:
        if not route.open and request.headers.get("Authorization") != f"Bot {self._world.token}":
            error = errors.unauthorized()
            return Answer(error.status, error.body)
        schema = route.kind(parsed.body)
        try:
            if schema is not None:
                self._check_body(schema, call, route.edits(self._world, parsed))
            return route.handler(self._world, parsed)
        except ApiError as error:
            if error.problems:
                self._log_refusal(Refusal(call, schema, _dotted(error.problems)))
            return Answer(error.status, error.body)

    def _check_body(self, schema: str, call: Call, edited: Message | None) -> None:
        is_v2 = edited is not None and edited.is_v2 and not edited.deleted
        found = limits.check(schema, call.body, v2=is_v2)
        if self._check is not None:
            found = merge(self._check.check(schema, call.body), found)
        if unknown := [problem for problem in found if problem.code == UNKNOWN_KEY]:
            self._log_note(Note(call, schema, _dotted(unknown)))
        found = [problem for problem in found if problem.code != UNKNOWN_KEY]
        if found:
            empty = len(found) == 1 and found[0].code == limits.EMPTY
            raise errors.empty_message() if empty else errors.invalid_form(found)

    def _log_refusal(self, refusal: Refusal) -> None:
        self._world.call_log.refuse(refusal)
        self._world.bus.publish(RequestRefused(refusal))

    def _log_note(self, note: Note) -> None:
        self._world.call_log.note(note)
        self._world.bus.publish(RequestNoted(note))


def _request(request: web.Request, body: Json | list[Json]) -> Request:
    items = body if isinstance(body, list) else []
    return Request(dict(request.match_info), dict(request.query), body if isinstance(body, dict) else {}, items)


def _response(status: int, body: object, headers: dict[str, str] | None = None) -> web.Response:
    if status == 204:
        return web.Response(status=204, headers=headers)
    raw = json.dumps(body, ensure_ascii=False).encode()
    return web.Response(status=status, body=raw, headers={"Content-Type": "application/json", **(headers or {})})


def _dotted(problems: Sequence[Problem]) -> list[tuple[str, str]]:
    return [(".".join(map(str, problem.path)), problem.message) for problem in problems]
