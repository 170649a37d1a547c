"""An active-speaker network (TalkNet, Light-ASD) in ONNX: does this face make that sound?"""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.domain.errors import EngineMissingError, EngineUnusableError
from core.engines.faces.active_speaker.mfcc import COEFFICIENTS, Cepstra

FACE_PX = 112
ROWS_PER_FRAME = 4
"""Of the cepstra: 100 a second, beside 25 pictures."""
_TRIED_FRAMES = (5, 12)
"""Networks exported for one length only fail at one of these."""
_SOUND_AXES, _FACE_AXES = 3, 4

Faces = NDArray[np.uint8]
Logits = NDArray[np.float32]


class ActiveSpeakerNetwork:
    """Scores one face at a time. README.md beside this file tells what it is fed."""

    def __init__(self, model: Path) -> None:
        """Load and try it.

        Raises EngineMissingError without the file or the extra `asd`, EngineUnusableError for a
        file that is damaged or takes other inputs.
        """
        self._name = model.name
        if not model.is_file():
            raise EngineMissingError(f"no such file: {model}", name=model.name)
        self._session = _session(model)
        inputs = {len(i.shape): i.name for i in self._session.get_inputs()}
        if inputs.keys() != {_SOUND_AXES, _FACE_AXES}:
            raise self._unusable(f"takes {[i.shape for i in self._session.get_inputs()]}")
        self._sound, self._face = inputs[_SOUND_AXES], inputs[_FACE_AXES]
        for frames in _TRIED_FRAMES:
            self.score(
                np.zeros((frames, FACE_PX, FACE_PX), np.uint8),
                np.zeros((ROWS_PER_FRAME * frames, COEFFICIENTS), np.float32),
            )

    def score(self, faces: Faces, cepstra: Cepstra) -> Logits:
        """Return for each picture how likely its face speaks, as a logit: above 0 it does.

        faces: (t, 112, 112) grey.  cepstra: (4 t, 13) of the same time.
        Raises EngineUnusableError.
        """
        feed = {self._sound: cepstra[None], self._face: faces[None].astype(np.float32)}
        try:
            answer, *_ = self._session.run(None, feed)
        except Exception as error:  # onnxruntime has a class for each of a dozen causes
            raise self._unusable(str(error)) from error
        logits = np.asarray(answer, dtype=np.float32).ravel()
        if logits.shape != (len(faces),) or not np.isfinite(logits).all():
            raise self._unusable(f"answers {np.shape(answer)} to {len(faces)} pictures")
        return logits

    def _unusable(self, why: str) -> EngineUnusableError:
        return EngineUnusableError(f"{self._name} is no active-speaker network: {why}",
                                   name=self._name)  # fmt: skip


def _session(model: Path) -> Any:  # noqa: ANN401  (an optional package)
    try:
        import onnxruntime  # noqa: PLC0415  (an optional part, and 0.2 s)
    except ImportError as error:
        raise EngineMissingError(f"the extra asd: {error}", name="onnxruntime") from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # the other processor decodes
    options.enable_cpu_mem_arena = False  # it would keep all that the longest pictures took
    options.log_severity_level = 3  # exported networks warn of what nobody can change
    try:
        return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # as above
        why = f"{model.name} cannot be loaded: {error}"
        raise EngineUnusableError(why, name=model.name) from error
