"""Makes the sample video and what is true about it.

    uv run --group sample python -m tests.samples.make_podcast --out tests/samples

Needs Festival with the Russian voice (Debian: ``festival festvox-ru``) and ffmpeg with
librubberband. Everything random is seeded: the dialogue, all times and the drawn frames come out
the same on every run. The encoded bytes are the same only with the same builds of ffmpeg, x264,
OpenCV and Festival.
"""

import argparse
import json
import tempfile
from pathlib import Path

from tests.samples import transcripts, truth
from tests.samples.dialogue import GUEST, HOST, LINES
from tests.samples.film import FPS, Film, encode
from tests.samples.scene import HEIGHT, WIDTH
from tests.samples.shots import Shot, plan
from tests.samples.timeline import Timeline, lay_out
from tests.samples.voice import SAMPLE_RATE, speak


def make(out: Path) -> None:
    """Writes podcast.mp4, podcast.truth.json, podcast.srt and podcast.deepgram.json to ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    video = out / "podcast.mp4"
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        timeline = lay_out(LINES, speak(LINES, scratch), FPS)
        shots = plan(timeline, FPS)
        film = Film(timeline, shots)
        encode(film, timeline, scratch, video)
    facts = describe(timeline, shots, film)
    _write_json(out / "podcast.truth.json", facts)
    (out / "podcast.srt").write_text(transcripts.srt(facts), encoding="utf-8")
    _write_json(out / "podcast.deepgram.json", transcripts.deepgram(facts, video))


def describe(timeline: Timeline, shots: tuple[Shot, ...], film: Film) -> truth.Truth:
    """The ground truth of the film."""
    return truth.Truth(
        version=truth.VERSION,
        language="ru",
        width=WIDTH,
        height=HEIGHT,
        fps=FPS,
        duration_ms=truth.milliseconds(timeline.duration),
        audio_sample_rate=SAMPLE_RATE,
        faces_every_ms=truth.FACES_EVERY_MS,
        words=truth.word_truths(timeline),
        turns=truth.turn_truths(timeline),
        shots=truth.shot_truths(shots),
        moments=truth.moment_truths(timeline.turns),
        faces=_faces(film),
    )


def _faces(film: Film) -> list[truth.FaceTruth]:
    step = truth.FACES_EVERY_MS * FPS // 1000
    return [
        _face(film, number, speaker)
        for number in range(0, film.frames, step)
        for speaker in (HOST, GUEST)
    ]


def _face(film: Film, number: int, speaker: int) -> truth.FaceTruth:
    rect = film.face(number, speaker)
    sides = (0.0, 0.0, 0.0, 0.0) if rect is None else (rect.x, rect.y, rect.w, rect.h)
    x, y, w, h = (round(side, 4) for side in sides)
    return truth.FaceTruth(
        time_ms=number * 1000 // FPS,
        speaker=speaker,
        visible=rect is not None,
        x=x,
        y=y,
        w=w,
        h=h,
        mouth=round(film.stances[speaker][number].pose.open, 3),
    )


def _write_json(path: Path, document: object) -> None:
    text = json.dumps(document, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")


def main() -> None:
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder for the four files")
    make(parser.parse_args().out)


if __name__ == "__main__":
    main()
