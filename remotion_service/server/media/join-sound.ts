import type { FrameRate } from "../../src/timing/frame-rate.ts";
import { isWhole, type Piece } from "../../src/timing/pieces.ts";

export type JoinedSound = {
  readonly pieces: readonly Piece[];
  readonly rate: FrameRate;
  readonly sampleRate: number;
};

/** Long enough that a join does not click, short enough that nobody hears it. */
const fadeMs = 8;

/**
 * Filters that leave the pieces of a sound that starts with the source's first frame read, one after the other; none
 * when there is one piece that starts there, because then there is nothing to join.
 *
 * Pieces are cut by sample at the very frames the picture is cut at. Each is as long as its frames are in the short,
 * counted from the short's start, so that roundings to samples do not add up.
 */
export const joinSound = ({ pieces, rate, sampleRate }: JoinedSound): string[] => {
  if (isWhole(pieces)) {
    return [];
  }
  const sampleAt = (frame: number): number => Math.round((frame * rate.den * sampleRate) / rate.num);
  const fade = (fadeMs * sampleRate) / 1000;
  const pads = (name: string): string => pieces.map((_, index) => `[${name}${index}]`).join("");
  const cuts = pieces.map((piece, index) => {
    const start = sampleAt(piece.start);
    const length = sampleAt(piece.to) - sampleAt(piece.from);
    return (
      `[heard${index}]atrim=start_sample=${start}:end_sample=${start + length},asetpts=PTS-STARTPTS,` +
      `afade=t=in:ns=${fade},afade=t=out:ss=${Math.max(0, length - fade)}:ns=${fade}[kept${index}]`
    );
  });
  const join = `${pads("kept")}concat=n=${pieces.length}:v=0:a=1`;
  return [[`asplit=${pieces.length}${pads("heard")}`, ...cuts, join].join(";")];
};
