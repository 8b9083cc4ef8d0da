"""What lies on and beyond Discord's limits for messages: each body by its schema's name."""

from tests.discord_sandbox.validation.written_bodies import (
    EDIT,
    REPLY,
    SEND,
    UPDATE,
    Case,
    RefusedCase,
    button,
    row,
    v2,
    words,
)

TAKEN: list[Case] = [
    (SEND, {"content": "x" * 2000, "nonce": "1" * 25}),
    (SEND, {"content": "Hi", "nonce": 2**60}),
    (SEND, {"message_reference": {"type": 1, "message_id": "1", "channel_id": "2"}}),
    (EDIT, {"content": None}),
    (REPLY, {"type": 5, "data": {"flags": 64}}),
    (REPLY, {"type": 5}),
    (UPDATE, {"type": 6}),
]  # fmt: skip

REFUSED: list[RefusedCase] = [
    (SEND, {"content": "x" * 2001}, ("content",)),
    (SEND, {"content": "Hi", "nonce": "1" * 26}, ("nonce",)),
    (SEND, {"content": " \n"}, ()),
    (SEND, {}, ()),
    (SEND, {"message_reference": {"message_id": "1"}}, ()),
    (SEND, {"message_reference": {"type": 1, "message_id": "1"}}, ("message_reference", "channel_id")),
    (SEND, {"content": "Hi", "message_reference": {"type": 2, "message_id": "1"}}, ("message_reference", "type")),
    (SEND, {"flags": 1 << 15}, ()),
    (EDIT, v2(), ()),
    (SEND, {**v2(words()), "content": "Hi"}, ("content",)),
    (SEND, {**v2(words()), "embeds": [{"title": "T"}]}, ("embeds",)),
    (SEND, {"content": "Hi", "components": [words()]}, ("components", 0, "type")),
    (SEND, {"content": "Hi", "components": [row(button(f"{i}")) for i in range(6)]}, ("components",)),
    (SEND, {"embeds": [{"description": "x" * 4096}, {"description": "x" * 1905}]}, ("embeds",)),
    (SEND, {"embeds": [{"title": "x" * 257}]}, ("embeds", 0, "title")),
    (SEND, {"content": "Hi", "allowed_mentions": {"parse": ["all"]}}, ("allowed_mentions", "parse", 0)),
    (SEND, {"content": "Hi", "allowed_mentions": {"parse": ["users"], "users": ["1"]}}, ("allowed_mentions", "parse")),
    (REPLY, {"type": 4, "data": {"content": ""}}, ("data",)),
    (REPLY, {"type": 4}, ("data",)),
    (REPLY, {"type": 4, "data": {"content": "x" * 2001}}, ("data", "content")),
    (UPDATE, {"type": 7, "data": {"content": "x" * 2001}}, ("data", "content")),
]  # fmt: skip
