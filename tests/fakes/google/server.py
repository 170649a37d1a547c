"""The fake itself."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from aiohttp import web

from core.settings import GoogleSettings
from tests.fakes.llm.serving import FakeServer

from .faults import CUT, Fault
from .oauth import Tokens, key_file
from .operations import Ear, Operation, v1_name, v2_name
from .rules import Refusal, v1_problem, v2_problem
from .speech import evenly
from .storage import Storage, xml_error

Json = dict[str, Any]
_HTTP_OF = {3: (400, "INVALID_ARGUMENT"), 5: (404, "NOT_FOUND")}


class FakeGoogle(FakeServer):
    """`ear` tells what is heard in a sound; `polls` is how often an operation is not done yet;
    `deaf_to` are languages whose speakers v1 cannot tell apart."""

    def __init__(
        self,
        ear: Ear = lambda sound: evenly(sound.seconds),
        *,
        project: str = "fake-project",
        bucket: str = "fake-bucket",
        polls: int = 1,
        deaf_to: tuple[str, ...] = (),
        port: int = 0,
    ) -> None:
        super().__init__(port)
        self.project = project
        self.storage = Storage(bucket)
        self.tokens = Tokens()
        self.questions: list[Json] = []
        self._ear = ear
        self._polls = polls
        self._deaf_to = deaf_to
        self._operations: dict[str, Operation] = {}
        route = self.app.router.add_route
        route("POST", "/token", self._token)
        route("*", "/storage/{bucket}/{key:.+}", self._store)
        route("POST", "/speech/v1/speech:longrunningrecognize", self._start_v1)
        route("GET", "/speech/v1/operations/{name}", self._look)
        recognizer = "projects/{project}/locations/{location}/recognizers/_:batchRecognize"
        route("POST", f"/speech/v2/{recognizer}", self._start_v2)
        route("GET", "/speech/v2/{name:projects/.+/locations/.+/operations/.+}", self._look)

    def settings(self, folder: Path, **changes: object) -> GoogleSettings:
        """Return settings that lead here, with a key written into the folder."""
        key = folder / "google-key.json"
        key.write_text(json.dumps(key_file(self.project, f"{self.origin}/token")))
        here: Json = {
            "application_credentials": key,
            "bucket": self.storage.bucket,
            "speech_base_url": f"{self.origin}/speech",
            "storage_base_url": f"{self.origin}/storage",
            "poll_s": 0.01,
        }
        here.update(changes)
        return GoogleSettings(_env_file=None, **here)

    async def _token(self, request: web.Request) -> web.Response:
        _, refused = await self.meet(request, "token")
        if refused is not None:
            return refused
        form = parse_qs(await request.text())
        grant, assertion = (form.get(name, [""])[0] for name in ("grant_type", "assertion"))
        if (refusal := self.tokens.refusal(grant, assertion)) is not None:
            return web.json_response(refusal, status=400)
        return web.json_response(self.tokens.issue())

    async def _store(self, request: web.Request) -> web.Response:
        body = await request.read()
        route = "delete" if request.method == "DELETE" else "upload"
        self.calls.append({"route": route, "method": request.method, "path": request.path_qs})
        if (fault := self._faults.take(route)) is not None:
            if fault.status == CUT and request.transport is not None:
                request.transport.abort()
            if fault.status != web.HTTPOk.status_code:
                return web.Response(status=fault.status or 500, text=fault.body)
        if not self.tokens.is_good(request.headers.get("Authorization", "")):
            return xml_error(401, "AuthenticationRequired", "Authentication required.")
        return self.storage.answer(request, body)

    async def _start_v1(self, request: web.Request) -> web.Response:
        if (refused := await self._refused(request, "start")) is not None:
            return refused
        body: Json = json.loads(await request.text())
        problem = v1_problem(body) or self._deafness(body["config"])
        return self._started(1, v1_name(), body, problem)

    async def _start_v2(self, request: web.Request) -> web.Response:
        if (refused := await self._refused(request, "start")) is not None:
            return refused
        body: Json = json.loads(await request.text())
        project, location = request.match_info["project"], request.match_info["location"]
        problem = v2_problem(body, location)
        if project != self.project:
            problem = 5, f"Requested entity was not found: {project}"
        return self._started(2, v2_name(project, location), body, problem)

    def _started(
        self, version: int, name: str, body: Json, problem: Refusal | None
    ) -> web.Response:
        self.questions.append(body)
        if problem is not None:
            return _refuse(*problem)
        fault: Fault | None = self._faults.take("operation") or self._faults.take("file")
        self._operations[name] = Operation(name, version, body, self._polls, fault)
        return web.json_response({"name": name})

    async def _look(self, request: web.Request) -> web.Response:
        if (refused := await self._refused(request, "poll")) is not None:
            return refused
        operation = self._operations.get(request.match_info["name"])
        if operation is None:
            return _refuse(5, "Operation not found.")
        return web.json_response(operation.look(self.storage, self._ear))

    async def _refused(self, request: web.Request, route: str) -> web.Response | None:
        _, refused = await self.meet(request, route)
        if refused is None and not self.tokens.is_good(request.headers.get("Authorization", "")):
            error = {"code": 401, "message": "Invalid credentials.", "status": "UNAUTHENTICATED"}
            return web.json_response({"error": error}, status=401)
        return refused

    def _deafness(self, config: Json) -> Refusal | None:
        if "diarizationConfig" in config and config["languageCode"] in self._deaf_to:
            language = config["languageCode"]
            return 3, f"Invalid recognition 'config': no diarization for language {language}."
        return None


def _refuse(code: int, message: str) -> web.Response:
    http, name = _HTTP_OF[code]
    error = {"code": http, "message": message, "status": name}
    return web.json_response({"error": error}, status=http)
