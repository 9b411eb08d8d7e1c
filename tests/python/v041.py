"""Every method of the official Python SDK 0.4.1. Run by run.py."""

import bimpeai
import shared
from check import equal, everything, expect, ids, main, not_found, only, refused

WORKFLOW = {
    "name": "Triage",
    "system_prompt": "Sort requests and be brief.",
    "description": "Sorts requests",
    "category": "support",
    "rules": [{"id": "rul_1", "name": "Refunds", "trigger": "refund", "response": "One moment.", "enabled": True}],
    "flows": [
        {
            "name": "Booking",
            "priority": 1,
            "is_active": True,
            "trigger_keywords": [{"keyword": "book", "weight": "high"}],
            "conversation_steps": [{"type": "message", "content": "When would you like to come?"}],
        }
    ],
    "tags": ["v1"],
    "integrations": ["google_calendar"],
    "channels": ["whatsapp"],
    "actions": ["create_event"],
    "guide": {"steps": ["Connect a channel"], "youtube_url": "https://video.acme.example/setup"},
    "faq": [{"question": "Do I need a phone number?", "answer": "Only for calls."}],
    "setup_steps": [{"title": "Connect a channel"}],
    "setup_time": 10,
    "video_url": "https://video.acme.example/triage",
}


async def new_agent(api, name):
    workflow = await api.workflows.create(name="Triage", system_prompt="Be brief.")
    return await api.agents.create(workflow_id=workflow.id, name=name, description="Answers customers")


async def agents(run):
    api = run.api.agents
    workflow = await run.api.workflows.create(**WORKFLOW)
    body = {"workflow_id": workflow.id, "name": "Concierge", "description": "Answers customers", "persona": "friendly"}
    made = await api.create(**body, language="en", timezone="Africa/Lagos")
    told = (made.workflow_id, made.name, made.description, made.persona, made.language, made.timezone)
    equal(told, (*body.values(), "en", "Africa/Lagos"), "what was created")
    equal(made.workflow, workflow, "the workflow that comes with the agent")
    equal(only(await everything(await api.list()), made.id, "agents").persona, "friendly", "the persona in the list")
    found = await api.retrieve(made.id)
    equal((found.name, found.integrations, found.channels, found.knowledge_bases), ("Concierge", [], [], []), "the detail")
    changed = await api.update(made.id, name="Reception", persona="concise")
    equal((changed.name, changed.persona, changed.language), ("Reception", "concise", "en"), "what was changed")
    equal((await api.retrieve(made.id)).name, "Reception", "the name after the change")
    live = await api.update_live_status(made.id, status="live", status_reason="Ready")
    equal((live.status, live.status_reason), ("live", "Ready"), "the live status")
    found = await api.retrieve(made.id)
    equal((found.status, found.status_reason), ("live", "Ready"), "the status after the change")
    code = await api.get_test_code(made.id)
    expect(code.code and code.channels.whatsapp.start_message, f"the test code: {code}")


async def deleted_agents(run):
    agent, other = await run.agent("Gone"), await run.agent("Stays")
    api, conversation = run.api.agents, run.conversation(agent.id)
    equal(await api.delete(agent.id), None, "the answer to a deletion")
    equal(ids(await everything(await api.list(search="Gone"))), [], "agents after the deletion")
    equal((await api.retrieve(other.id)).id, other.id, "the other agent")
    calls = {
        "agents.retrieve": lambda: api.retrieve(agent.id),
        "agents.delete": lambda: api.delete(agent.id),
        "agents.update_live_status": lambda: api.update_live_status(agent.id, status="live"),
        "agents.get_test_code": lambda: api.get_test_code(agent.id),
        "knowledge_bases.list": lambda: api.knowledge_bases.list(agent.id),
        "actions.enable": lambda: api.actions.enable(agent.id, action_ids=["act_1"]),
        "bimpeai.list": lambda: api.integrations.bimpeai.list(agent.id),
        "conversations.retrieve": lambda: run.api.conversations.retrieve(agent.id, conversation),
        "conversations.send": lambda: run.api.conversations.send(agent.id, message="X"),
        "calls.list": lambda: run.api.calls.list(agent.id),
    }
    for what, call in calls.items():
        with not_found(what):
            await call()


