"""A Discord of one's own on loopback, for trying and testing bots without Discord."""

from discord_sandbox.clock import Clock, SystemClock
from discord_sandbox.errors import (
    InvalidInputError,
    NotFoundError,
    NotPermittedError,
    PortError,
    SandboxError,
    SchemasMissingError,
    Unanswered,
    WaitTimeoutError,
)
from discord_sandbox.faults import Faults
from discord_sandbox.json_types import Json
from discord_sandbox.problem import Problem
from discord_sandbox.server import Sandbox
from discord_sandbox.validation.body_check import BodyCheck
from discord_sandbox.validation.payload_check import PayloadCheck
from discord_sandbox.world.call_log import Call, Note, Refusal
from discord_sandbox.world.components import Button, Option
from discord_sandbox.world.entities import Channel, Guild, Member, Message, Overwrite, Person, Role, User
from discord_sandbox.world.interactions import Interaction
from discord_sandbox.world.modal_submission import Upload

__all__ = [
    "BodyCheck",
    "Button",
    "Call",
    "Channel",
    "Clock",
    "Faults",
    "Guild",
    "Interaction",
    "InvalidInputError",
    "Json",
    "Member",
    "Message",
    "NotFoundError",
    "NotPermittedError",
    "Note",
    "Option",
    "Overwrite",
    "PayloadCheck",
    "Person",
    "PortError",
    "Problem",
    "Refusal",
    "Role",
    "Sandbox",
    "SandboxError",
    "SchemasMissingError",
    "SystemClock",
    "Unanswered",
    "Upload",
    "User",
    "WaitTimeoutError",
]
