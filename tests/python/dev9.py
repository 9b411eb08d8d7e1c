"""Every method of the official Python SDK 0.1.0.dev9. Run by run.py."""

import bimpeai
import shared
from check import equal, everything, ids, main, not_found, only, refused

RULE = {"id": "rul_1", "name": "Refunds", "trigger": "refund", "response": "One moment.", "enabled": True}


async def new_agent(api, name):
    return await api.agents.create(name=name)


async def agents(run):
    api = run.api.agents
    made = await api.create(name="Concierge", description=None, system_prompt="Be brief.", persona="warm", rules=[RULE])
    equal((made.name, made.persona, made.system_prompt), ("Concierge", "warm", "Be brief."), "what was created")
    # What the agent itself is, without the lists of its detail.
    listed = only(await everything(await api.list()), made.id, "agents")
    equal(listed.rules[0].model_dump(exclude_none=True), RULE, "the rule that was sent")
    found = await api.retrieve(made.id)
    equal((found.name, found.rules, found.integration, found.channel), ("Concierge", listed.rules, [], []), "the detail")
    changed = await api.update(made.id, name="Reception", system_prompt=None, rules=None, language="yo")
    told = (changed.name, changed.system_prompt, changed.language, changed.persona, changed.rules)
    equal(told, ("Reception", None, "yo", "warm", []), "what was changed")
    equal((await api.retrieve(made.id)).name, "Reception", "the name after the change")


async def parts_of_an_agent(run):
    agent = await run.agent()
    control, api = run.control, run.api.agents
    integration = {"id": "int_1", "type": "stripe", "status": "connected", "is_connected": True}
    field = {"key": "secret_key", "label": "Secret key", "type": "password", "required": True}
    control.seed("agents.integrations", {"agent_id": agent.id, **integration, "config_fields": [field]})
    channel = {"id": "chn_1", "type": "whatsapp", "status": "active", "is_connected": True}
    control.seed("agents.channels", {"agent_id": agent.id, **channel})
    control.seed("agents.conversation_flows", {"agent_id": agent.id, "name": "Booking", "priority": 2, "is_active": True})
    action = {"id": "act_1", "name": "Refund", "action_name": "refund", "integration_type": "stripe"}
    control.seed("agents.actions", {"agent_id": agent.id, **action, "integration_name": "Stripe", "is_enabled": True})
    integrations, channels = await api.integrations.list(agent.id), await api.channels.list(agent.id)
    flows, actions = await api.conversation_flows.list(agent.id), await api.actions.list(agent.id)
    equal((ids(integrations), ids(channels), ids(actions)), (["int_1"], ["chn_1"], ["act_1"]), "the parts")
    equal(integrations[0].config_fields[0].model_dump(), field, "the field of the integration")
    equal([(flow.name, flow.priority, flow.is_active) for flow in flows], [("Booking", 2, True)], "the flow")
    detail = await api.retrieve(agent.id)
    found = (detail.integration, detail.channel, detail.conversation_flow, detail.actions)
    equal(found, (integrations, channels, flows, actions), "the parts in the detail")


async def workflows(run):
    api = run.api.workflows
    free = {"name": "Booking", "steps": [1, {"deep": [True, None]}]}
    body = {"description": "Sorts requests", "category": "support", "system_prompt": "Sort.", "tags": ["v1"]}
    made = await api.create(name="Triage", rules=[RULE], flows=[free], prompt_config={"temperature": 0.5}, **body)
    told = (made.name, made.description, made.category, made.system_prompt, made.tags, made.flows, made.prompt_config)
    equal(told, ("Triage", *body.values(), [free], {"temperature": 0.5}), "what was created")
    equal((made.visibility, made.is_owner), ("private", True), "whose it is")
    for scope, is_listed in (("owned", True), ("public", False), (None, True)):
        equal(made.id in ids(await everything(await api.list(scope=scope))), is_listed, f"in the list of {scope}")
    equal(await api.retrieve(made.id), made, "what was found")
    changed = await api.update(made.id, tags=["v2"], rules=[])
    equal((changed.tags, changed.rules, changed.name), (["v2"], [], "Triage"), "what was changed")
    equal(await api.retrieve(made.id), changed, "the workflow after the change")
    equal(await api.delete(made.id), None, "the answer to a deletion")
    with not_found():
        await api.retrieve(made.id)


async def conversations(run):
    agent = await run.agent()
    api = run.api.conversations
    run.conversation(agent.id, "cnv_1", full_name="Regular")
    run.conversation(agent.id, "cnv_2", channel_type="instagram", is_test_channel=True)
    equal(ids(await everything(await api.list(agent.id, limit=1))), ["cnv_1", "cnv_2"], "conversations")
    equal(ids((await api.list(agent.id, channel="whatsapp")).data), ["cnv_1"], "those of a channel")
    equal(ids((await api.list(agent.id, channel="test_instagram")).data), ["cnv_2"], "those of a test channel")
    equal(ids((await api.list(agent.id, search="regular")).data), ["cnv_1"], "those that were searched for")
    equal((await api.retrieve(agent.id, "cnv_1")).full_name, "Regular", "the customer's name")
    picture = {"type": "image", "url": "https://cdn.acme.example/receipt.png"}
    sent = [await api.messages.send(agent.id, "cnv_1", message="Your receipt", attachments=[picture])]
    sent += [await api.messages.send(agent.id, "cnv_1", message=f"Number {number}") for number in range(4)]
    equal(await everything(await api.messages.list(agent.id, "cnv_1", limit=2)), sent, "messages over all pages")
    equal((await api.retrieve(agent.id, "cnv_1")).last_message_preview, "Number 3", "the preview")


async def calls(run):
    # The SDK says so itself: the API answers 501 until it serves them.
    with refused(bimpeai.APINotImplementedError, 501, "not_implemented"):
        await run.api.calls.list()
    equal(len(run.control.requests("calls.list")), 1, "attempts")
    answer = {"message": "ok", "data": [{"id": "cal_1", "status": "ended"}]}
    run.control.fault("calls.list", {"respond": {"status": 200, "body": answer}})
    equal(ids(await run.api.calls.list()), ["cal_1"], "calls once they are served")


if __name__ == "__main__":
    main([agents, parts_of_an_agent, workflows, conversations, calls, *shared.SCENARIOS], new_agent)
