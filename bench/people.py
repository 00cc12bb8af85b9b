"""People: raw sockets that do what a browser's do while a hand moves, and cost little: both cores are the server's."""

import asyncio
import json
import re
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from time import perf_counter
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.BidiComponent_pb2 import BidiComponent
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from pages.main import PAGES
from pages.shared.stage import files, state_payload
from tests import wire

PIECE = re.compile(rb'"=#":"([\w-]+)"')
SEQ = re.compile(rb'"seq":(\d+)')
STREAMLIT = Subprotocol("streamlit")
LIKE_A_BROWSER: dict[str, Any] = {"max_size": None, "ping_interval": None}  # which takes what comes, and has patience
LONGEST = 10.0  # seconds that an answer is waited for
EPOCH = "load.1.1"  # of a question that nobody's visit asks


def hand(name: str, since: int = 0) -> Callable[[int], dict[str, Any]]:
    """Return what a hand makes of a page's first example: a function from the number of a question to what is told with it.

    What the bench drags first goes up and down by a half, by whole numbers where it is one; since tells one hand from another.
    """
    page = PAGES[name]
    what, _, part = page.DRAGS[0].what.partition(":")
    first = next(iter(page.EXAMPLES.values()))
    state = wire.told(state_payload(first))
    row, column = ([int(k) for k in part.split(",")] + [0, 0])[:2] if part else (0, 0)

    def told(k: int) -> dict[str, Any]:
        at = abs((k + 17 * since) % 100 - 50)
        value = state[what]
        if isinstance(value, (int, float)):
            return {"state": state | {what: value + (at // 10 if isinstance(value, int) else at / 100)}, "moved": what}
        rows = [[*texts] for texts in (value["text"] if isinstance(value, dict) else value)]
        entry = getattr(first, what).value.reshape(len(rows), -1)[row, column] + at / 100
        rows[row][column] = f"{entry + since / 10_000:.4f}"
        return {"state": state | {what: value | {"text": rows} if isinstance(value, dict) else rows}, "moved": what}

    return told


class Person:
    """One who has a page open through Streamlit, and asks through it."""

    most = 1  # questions that are open at once
    headers: Mapping[str, str] = {}  # that a browser would send with a socket

    def __init__(self, address: str, page: str, since: int = 0) -> None:
        self.address, self.page = address.replace("http", "ws", 1), page
        self.hand = hand(page, since) if page else None
        self.socket: ClientConnection
        self.told: dict[str, Any] = {}  # the answer that the page has opened with
        self.have: list[str] = []
        self.fragment = self.widget = self.script = ""
        self.asked = self.heard = self.answers = self.errors = 0
        self.due: deque[tuple[int, float]] = deque()  # questions without an answer, and since when they are due
        self.times: list[tuple[float, float]] = []  # when a question was due, and how long its answer took

    async def open(self) -> None:
        """Open the page, as a browser does that has its address."""
        self.socket = await connect(
            f"{self.address}/_stcore/stream", subprotocols=[STREAMLIT], additional_headers=self.headers, **LIKE_A_BROWSER
        )
        asked = BackMsg()
        asked.rerun_script.page_name = self.page
        await self.socket.send(asked.SerializeToString())
        async with asyncio.timeout(60):
            while not self._is_open(ForwardMsg.FromString(await self.socket.recv(decode=False))):
                pass

    def _is_open(self, message: ForwardMsg) -> bool:
        if message.WhichOneof("type") == "new_session":
            self.script = message.new_session.page_script_hash
        element = message.delta.new_element
        if element.WhichOneof("type") == "bidi_component" and element.bidi_component.WhichOneof("data") == "bytes":
            self._note(message.delta, element.bidi_component)
        return message.WhichOneof("type") == "script_finished"

    def _note(self, delta: Delta, stage: BidiComponent) -> None:
        self.fragment, self.widget = delta.fragment_id, stage.id
        self.told = json.loads(stage.bytes)
        self.have = [*self.told["blobs"]]

    async def close(self) -> None:
        """Close the page."""
        await self.socket.close()

    @property
    def line(self) -> ClientConnection:
        """The socket over which is asked."""
        return self.socket

    def question(self, seq: int) -> dict[str, Any]:
        """Return what the stage tells with its question seq."""
        assert self.hand
        asked = {"epoch": self.told["epoch"], "seq": seq, "released": False, "typed": [], "have": self.have}
        return asked | self.hand(seq)

    def written(self, seq: int) -> bytes | str:
        """Return the question seq as it is sent."""
        asked = BackMsg()
        asked.rerun_script.page_script_hash = self.script
        asked.rerun_script.fragment_id = self.fragment
        widget = asked.rerun_script.widget_states.widgets.add(id=self.widget)
        widget.json_value = json.dumps({"state": self.question(seq)}, separators=(",", ":"))
        return bytes(asked.SerializeToString())

    def answered(self, data: bytes) -> int:
        """Return which question a message answers; 0 for none."""
        found = SEQ.search(data)
        return int(found[1]) if found else 0

    async def put(self, seq: int) -> None:
        """Ask the question seq."""
        self.asked = seq
        await self.line.send(self.written(seq))

    async def ask(self) -> None:
        """Ask a question and wait for its answer."""
        await self.put(self.asked + 1)
        async with asyncio.timeout(LONGEST):
            while self.answered(await self.line.recv(decode=False)) < self.asked:
                pass
        self.answers += 1

    async def drag(self, rate: float, begin: float, seconds: float) -> None:
        """Ask rate questions a second from begin on, each when it is due, or when there is room: the newest of those that wait."""
        hearing = asyncio.create_task(self._hear())
        before = self.asked
        try:
            for k in range(int(rate * seconds)):
                await asyncio.sleep(max(0.0, begin + k / rate - perf_counter()))
                self.due.append((before + k + 1, begin + k / rate))
                await self._go_on()
            until = perf_counter() + LONGEST
            while self.due and perf_counter() < until and not hearing.done():
                await asyncio.sleep(0.05)
        except ConnectionClosed:
            pass
        finally:
            hearing.cancel()
            self.errors += len(self.due)  # what has found no answer
            self.due.clear()

    async def _go_on(self) -> None:
        if self.due and self.due[-1][0] > self.asked and self.asked - self.heard < self.most:
            await self.put(self.due[-1][0])

    async def _hear(self) -> None:
        self.heard = self.asked
        while True:
            seq = self.answered(await self.line.recv(decode=False))
            if seq <= self.heard:
                continue
            now = perf_counter()
            self.heard = seq
            self.answers += 1
            while self.due and self.due[0][0] <= seq:  # it answers all before
                due = self.due.popleft()[1]
                self.times.append((due, now - due))
            await self._go_on()


class OnTheLine(Person):
    """One who has a page open through Streamlit, and asks over the line."""

    most = 12
    pieces: Sequence[str] = ()  # of the last answer

    async def open(self) -> None:
        """Open the page, and the line beside it."""
        await super().open()
        await self.dial()

    async def dial(self) -> None:
        """Open the line."""
        self.direct = await connect(f"{self.address}/live", additional_headers=self.headers, **LIKE_A_BROWSER)

    async def close(self) -> None:
        """Close both."""
        await self.direct.close()
        await super().close()

    @property
    def line(self) -> ClientConnection:
        """The line."""
        return self.direct

    def written(self, seq: int) -> bytes | str:
        """Return the question seq as it is sent."""
        known = {"page": self.page, "run": self.told["run"], "token": self.told.get("line", "")}
        have = [*self.have, *self.pieces]
        return json.dumps(self.question(seq) | known | {"have": have}, separators=(",", ":"))

    def answered(self, data: bytes) -> int:
        """Return which question a message answers; what the line cannot answer counts as an error."""
        self.errors += b'"why":' in data[:60]
        self.pieces = [name.decode() for name in PIECE.findall(data)]
        return super().answered(data)


class OnlyTheLine(OnTheLine):
    """A socket on the line that belongs to no visit."""

    async def open(self) -> None:
        """Open the line alone."""
        self.told = {"epoch": EPOCH, "run": 1, "line": f"{files.VERSION}."}
        await self.dial()

    async def close(self) -> None:
        """Close it."""
        await self.direct.close()


class Plain(Person):
    """One who moves a slider of the plain app."""

    def _is_open(self, message: ForwardMsg) -> bool:
        element = message.delta.new_element
        if element.WhichOneof("type") == "slider" and not self.widget:
            self.widget = element.slider.id
        return super()._is_open(message)

    def written(self, seq: int) -> bytes | str:
        """Return the slider's next value as it is sent: it asks for the whole script."""
        asked = BackMsg()
        asked.rerun_script.page_script_hash = self.script
        value = asked.rerun_script.widget_states.widgets.add(id=self.widget)
        value.double_array_value.data.append(round(abs(seq % 40 - 20) / 10, 1))
        return bytes(asked.SerializeToString())

    def answered(self, data: bytes) -> int:
        """Return the question that is open, where its script has come to its end."""
        return self.asked if ForwardMsg.FromString(data).WhichOneof("type") == "script_finished" else 0