async def linked(run, agent, connectors):
    """What the agent's integrations tell of its connectors: each, under its own id."""
    listed = await run.api.agents.integrations.list(agent.id)
    equal(ids(listed), ids(connectors), "integrations of the agent")
    expect(all(integration.is_connected for integration in listed), f"not connected: {listed}")
    equal(ids((await run.api.agents.retrieve(agent.id)).integrations), ids(connectors), "integrations in the detail")


async def bimpeai_integrations(run):
    agent, api = await run.agent(), run.api.agents.integrations.bimpeai
    answer = await api.configure(agent.id, type="paystack", public_key="pk_1", secret_key="sk_1", currency="NGN")
    expect(answer.onboarding_url.startswith("https://"), f"the onboarding URL: {answer}")
    connectors = await api.list(agent.id)
    equal([connector.type for connector in connectors], ["paystack"], "connectors")
    await linked(run, agent, connectors)
    equal(await api.disconnect(agent.id, connectors[0].id), None, "the answer to a disconnection")
    equal(await api.list(agent.id), [], "connectors after the disconnection")
    await linked(run, agent, [])
    with not_found():
        await api.disconnect(agent.id, connectors[0].id)


async def custom_api_integrations(run):
    agent, api = await run.agent(), run.api.agents.integrations.custom_api
    body = {"name": "Shop", "base_url": "https://shop.acme.example/v1", "auth_type": "bearer"}
    made = await api.configure(agent.id, **body, auth_config={"token": "tok_1"}, test_endpoint="/ping")
    equal((made.config.name, made.config.base_url, made.config.auth_type), tuple(body.values()), "what was created")
    expect("tok_1" not in made.model_dump_json(), "the token comes back")
    equal(await api.list(agent.id), [made], "connectors")
    await linked(run, agent, [made])
    parameter = {"name": "order_id", "type": "string", "description": "The number", "required": True}
    request = {"http_method": "GET", "url_template": "/orders/{order_id}", "url_params": [parameter]}
    tool = await api.tools.add(agent.id, made.id, {"name": "Find order", **request, "category": "orders"})
    equal((tool.name, tool.category), ("Find order", "orders"), "the tool that was added")
    other = await api.tools.add(agent.id, made.id, {"name": "Cancel order", **request, "http_method": "DELETE"})
    equal(await api.tools.list(agent.id, made.id), [tool, other], "tools")
    equal(await api.tools.delete(agent.id, made.id, tool.id), None, "the answer to a deletion")
    equal(await api.tools.list(agent.id, made.id), [other], "tools after the deletion")
    with not_found():
        await api.tools.delete(agent.id, made.id, tool.id)
    equal(await api.disconnect(agent.id, made.id), None, "the answer to a disconnection")
    await linked(run, agent, [])
    with not_found():
        await api.tools.list(agent.id, made.id)


async def mcp_server_integrations(run):
    agent, api = await run.agent(), run.api.agents.integrations.mcp_server
    made = await api.configure(agent.id, name="Guild", server_url="https://mcp.acme.example/api", transport="http_sse")
    told = (made.config.name, made.config.server_url, made.config.transport, made.config.auth_type)
    equal(told, ("Guild", "https://mcp.acme.example/api", "http_sse", "none"), "what was created")
    equal(await api.list(agent.id), [made], "connectors")
    await linked(run, agent, [made])
    parents = {"agent_id": agent.id, "integration_id": made.id}
    tool = {"id": "tol_1", "action_name": "find", "name": "Find", "category": "search", "is_enabled": True}
    run.control.seed("agents.integrations.mcp_server.tools", {**parents, **tool})
    tested, discovered = await api.test(agent.id, made.id), await api.discover(agent.id, made.id)
    equal((tested.success, tested.error), (True, None), "the test of the connection")
    equal(discovered.discovered, 1, "tools that were discovered")
    equal(ids(await api.tools.list(agent.id, made.id)), ["tol_1"], "tools")
    equal(await api.disconnect(agent.id, made.id), None, "the answer to a disconnection")
    await linked(run, agent, [])
    for what in (api.discover, api.test, api.tools.list):
        with not_found():
            await what(agent.id, made.id)


