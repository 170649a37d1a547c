import { clipLengthMs } from "./clip-length.ts";
import { compositionProblems } from "./composition-problems.ts";
import type { Layout } from "./layout.ts";
import type { Overlays } from "./overlays.ts";

type Word = { start_ms: number; end_ms: number };

type Checked = {
  composition: string;
  source: { key: string; width: number; height: number; duration_ms: number };
  from_ms: number;
  to_ms: number;
  keep: { from_ms: number; to_ms: number }[];
  layouts: Layout[];
  captions: { words: Word[] } | null;
  overlays: Overlays;
  output: { key: string; cover_key: string; width: number; height: number };
};

export type SpecProblem = { path: (string | number)[]; message: string };

const minClipMs = 100;
const maxClipMs = 600_000;

const spanProblems = (spec: Checked): SpecProblem[] => {
  const { from_ms, to_ms, source } = spec;
  const problems: SpecProblem[] = [];
  if (clipLengthMs(spec) < minClipMs || to_ms - from_ms > maxClipMs) {
    problems.push({ path: ["to_ms"], message: `a clip lasts ${minClipMs} to ${maxClipMs} ms` });
  }
  if (to_ms > source.duration_ms) {
    problems.push({ path: ["to_ms"], message: "the clip ends after the source" });
  }
  return problems;
};

const keepProblems = ({ keep, from_ms, to_ms }: Checked): SpecProblem[] => {
  let earliest = from_ms;
  for (const [index, piece] of keep.entries()) {
    if (piece.from_ms < earliest || piece.to_ms <= piece.from_ms || piece.to_ms > to_ms) {
      return [{ path: ["keep", index], message: "pieces must last and follow each other inside the clip" }];
    }
    earliest = piece.to_ms;
  }
  return [];
};

const layoutProblems = (spec: Checked): SpecProblem[] => {
  let expected = 0;
  for (const [index, layout] of spec.layouts.entries()) {
    if (layout.from_ms !== expected) {
      return [{ path: ["layouts", index, "from_ms"], message: `must be ${expected}: layouts are contiguous` }];
    }
    expected = layout.to_ms;
  }
  if (expected !== clipLengthMs(spec)) {
    return [{ path: ["layouts"], message: "layouts must cover the clip exactly" }];
  }
  return [];
};

const wordProblems = (spec: Checked): SpecProblem[] => {
  let previous = 0;
  for (const [index, word] of (spec.captions?.words ?? []).entries()) {
    const path = ["captions", "words", index];
    if (word.end_ms < word.start_ms) {
      return [{ path, message: "a word must not end before it starts" }];
    }
    if (word.start_ms < previous) {
      return [{ path, message: "words must be ordered by start_ms" }];
    }
    if (word.start_ms >= clipLengthMs(spec)) {
      return [{ path, message: "a word must start inside the clip" }];
    }
    previous = word.start_ms;
  }
  return [];
};

const hookProblems = (spec: Checked): SpecProblem[] => {
  const { hook } = spec.overlays;
  const path = ["overlays", "hook"];
  if (hook && hook.to_ms <= hook.from_ms) {
    return [{ path, message: "a hook must end after it starts" }];
  }
  return hook && hook.from_ms >= clipLengthMs(spec) ? [{ path, message: "a hook must start inside the clip" }] : [];
};

const keyProblems = ({ source, output, overlays }: Checked): SpecProblem[] => {
  const read = [source.key, overlays.watermark?.image_key ?? source.key];
  const distinct = output.key !== output.cover_key && ![output.key, output.cover_key].some((key) => read.includes(key));
  return distinct ? [] : [{ path: ["output", "key"], message: "keys that are read and written must differ" }];
};

/** Rules that span several fields of an otherwise well-formed RenderSpec. */
export const specProblems = (spec: Checked): SpecProblem[] => [
  ...spanProblems(spec),
  ...keepProblems(spec),
  ...layoutProblems(spec),
  ...wordProblems(spec),
  ...hookProblems(spec),
  ...compositionProblems(spec),
  ...keyProblems(spec),
];
