"""Scenarios of what both SDKs have: errors, retries, paging, streams, knowledge bases and the demo data."""

import asyncio

import bimpeai
from check import END, equal, everything, expect, ids, next_page, not_found, only, pages, refused


async def authentication(run):
    with refused(bimpeai.AuthenticationError, 401, "api_key_invalid"):
        await run.client(api_key="sk_wrong").agents.list()
    with refused(bimpeai.AuthenticationError, 401, "api_key_missing"):
        await run.api.agents.create(name="X", headers={"Authorization": "Basic none"})
    try:
        run.client(api_key="")
    except bimpeai.UserError:
        return
    expect(False, "a client without a key was to be refused")


async def permission(run):
    agent = await run.agent()
    reader = run.client(api_key=run.reader)
    equal((await reader.agents.retrieve(agent.id)).id, agent.id, "what the reader's key reads")
    with refused(bimpeai.PermissionDeniedError, 403, "insufficient_scope") as caught:
        await reader.agents.update(agent.id, name="Mine")
    expect("agents:write" in str(caught[0]), f"the scope that is missing is not named: {caught[0]}")
    with refused(bimpeai.PermissionDeniedError, 403, "insufficient_scope"):
        await reader.workflows.list()
    equal((await run.api.agents.retrieve(agent.id)).name, agent.name, "the name after a refused change")


async def validation(run):
    with refused(bimpeai.ValidationError, 400, "validation_error") as caught:
        await run.api.agents.create(nmae="Front desk")
    paths = {fault["path"]: fault["message"] for fault in caught[0].field_errors}
    expect({"name", "nmae"} <= set(paths) and all(paths.values()), f"the field errors: {caught[0].field_errors}")
    with refused(bimpeai.ValidationError, 400, "validation_error") as caught:
        await run.api.workflows.create(name="Triage", system_prompt="Be kind.", rules=[{"id": "rul_1"}])
    paths = {fault["path"] for fault in caught[0].field_errors}
    equal(paths, {f"rules.0.{field}" for field in ("name", "trigger", "response", "enabled")}, "paths of field errors")
    with refused(bimpeai.ValidationError, 400, "validation_error") as caught:
        await run.api.agents.list(limit=1000)
    equal([fault["path"] for fault in caught[0].field_errors], ["limit"], "paths of field errors")


async def nothing_is_found(run):
    agent = await run.agent()
    conversation = run.conversation(agent.id)
    api, bases = run.api, run.api.agents.knowledge_bases
    calls = {
        "agents.retrieve": lambda: api.agents.retrieve("agt_none"),
        "agents.update": lambda: api.agents.update("agt_none", name="X"),
        "integrations.list": lambda: api.agents.integrations.list("agt_none"),
        "channels.list": lambda: api.agents.channels.list("agt_none"),
        "actions.list": lambda: api.agents.actions.list("agt_none"),
        "knowledge_bases.list": lambda: bases.list("agt_none"),
        "knowledge_bases.create": lambda: bases.create("agt_none", {"type": "text", "name": "X", "content": "X"}),
        "knowledge_bases.update": lambda: bases.update(agent.id, "kb_none", name="X"),
        "knowledge_bases.delete": lambda: bases.delete(agent.id, "kb_none"),
        "workflows.retrieve": lambda: api.workflows.retrieve("wfl_none"),
        "workflows.update": lambda: api.workflows.update("wfl_none", name="X"),
        "workflows.delete": lambda: api.workflows.delete("wfl_none"),
        "conversations.list": lambda: api.conversations.list("agt_none"),
        "conversations.retrieve": lambda: api.conversations.retrieve(agent.id, "cnv_none"),
        "another agent's conversation": lambda: api.conversations.retrieve("agt_none", conversation),
        "messages.list": lambda: api.conversations.messages.list(agent.id, "cnv_none"),
        "messages.send": lambda: api.conversations.messages.send(agent.id, "cnv_none", message="X"),
        "messages.stream_ticket": lambda: api.conversations.messages.stream_ticket(agent.id, "cnv_none"),
    }
    for what, call in calls.items():
        with not_found(what):
            await call()


async def idempotency(run):
    # The body must be the same for a key to be one and the same request.
    send = {"name": "Once", "description": "Made once", "idempotency_key": "key_once"}
    first, again = await run.api.agents.create(**send), await run.api.agents.create(**send)
    equal(first.id, again.id, "the agent of a repeated key")
    with refused(bimpeai.ConflictError, 409, "conflict"):
        await run.api.agents.create(**{**send, "name": "Twice"})
    equal(len(await everything(await run.api.agents.list(search="Once"))), 1, "agents that were made")