async def pipedream_integrations(run):
    agent, api = await run.agent(), run.api.agents.integrations.pipedream
    answer = await api.configure(agent.id, app_slug="google-sheets", app_name="Google Sheets")
    expect(answer.onboarding_url.startswith("https://"), f"the onboarding URL: {answer}")
    connectors = await api.list(agent.id)
    told = [(connector.config.app_slug, connector.config.app_name) for connector in connectors]
    equal(told, [("google-sheets", "Google Sheets")], "connectors")
    await linked(run, agent, connectors)
    equal(await api.disconnect(agent.id, connectors[0].id), None, "the answer to a disconnection")
    await linked(run, agent, [])


async def actions(run):
    agent, api = await run.agent(), run.api.agents.actions
    about = {"agent_id": agent.id, "integration_id": "int_1", "integration_type": "stripe", "integration_name": "Stripe"}
    names = ("refund", "charge", "invoice")
    made = [{"id": f"act_{name}", "name": name, "action_name": name, "is_enabled": True, **about} for name in names]
    run.control.seed("agents.actions", *made)

    async def enabled():
        return [action.action_name for action in await api.list(agent.id) if action.is_enabled]

    equal(await enabled(), [*names], "actions that are enabled")
    changed = await api.disable(agent.id, action_ids=["act_refund", "act_charge", "act_none"])
    equal((changed.updated_count, await enabled()), (2, ["invoice"]), "what was disabled")
    changed = await api.enable(agent.id, action_ids=["act_charge"])
    equal((changed.updated_count, await enabled()), (1, ["charge", "invoice"]), "what was enabled")


async def channels(run):
    agent = await run.agent()
    channel = {"id": "chn_1", "type": "whatsapp", "name": "WhatsApp", "status": "active", "is_connected": True}
    run.control.seed("agents.channels", {"agent_id": agent.id, **channel})
    listed = await run.api.agents.channels.list(agent.id)
    equal([item.model_dump() for item in listed], [channel], "channels")
    equal((await run.api.agents.retrieve(agent.id)).channels, listed, "channels in the detail")


async def conversations(run):
    agent, api = await run.agent(), run.api.conversations
    customer = {"channel_type": "whatsapp", "channel_user_id": "+12025550101", "channel_username": "regular"}
    first = await api.send(agent.id, message="Hello", role="user", **customer)
    equal((first.message, first.role), ("Hello", "user"), "the first message")
    await api.send(agent.id, message="On the web", channel_type="webchat", channel_user_id="v1", is_test_channel=True)
    # The same customer again: the same conversation.
    await api.send(agent.id, message="Anyone there?", role="user", **customer)
    regular, web = await everything(await api.list(agent.id, limit=1))
    told = (regular.channel_type, regular.channel_user_id, regular.channel_user_username, regular.is_test_channel)
    equal(told, ("whatsapp", "+12025550101", "regular", False), "the conversation that was opened")
    answer = await api.send(agent.id, conversation_id=regular.id, message="How can we help?")
    equal(answer.role, "assistant", "the role where none was given")
    sent = [message.message for message in await everything(await api.messages.list(agent.id, regular.id))]
    equal(sent, ["Hello", "Anyone there?", "How can we help?"], "messages")
    found = await api.retrieve(agent.id, regular.id)
    equal((found.last_message_preview, found.last_message_at), ("How can we help?", answer.created_at), "the preview")
    paused = await api.set_ai_status(agent.id, regular.id, is_ai_chat_paused=True)
    equal(paused.is_ai_chat_paused, True, "the status of the assistant")
    expect((await api.retrieve(agent.id, regular.id)).is_ai_chat_paused, "the status was not kept")
    run.conversation(agent.id, "cnv_urgent", needs_attention=True, channel_type="telephony")
    filters = (
        ({"channel": "whatsapp"}, [regular.id]),
        ({"channel": "webchat"}, []),
        ({"channel": "test_webchat"}, [web.id]),
        ({"is_test_channel": True}, [web.id]),
        ({"is_ai_chat_paused": True}, [regular.id]),
        ({"needs_attention": True}, ["cnv_urgent"]),
        ({"search": "on the web"}, [web.id]),
        ({"is_test_channel": False, "sort": "-created_at"}, ["cnv_urgent", regular.id]),
    )
    for query, wanted in filters:
        equal(ids(await everything(await api.list(agent.id, **query))), wanted, f"conversations by {query}")
    for call in (
        lambda: api.send(agent.id, conversation_id="cnv_none", message="X"),
        lambda: api.set_ai_status(agent.id, "cnv_none", is_ai_chat_paused=True),
    ):
        with not_found():
            await call()


