"""What the features of one bot share, made in one place and passed to each."""

from dataclasses import dataclass

from bot.answering import AnsweringService
from bot.app.commands.user_locale import UserLocales
from bot.app.respond.errors import ErrorEdge
from bot.app.respond.in_flight import InFlight
from bot.app.respond.responder import InteractionResponder
from bot.clock import Clock, SystemClock
from bot.mentor import Library


@dataclass(frozen=True, slots=True)
class Services:
    """The services of one bot."""

    library: Library
    answering: AnsweringService
    responder: InteractionResponder
    edge: ErrorEdge
    in_flight: InFlight
    user_locales: UserLocales
    clock: Clock


def make_services(library: Library, *, clock: Clock | None = None, answers_per_minute: int = 10) -> Services:
    """Return the services of a bot that answers from a library."""
    clock = clock or SystemClock()
    answering = AnsweringService(library, clock, answers_per_minute=answers_per_minute)
    user_locales = UserLocales()
    in_flight = InFlight()
    edge = ErrorEdge(in_flight)
    return Services(
        library=library,
        answering=answering,
        responder=InteractionResponder(answering, edge, user_locales, clock),
        edge=edge,
        in_flight=in_flight,
        user_locales=user_locales,
        clock=clock,
    )
