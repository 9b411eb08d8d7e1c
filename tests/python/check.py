"""What the scripts of both SDKs share: one way to call the sync and the async client, and checks of what comes back."""

import asyncio
import contextlib
import inspect
import json
import sys
import time
import traceback
import urllib.request

import bimpeai

# No single wait of a scenario may take longer, in seconds.
PATIENCE = 10
END = object()


class Mismatch(Exception):
    """What came back is not what should have."""


def expect(holds, what):
    if not holds:
        raise Mismatch(what)


def equal(got, wanted, what):
    expect(got == wanted, f"{what}: got {got!r}, wanted {wanted!r}")


def ids(items):
    return [item.id for item in items]


def only(items, item_id, what):
    """The one item of a list with this id."""
    found = [item for item in items if item.id == item_id]
    equal(len(found), 1, f"{what} that have the id {item_id}")
    return found[0]


async def everything(page):
    """All items from this page on; the SDK fetches the further pages."""
    if hasattr(page, "__aiter__"):
        return [item async for item in page]
    return list(page)


async def pages(page):
    if hasattr(page, "__aiter__"):
        return [one async for one in page.pages()]
    return list(page.pages())


async def next_page(page):
    following = page.get_next_page()
    return await following if inspect.isawaitable(following) else following


@contextlib.contextmanager
def refused(error_class, status, code, what="the call"):
    """What is done inside must fail with exactly this error; gives a list that holds it afterwards."""
    caught = []
    try:
        yield caught
    except error_class as error:
        caught.append(error)
    expect(caught, f"{error_class.__name__} was to be raised by {what}, and nothing was")
    error = caught[0]
    equal((type(error), error.status, error.code), (error_class, status, code), f"the error of {what}, {error}")
    expect(error.request_id and str(error), f"{error!r} tells neither the request nor what is wrong")


def not_found(what="the call"):
    return refused(bimpeai.NotFoundError, 404, "not_found", what)


class Api:
    """A client, or a resource of it. Its calls are awaited, whichever client it is; those that succeed are noted."""

    def __init__(self, target, called, path=""):
        self._target, self._called, self._path = target, called, path

    def __getattr__(self, name):
        target, path = getattr(self._target, name), f"{self._path}.{name}".lstrip(".")
        if not callable(target):
            return Api(target, self._called, path)

        async def call(*positional, **named):
            answer = target(*positional, **named)
            if inspect.isawaitable(answer):
                answer = await answer
            elif hasattr(answer, "__anext__") or hasattr(answer, "__next__"):
                return Stream(answer, lambda: self._called.add(path))
            self._called.add(path)
            return answer

        return call


class Stream:
    """A stream of the SDK. That of the sync client is read in a thread, or nothing could be sent meanwhile."""

    def __init__(self, events, on_event):
        self._events, self._on_event = events, on_event

    async def next(self):
        """The next event, or `END`."""
        if hasattr(self._events, "__anext__"):
            try:
                event = await self._events.__anext__()
            except StopAsyncIteration:
                event = END
        else:
            event = await asyncio.to_thread(next, self._events, END)
        if event is not END:
            self._on_event()
        return event

    async def close(self):
        if hasattr(self._events, "aclose"):
            await self._events.aclose()
        else:
            self._events.close()


class Control:
    """The control plane of the server."""

    def __init__(self, url):
        self._url = f"{url}/_mock"
        # Without the proxies of the environment: the server is on this machine.
        self._http = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    def _ask(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self._url}/{path}", data, method=method)
        with self._http.open(request, timeout=PATIENCE) as answer:
            return json.load(answer)

    def reset(self):
        self._ask("POST", "reset", {})

    def seed(self, resource, *records):
        """Adds records of what the API itself has no way to create."""
        self._ask("POST", "seed", {resource: records})

    def fault(self, endpoint, effect, **how):
        self._ask("POST", "faults", {"endpoint": endpoint, "effect": effect, **how})

    def outstanding(self):
        return [fault for fault in self._ask("GET", "faults") if fault["left"]]

    def requests(self, endpoint=None):
        return self._ask("GET", f"log?endpoint={endpoint}" if endpoint else "log")

    def stream(self, conversation_id):
        return self._ask("GET", f"streams/{conversation_id}")

    def drive(self, conversation_id, order):
        self._ask("POST", f"streams/{conversation_id}", order)

    async def listening(self, conversation_id, opened):
        """Waits until a listener is there, the so-manyth of this stream."""
        until = time.monotonic() + PATIENCE
        while self.stream(conversation_id) != {"connections": 1, "opened": opened}:
            expect(time.monotonic() < until, f"no listener number {opened}: {self.stream(conversation_id)}")
            await asyncio.sleep(0.01)