async def messages(run):
    agent, api = await run.agent(), run.api.conversations.messages
    conversation = run.conversation(agent.id)
    sent = [await api.send(agent.id, conversation, message=f"Number {number}", role="user") for number in range(25)]
    equal(await everything(await api.list(agent.id, conversation)), sent, "messages over all pages")
    equal(await everything(await api.list(agent.id, conversation, limit=7, sort="-created_at")), sent[::-1], "turned")
    equal((await api.list(agent.id, conversation, search="number 24")).data, sent[24:], "those that were searched for")
    equal(await api.retrieve(agent.id, conversation, sent[3].id), sent[3], "what was found")
    with not_found():
        await api.retrieve(agent.id, conversation, "msg_none")


async def calls(run):
    agent, api = await run.agent(), run.api.calls
    real = await api.make(agent.id, {"destination": "+12025550101", "is_test_call": False})
    test = await api.make(agent.id, {"destination": "+12025550102", "is_test_call": True})
    equal([result.status for result in (real, test)], ["initiated", "initiated"], "what became of the calls")
    listed = await everything(await api.list(agent.id, limit=1))
    equal(ids(listed), [real.call_id, test.call_id], "calls")
    equal([call.destination for call in listed], ["+12025550101", "+12025550102"], "who was called")
    filters = (
        ({"is_test_call": True}, [test.call_id]),
        ({"status": "queued"}, [real.call_id, test.call_id]),
        ({"status": "ended"}, []),
        ({"search": "0102"}, [test.call_id]),
        ({"sort": "-created_on"}, [test.call_id, real.call_id]),
    )
    for query, wanted in filters:
        equal(ids(await everything(await api.list(agent.id, **query))), wanted, f"calls by {query}")
    found = await api.retrieve(agent.id, real.call_id)
    told = (found.status, found.direction, found.is_test_call, found.ended_at, found.conversation_logs)
    equal(told, ("queued", "outbound", False, None, []), "the call, which has not begun")
    with not_found():
        await api.retrieve(agent.id, "cal_none")
    with refused(bimpeai.ValidationError, 400, "validation_error") as caught:
        await api.make(agent.id, {"destination": ""})
    paths = {fault["path"] for fault in caught[0].field_errors}
    equal(paths, {"destination", "is_test_call"}, "paths of field errors")


async def workflows(run):
    api = run.api.workflows
    made = await api.create(**WORKFLOW)
    told = {name: made.model_dump(exclude_none=True)[name] for name in WORKFLOW}
    equal(told, WORKFLOW, "what was created")
    equal((made.visibility, made.is_owner), ("private", True), "whose it is")
    equal(await api.retrieve(made.id), made, "what was found")
    # As a team finds it that does not own it: the API has no way to publish one.
    published = {"id": "wfl_public", "name": "Public", "visibility": "public", "is_owner": False}
    run.control.seed("workflows", published)
    scopes = (("owned", {made.id}), ("public", {"wfl_public"}), ("accessible", {made.id, "wfl_public"}))
    for scope, wanted in scopes:
        listed = set(ids(await everything(await api.list(scope=scope, limit=1))))
        equal(listed & {made.id, "wfl_public"}, wanted, f"the list of {scope}")
    copy = await api.clone(source_workflow_id="wfl_public")
    equal((copy.name, copy.visibility, copy.is_owner), ("Public", "private", True), "the copy")
    expect(copy.id != "wfl_public", "the copy has the id of the original")
    changed = await api.update(made.id, tags=["v2"], faq=[], guide={"steps": []}, setup_time=5)
    told = (changed.name, changed.tags, changed.faq, changed.guide.steps, changed.setup_time)
    equal(told, ("Triage", ["v2"], [], [], 5), "what was changed")
    equal(await api.retrieve(made.id), changed, "the workflow after the change")
    equal(await api.delete(made.id), None, "the answer to a deletion")
    for call in (lambda: api.retrieve(made.id), lambda: api.clone(source_workflow_id=made.id)):
        with not_found():
            await call()


