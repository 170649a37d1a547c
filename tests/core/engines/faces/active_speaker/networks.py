"""Small networks that take what the real ones take."""

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

LOUD = 12.0
"""Log energy: between silence and the test's sounds."""
MOVES = 2.0
"""Grey levels from picture to picture."""


def lips_and_sound(path: Path, *, frames: int | str = "frames", rows: int | str = "rows") -> Path:
    """Score `movement of the mouth's region - MOVES` where it is loud, else -8; fixed lengths make
    a network that takes no other. Returns `path`."""
    nodes = [
        *_energy(),
        helper.make_node("Slice", ["faces", "one", "end", "axis"], ["late"]),
        helper.make_node("Slice", ["faces", "zero", "last", "axis"], ["early"]),
        helper.make_node("Sub", ["late", "early"], ["change"]),
        helper.make_node("Abs", ["change"], ["way"]),
        helper.make_node("ReduceMean", ["way", "picture"], ["moved"], keepdims=0),
        helper.make_node("Pad", ["moved", "ahead"], ["movement"]),
        helper.make_node("Sub", ["movement", "moves"], ["talks"]),
        helper.make_node("Where", ["loud", "talks", "quiet"], ["scores"]),
    ]
    return _save(path, nodes, frames, rows)


def sound_alone(path: Path) -> Path:
    """Score the log energy of a picture's 40 ms, less LOUD."""
    nodes = [
        *_energy(),
        helper.make_node("Sub", ["energy", "threshold"], ["louder"]),
        helper.make_node("ReduceMean", ["faces", "picture"], ["grey"], keepdims=0),
        helper.make_node("Mul", ["grey", "nothing"], ["unused"]),
        helper.make_node("Add", ["louder", "unused"], ["scores"]),
    ]
    return _save(path, nodes, "frames", "rows")


def _energy() -> list[onnx.NodeProto]:
    return [
        helper.make_node("Reshape", ["sound", "fours"], ["steps"]),
        helper.make_node("Gather", ["steps", "zero"], ["first"], axis=3),
        helper.make_node("ReduceMean", ["first", "rest"], ["energy"], keepdims=0),
        helper.make_node("Greater", ["energy", "threshold"], ["loud"]),
    ]


def _save(path: Path, nodes: list[onnx.NodeProto], frames: int | str, rows: int | str) -> Path:
    constants = {
        "fours": [1, -1, 4, 13], "zero": [0], "one": [1], "end": [2**31], "last": [-1],
        "axis": [1], "picture": [2, 3], "rest": [2, 3], "ahead": [0, 1, 0, 0],
    }  # fmt: skip
    numbers = {"threshold": LOUD, "moves": MOVES, "quiet": -8.0, "nothing": 0.0}
    weights = [numpy_helper.from_array(np.array(v, np.int64), k) for k, v in constants.items()]
    weights += [numpy_helper.from_array(np.array(v, np.float32), k) for k, v in numbers.items()]
    graph = helper.make_graph(
        nodes,
        "tiny",
        [
            helper.make_tensor_value_info("sound", TensorProto.FLOAT, [1, rows, 13]),
            helper.make_tensor_value_info("faces", TensorProto.FLOAT, [1, frames, 112, 112]),
        ],
        [helper.make_tensor_value_info("scores", TensorProto.FLOAT, [1, "scored"])],
        weights,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=9)
    onnx.checker.check_model(model)
    path.write_bytes(model.SerializeToString())
    return path
