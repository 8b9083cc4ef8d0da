"""Discord's REST interface, version 10: each call is noted, checked, limited, served, or made to fail."""

import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

from aiohttp import web

from discord_sandbox import application, bodies, commands, errors, interactions, limits, messages, ratelimit, webhooks
from discord_sandbox.changes import Called, Refused
from discord_sandbox.errors import ApiError
from discord_sandbox.faults import Failure, Faults
from discord_sandbox.message import Message
from discord_sandbox.problem import merged
from discord_sandbox.ratelimit import Buckets
from discord_sandbox.routes import Answer, Request, Route
from discord_sandbox.wire import BodyCheck, Json
from discord_sandbox.world import World

BASE = "/api/v10"
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Call:
    """A call of the bot; `template` is the route's path, `status` 0 until it is answered, `at` in seconds."""

    method: str
    template: str
    path: str
    body: Json | list[Json]
    at: float
    status: int = 0


@dataclass(frozen=True, slots=True)
class Refusal:
    """A body that Discord would refuse, the schema that it was held against, and the places in it with messages."""

    call: Call
    schema: str | None
    problems: list[tuple[str, str]] = field(default_factory=list)


class Rest:
    """Serves the routes over one world."""

    def __init__(self, world: World, faults: Faults, check: BodyCheck | None, extra: Sequence[Route]) -> None:
        self.calls: list[Call] = []
        self.refusals: list[Refusal] = []
        self._world = world
        self._faults = faults
        self._check = check
        self._buckets = Buckets(world.clock)
        self._routes = [
            *extra,
            *application.ROUTES,
            *commands.ROUTES,
            *messages.ROUTES,
            *interactions.ROUTES,
            *webhooks.ROUTES,
        ]

    def add_to(self, app: web.Application) -> None:
        """Put all routes into a web application."""
        for route in self._routes:
            app.router.add_route(route.method, BASE + route.path, self._serving(route))
        app.router.add_route("*", "/api/{rest:.*}", self._nothing)

    def _serving(self, route: Route) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def serve(request: web.Request) -> web.Response:
            return await self._serve(route, request)

        return serve

    async def _nothing(self, request: web.Request) -> web.Response:
        _log.warning("The sandbox has no route %s %s", request.method, request.path)
        self.calls.append(Call(request.method, "", request.path, {}, self._world.clock.now(), 404))
        return _response(404, errors.not_found().body)

    async def _serve(self, route: Route, request: web.Request) -> web.Response:
        path = request.path.removeprefix(BASE)
        try:
            body = await bodies.read(request)
        except ApiError as error:
            return _response(error.status, error.body)
        call = Call(route.method, route.path, path, body, self._world.clock.now())
        self.calls.append(call)
        self._world.changes.publish(Called(call))
        name = f"{route.method} {path}"
        if seconds := self._faults.delay(name):
            await self._world.clock.sleep(seconds)
        answer, headers = self._limited(route, request, call, self._faults.failure(name))
        call.status = answer.status
        self._world.changes.publish(Called(call))
        return _response(answer.status, answer.body, headers)

    def _limited(
        self, route: Route, request: web.Request, call: Call, failure: Failure | None
    ) -> tuple[Answer, dict[str, str]]:
        if failure is not None and not failure.after:
            return _failed(failure)
        told = _request(request, call.body)
        allowance = self._buckets.take(route, told, strict=self._faults.rate_limits)
        if allowance.wait:
            refused, headers = _failed(Failure(429, retry_after=allowance.wait, is_global=allowance.is_global))
            return refused, allowance.headers | headers
        answer = self._answer(route, request, told, call)
        return (answer, allowance.headers) if failure is None else _failed(failure)

    def _answer(self, route: Route, request: web.Request, told: Request, call: Call) -> Answer:
        if not route.open and request.headers.get("Authorization") != f"Bot {self._world.token}":
            error = errors.unauthorized()
            return Answer(error.status, error.body)
        schema = route.kind(told.body)
        try:
            if schema is not None:
                self._hold_against(schema, call.body, route.edits(self._world, told))
            return route.handler(self._world, told)
        except ApiError as error:
            if error.problems:
                self._note(Refusal(call, schema, [(_dotted(each.path), each.message) for each in error.problems]))
            return Answer(error.status, error.body)

    def _hold_against(self, schema: str, body: Json | list[Json], edited: Message | None) -> None:
        is_v2 = edited is not None and edited.is_v2 and not edited.deleted
        found = limits.check(schema, body, v2=is_v2)
        if self._check is not None:
            found = merged(self._check.check(schema, body), found)
        if found:
            empty = len(found) == 1 and found[0].code == limits.EMPTY
            raise errors.empty_message() if empty else errors.invalid_form(found)

    def _note(self, refusal: Refusal) -> None:
        self.refusals.append(refusal)
        self._world.changes.publish(Refused(refusal))


def _failed(failure: Failure) -> tuple[Answer, dict[str, str]]:
    if failure.status == 429:
        headers, body = ratelimit.too_many(failure.retry_after, is_global=failure.is_global)
        return Answer(429, body), headers
    return Answer(failure.status, {"message": f"{failure.status}: made to fail", "code": 0}), {}


def _request(request: web.Request, body: Json | list[Json]) -> Request:
    items = body if isinstance(body, list) else []
    return Request(dict(request.match_info), dict(request.query), body if isinstance(body, dict) else {}, items)


def _response(status: int, body: object, headers: dict[str, str] | None = None) -> web.Response:
    if status == 204:
        return web.Response(status=204, headers=headers)
    raw = json.dumps(body, ensure_ascii=False).encode()
    return web.Response(status=status, body=raw, headers={"Content-Type": "application/json", **(headers or {})})


def _dotted(path: Sequence[str | int]) -> str:
    return ".".join(map(str, path))