async def phone_numbers(run):
    agent, api = await run.agent(), run.api.phone_numbers
    numbers = [{"id": f"num_checked_{n}", "label": f"Checked {n}", "e164": f"+1202555020{n}"} for n in range(3)]
    run.control.seed("phone_numbers", *numbers)
    wanted = [number["id"] for number in numbers]
    equal(ids(await everything(await api.list(search="Checked", limit=2))), wanted, "numbers over all pages")
    turned = await everything(await api.list(search="Checked", sort="-label"))
    equal(ids(turned), wanted[::-1], "numbers in reverse order")
    found = await api.retrieve(wanted[0])
    equal((found.e164, found.label), ("+12025550200", "Checked 0"), "what was found")
    changed = await api.update(wanted[0], agent_id=agent.id, label="Front desk")
    equal((changed.agent_id, changed.label, changed.e164), (agent.id, "Front desk", found.e164), "what was changed")
    equal(await api.retrieve(wanted[0]), changed, "the number after the change")
    equal((await api.update(wanted[0], agent_id=None)).agent_id, None, "whose it is once it was let go")
    for call in (lambda: api.retrieve("num_none"), lambda: api.update("num_none", label="X")):
        with not_found():
            await call()


async def phone_number_requests(run):
    api = run.api.phone_numbers.requests
    body = {"intended_use": "Support", "region": "ng", "agent_count": 2, "outbound_minutes": 500}
    for number in range(3):
        # The SDK drops what the API answers: None whatever it was.
        equal(await api.create(business_name=f"Checked {number}", **body), None, "the answer to a request")
    listed = await everything(await api.list(search="Checked", limit=2))
    equal([request.business_name for request in listed], [f"Checked {number}" for number in range(3)], "requests")
    told = listed[0].model_dump(include={*body, "e164"})
    equal(told, {**body, "e164": None}, "what was asked for")
    expect(listed[0].status, "a request has no status")


async def the_rest_of_the_demo(run):
    """What only this SDK reads of the demo data. There may be none."""
    for agent in await everything(await run.api.agents.list()):
        for call in await everything(await run.api.calls.list(agent.id)):
            equal((await run.api.calls.retrieve(agent.id, call.id)).destination, call.destination, "a call")
        api = run.api.agents.integrations
        for connector in await api.custom_api.list(agent.id):
            expect(all(ids(await api.custom_api.tools.list(agent.id, connector.id))), "a tool has no id")
        for connector in await api.mcp_server.list(agent.id):
            expect(all(ids(await api.mcp_server.tools.list(agent.id, connector.id))), "a tool has no id")
        expect(all(ids(await api.bimpeai.list(agent.id)) + ids(await api.pipedream.list(agent.id))), "no id")
    for number in await everything(await run.api.phone_numbers.list()):
        equal((await run.api.phone_numbers.retrieve(number.id)).e164, number.e164, "a phone number")
    expect(all(ids(await everything(await run.api.phone_numbers.requests.list()))), "a request has no id")


if __name__ == "__main__":
    own = [agents, deleted_agents, bimpeai_integrations, custom_api_integrations, mcp_server_integrations]
    own += [pipedream_integrations, actions, channels, conversations, messages, calls, workflows, phone_numbers]
    main([*own, phone_number_requests, the_rest_of_the_demo, *shared.SCENARIOS], new_agent)