class Run:
    """One run of the scenarios, with one of the two clients."""

    def __init__(self, is_async, url, key, reader, new_agent):
        self.url, self.key, self.reader = url, key, reader
        self.control = Control(url)
        self.called = set()
        self._class = bimpeai.AsyncBimpeAI if is_async else bimpeai.BimpeAI
        self._open = []
        self._new_agent = new_agent
        self.api = self.client()

    def client(self, **options):
        """A further client; what it calls counts as well."""
        client = self._class(**{"api_key": self.key, "base_url": self.url, **options})
        self._open.append(client)
        return Api(client, self.called)

    async def close(self):
        for client in self._open:
            if hasattr(client, "aclose"):
                await client.aclose()
            else:
                client.close()

    async def agent(self, name="Front desk"):
        return await self._new_agent(self.api, name)

    def conversation(self, agent_id, conversation_id="cnv_checked", **fields):
        """A conversation; 0.1.0.dev9 has no way to open one."""
        fields = {"channel_type": "whatsapp", "is_test_channel": False, **fields}
        self.control.seed("conversations", {"id": conversation_id, "agent_id": agent_id, **fields})
        return conversation_id

    def methods(self):
        """All public methods of the resources, as `agents.knowledge_bases.list`."""
        return set(methods(self.api._target))


def methods(resource, path=""):
    for name, child in vars(resource).items():
        if not name.startswith("_") and type(child).__module__.startswith("bimpeai.resources."):
            own = inspect.getmembers(type(child), inspect.isfunction)
            yield from (f"{path}{name}.{method}" for method, _ in own if not method.startswith("_"))
            yield from methods(child, f"{path}{name}.")


async def run_all(run, scenarios):
    """Each scenario on a server as after its start."""
    for scenario in scenarios:
        run.control.reset()
        try:
            await scenario(run)
            expect(not run.control.outstanding(), f"faults did not happen: {run.control.outstanding()}")
            unserved = [entry["path"] for entry in run.control.requests() if entry["endpoint"] is None]
            expect(not unserved, f"the server does not know {unserved}")
        except Exception as error:
            error.scenario = scenario.__name__
            raise
    missing = sorted(run.methods() - run.called)
    expect(not missing, f"never called with success: {', '.join(missing)}")


async def run_client(is_async, arguments, scenarios, new_agent):
    run = Run(is_async, *arguments, new_agent)
    try:
        await run_all(run, scenarios)
    finally:
        await run.close()
    return run


def main(scenarios, new_agent):
    """Runs the scenarios with both clients, against the server whose URL and keys are in the command line."""
    runs = []
    for is_async in (False, True):
        client = f"{bimpeai.__version__} {'async' if is_async else 'sync'}"
        try:
            runs.append(asyncio.run(run_client(is_async, sys.argv[1:], scenarios, new_agent)))
        except Exception as error:
            traceback.print_exc()
            scenario = getattr(error, "scenario", "the whole")
            print(f"python: bimpeai {client}: {scenario}: {type(error).__name__}: {error}", file=sys.stderr)
            sys.exit(1)
    sync, other = (run.methods() for run in runs)
    if sync != other:
        sys.exit(f"python: bimpeai {bimpeai.__version__}: only one of the clients has {sorted(sync ^ other)}")
    print(f"python: bimpeai {bimpeai.__version__}: {len(sync)} methods ran, sync and async, in {len(scenarios)} scenarios")