async def retries(run):
    run.control.fault("agents.create", {"status": 503}, times=2)
    agent = await run.agent("Persistent")
    attempts = run.control.requests("agents.create")
    equal([attempt["outcome"] for attempt in attempts], ["503", "503", "201"], "the attempts")
    for header in ("x-request-id", "idempotency-key"):
        sent = {value for attempt in attempts for name, value in dict(attempt["headers"]).items() if name == header}
        equal(len(sent), 1, f"values of {header} over all attempts")
    equal(ids(await everything(await run.api.agents.list(search="Persistent"))), [agent.id], "agents that were made")
    run.control.fault("agents.list", "reset")
    expect((await run.api.agents.list()).meta, "no page after a broken connection")


async def trouble(run):
    api = run.client(max_retries=0, timeout=0.5)
    run.control.fault("agents.list", {"status": 500})
    with refused(bimpeai.InternalServerError, 500, "internal_error"):
        await api.agents.list()
    run.control.fault("agents.list", {"status": 501})
    with refused(bimpeai.APINotImplementedError, 501, "not_implemented"):
        await api.agents.list()
    run.control.fault("agents.list", {"status": 400})
    with refused(bimpeai.BadRequestError, 400, "bad_request"):
        await api.agents.list()
    limits = {"Retry-After": "7", "X-RateLimit-Limit": "60", "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "90"}
    run.control.fault("agents.list", {"status": 429}, headers=limits)
    with refused(bimpeai.RateLimitError, 429, "rate_limited") as caught:
        await api.agents.list()
    told = caught[0]
    equal((told.retry_after, told.limit, told.remaining, told.reset_at), (7, 60, 0, 90), "the rate limit")
    for effect, error_class in (("reset", bimpeai.APIConnectionError), ("no_response", bimpeai.APITimeoutError)):
        run.control.fault("agents.list", effect)
        try:
            await api.agents.list()
            expect(False, f"{error_class.__name__} was to be raised after {effect}, and nothing was")
        except bimpeai.APIConnectionError as error:
            equal(type(error), error_class, f"the error after {effect}")


async def paging(run):
    made = [(await run.agent(f"Paged {number:02}")).id for number in range(45)]
    api = run.api.agents
    equal(ids(await everything(await api.list(search="Paged", limit=20))), made, "agents over all pages")
    walked = await pages(await api.list(search="Paged", limit=20))
    equal([len(page.data) for page in walked], [20, 20, 5], "sizes of the pages")
    for number, page in enumerate(walked, 1):
        told = (page.meta.total_count, page.meta.page_count, page.meta.current_page, page.meta.limit)
        equal(told, (45, 3, number, 20), f"meta of page {number}")
        equal((page.meta.has_next_page, page.meta.has_previous_page), (number < 3, number > 1), f"page {number}")
        expect(page.request_id, "a page has no request id")
    equal(ids((await next_page(walked[0])).data), made[20:40], "the page after the first")
    equal(await next_page(walked[2]), None, "the page after the last")
    last = await api.list(search="Paged", limit=20, page=3)
    equal((ids(last.data), last.has_next_page), (made[40:], False), "page 3 by its number")
    equal((await api.list(search="Paged", limit=20, page=4)).data, [], "a page that is not there")
    equal(ids(await everything(await api.list(search="Paged", sort="-name"))), made[::-1], "agents in reverse order")


async def knowledge_bases(run):
    agent = await run.agent()
    api = run.api.agents.knowledge_bases
    text = await api.create(agent.id, {"type": "text", "name": "FAQ", "content": "Open from 9 to 5."})
    url = await api.create(agent.id, {"type": "url", "name": "Site", "url": "https://acme.example/", "description": None})
    equal([(base.type, base.name) for base in (text, url)], [("text", "FAQ"), ("url", "Site")], "what was created")
    equal(ids(await api.list(agent.id)), [text.id, url.id], "knowledge bases in the list")
    equal(ids((await run.api.agents.retrieve(agent.id)).knowledge_bases), [text.id, url.id], "those of the agent")
    changed = await api.update(agent.id, text.id, name="FAQ 2", description="Hours")
    equal((changed.id, changed.name, changed.description), (text.id, "FAQ 2", "Hours"), "what was changed")
    cleared = await api.update(agent.id, text.id, description=None)
    equal((cleared.name, cleared.description), ("FAQ 2", None), "what was cleared")
    equal(only(await api.list(agent.id), text.id, "knowledge bases"), cleared, "the list after the changes")
    equal(await api.delete(agent.id, text.id), None, "the answer to a deletion")
    equal(ids(await api.list(agent.id)), [url.id], "knowledge bases after the deletion")
    with not_found():
        await api.delete(agent.id, text.id)


async def streams(run):
    agent = await run.agent()
    conversation = run.conversation(agent.id)
    api, control = run.api.conversations.messages, run.control
    stream = await api.stream(agent.id, conversation, reconnect=False, timeout=10)
    first = asyncio.create_task(stream.next())
    await control.listening(conversation, opened=1)
    control.drive(conversation, "heartbeat")
    # However the bytes are cut, the event is one.
    control.drive(conversation, {"split": 3})
    sent = await api.send(agent.id, conversation, message="Grüße: 你好 🙂")
    event = await first
    told = (event.id, event.conversation_id, event.role, event.message, event.message_type, event.created_at)
    wanted = (sent.id, conversation, sent.role, "Grüße: 你好 🙂", sent.message_type, sent.created_at)
    equal(told, wanted, "the message in the stream")
    control.drive(conversation, {"end": "close"})
    equal(await stream.next(), END, "what comes after the stream was closed")
    path = control.requests("conversations.messages.stream")[0]["path"]
    older = bimpeai.__version__ == "0.1.0.dev9"
    expect(path.endswith(f"{conversation}/messages/stream" if older else f"{conversation}/stream"), f"opened at {path}")


async def streams_resume(run):
    agent = await run.agent()
    conversation = run.conversation(agent.id)
    api, control = run.api.conversations.messages, run.control
    sent = [(await api.send(agent.id, conversation, message=f"Number {number}")).id for number in range(3)]
    stream = await api.stream(agent.id, conversation, after=sent[0], timeout=10)
    equal([(await stream.next()).id for _ in range(2)], sent[1:], "messages after the first")
    for opened, end in ((2, "close"), (3, "cut"), (4, "reset")):
        control.drive(conversation, {"end": end})
        missed = await api.send(agent.id, conversation, message=f"While away after {end}")
        following = asyncio.create_task(stream.next())
        await control.listening(conversation, opened)
        live = await api.send(agent.id, conversation, message=f"Back again after {end}")
        equal([(await following).id, (await stream.next()).id], [missed.id, live.id], f"messages after {end}")
    await stream.close()
    equal(len(control.requests("conversations.messages.stream_ticket")), 4, "tickets: one for each connection")


async def streams_fail(run):
    agent = await run.agent()
    conversation = run.conversation(agent.id)
    api, control = run.api.conversations.messages, run.control
    with not_found():
        await (await api.stream(agent.id, "cnv_none")).next()
    control.drive(conversation, {"refuse": 401})
    with refused(bimpeai.AuthenticationError, 401, "unauthorized"):
        await (await api.stream(agent.id, conversation)).next()
    stream = await api.stream(agent.id, conversation, reconnect=False, timeout=10)
    following = asyncio.create_task(stream.next())
    await control.listening(conversation, opened=2)
    control.drive(conversation, {"end": "cut"})
    try:
        await following
        expect(False, "a stream that was cut off was to raise APIConnectionError")
    except bimpeai.APIConnectionError as error:
        equal(type(error), bimpeai.APIConnectionError, "the error of a stream that was cut off")


async def tickets(run):
    agent = await run.agent()
    conversation = run.conversation(agent.id)
    one = await run.api.conversations.messages.stream_ticket(agent.id, conversation)
    other = await run.api.conversations.messages.stream_ticket(agent.id, conversation)
    expect(one.ticket and one.ticket != other.ticket and one.expires_in > 0, f"tickets: {one}, {other}")


async def demo(run):
    """The demo data reads: the models of the SDK take every record of it. There may be none."""
    workflows = await everything(await run.api.workflows.list())
    for workflow in workflows:
        equal((await run.api.workflows.retrieve(workflow.id)).name, workflow.name, "a workflow")
    for agent in await everything(await run.api.agents.list()):
        detail = await run.api.agents.retrieve(agent.id)
        equal((detail.name, detail.created_at), (agent.name, agent.created_at), "an agent")
        api = run.api.agents
        equal(ids(detail.knowledge_bases), ids(await api.knowledge_bases.list(agent.id)), "knowledge bases")
        for listed in (api.integrations, api.channels, api.actions):
            expect(all(ids(await listed.list(agent.id))), "an item has no id")
        for conversation in await everything(await run.api.conversations.list(agent.id)):
            found = await run.api.conversations.retrieve(agent.id, conversation.id)
            equal(found.channel_type, conversation.channel_type, "a conversation")
            expect(all(ids(await everything(await run.api.conversations.messages.list(agent.id, found.id)))), "no id")


SCENARIOS = [
    authentication,
    permission,
    validation,
    nothing_is_found,
    idempotency,
    retries,
    trouble,
    paging,
    knowledge_bases,
    streams,
    streams_resume,
    streams_fail,
    tickets,
    demo,
]
