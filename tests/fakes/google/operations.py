"""Long-running operations of both versions."""

import json
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from .faults import Fault
from .rules import INVALID_ARGUMENT, NOT_FOUND, WORD_TIMES_LIMIT_S, key_of
from .speech import Said, Sound, flac_seconds, v1_results, v2_results
from .storage import Storage

Json = dict[str, Any]
Ear = Callable[[Sound], Sequence[Said]]


@dataclass
class Operation:
    """One question under way. `polls` is how often it still says that it is not done."""

    name: str
    version: int
    question: Json
    polls: int
    fault: Fault | None
    asked: int = 0

    @property
    def uri(self) -> str:
        source = self.question["audio"] if self.version == 1 else self.question["files"][0]
        return str(source["uri"])

    def look(self, storage: Storage, ear: Ear) -> Json:
        """Return how it is now; the sound must still lie in the bucket when it ends."""
        self.asked += 1
        if self.asked <= self.polls:
            percent = 100 * self.asked // (self.polls + 1)
            return {"name": self.name, "metadata": self._metadata(percent)}
        ended = {"name": self.name, "metadata": self._metadata(100), "done": True}
        if self.fault is not None and self.fault.route == "operation":
            return {**ended, "error": json.loads(self.fault.body)}
        heard = self._heard(storage, ear)
        if self.version == 1:
            if isinstance(heard, dict):
                return {**ended, "error": heard}
            return {**ended, "response": self._v1(heard)}
        return {**ended, "response": self._v2(heard)}

    def _heard(self, storage: Storage, ear: Ear) -> Sequence[Said] | Json:
        """Return the words, or the status of what is wrong with the sound."""
        if self.fault is not None and self.fault.route == "file":
            status: Json = json.loads(self.fault.body)
            return status
        key = key_of(self.uri, storage.bucket)
        if key is None or key not in storage.objects:
            return {"code": NOT_FOUND, "message": f"No such object: {self.uri[5:]}"}
        seconds = flac_seconds(storage.objects[key])
        if seconds is None:
            return {"code": INVALID_ARGUMENT, "message": "Invalid audio channel or encoding."}
        if self.version != 1 and seconds > WORD_TIMES_LIMIT_S:
            return {
                "code": INVALID_ARGUMENT,
                "message": "Audio is too long for word time offsets: the maximum is 20 minutes.",
            }
        return list(ear(Sound(key, seconds)))

    def _v1(self, heard: Sequence[Said]) -> Json:
        kind = "type.googleapis.com/google.cloud.speech.v1.LongRunningRecognizeResponse"
        answer: Json = {"@type": kind, "totalBilledTime": "15s"}
        if results := v1_results(heard, self.question["config"]):
            answer["results"] = results
        return answer

    def _v2(self, heard: Sequence[Said] | Json) -> Json:
        kind = "type.googleapis.com/google.cloud.speech.v2.BatchRecognizeResponse"
        if isinstance(heard, dict):
            return {"@type": kind, "results": {self.uri: {"error": heard}}}
        config = self.question["config"]
        # Chirp hears nothing where it is given a list of languages.
        deaf = config["model"].startswith("chirp") and len(config["languageCodes"]) > 1
        transcript = {"results": v2_results([] if deaf else heard, config)}
        if not transcript["results"]:
            transcript = {}
        metadata = {"totalBilledDuration": "15s"}
        file = {
            "inlineResult": {"transcript": transcript},
            "transcript": transcript,
            "metadata": metadata,
        }
        return {"@type": kind, "results": {self.uri: file}, **metadata}

    def _metadata(self, percent: int) -> Json:
        if self.version == 1:
            kind = "type.googleapis.com/google.cloud.speech.v1.LongRunningRecognizeMetadata"
            return {"@type": kind, "progressPercent": percent, "uri": self.uri}
        kind = "type.googleapis.com/google.cloud.speech.v2.OperationMetadata"
        files = {"transcriptionMetadata": {self.uri: {"progressPercent": percent}}}
        return {"@type": kind, "batchRecognizeMetadata": files, "progressPercent": percent}


def v1_name() -> str:
    return str(10**18 + secrets.randbelow(9 * 10**18))


def v2_name(project: str, location: str) -> str:
    return f"projects/{project}/locations/{location}/operations/{secrets.token_hex(8)}"
