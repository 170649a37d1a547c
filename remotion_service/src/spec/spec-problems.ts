import type { Layout } from "./layout.ts";

type Word = { start_ms: number; end_ms: number };

type Checked = {
  source: { key: string; duration_ms: number };
  from_ms: number;
  to_ms: number;
  layouts: Layout[];
  captions: { words: Word[] } | null;
  output: { key: string; cover_key: string };
};

export type SpecProblem = { path: (string | number)[]; message: string };

const minClipMs = 100;
const maxClipMs = 600_000;

const spanProblems = ({ from_ms, to_ms, source }: Checked): SpecProblem[] => {
  const problems: SpecProblem[] = [];
  if (to_ms - from_ms < minClipMs || to_ms - from_ms > maxClipMs) {
    problems.push({ path: ["to_ms"], message: `a clip lasts ${minClipMs} to ${maxClipMs} ms` });
  }
  if (to_ms > source.duration_ms) {
    problems.push({ path: ["to_ms"], message: "the clip ends after the source" });
  }
  return problems;
};

const layoutProblems = ({ layouts, from_ms, to_ms }: Checked): SpecProblem[] => {
  let expected = 0;
  for (const [index, layout] of layouts.entries()) {
    if (layout.from_ms !== expected) {
      return [{ path: ["layouts", index, "from_ms"], message: `must be ${expected}: layouts are contiguous` }];
    }
    expected = layout.to_ms;
  }
  if (expected !== to_ms - from_ms) {
    return [{ path: ["layouts"], message: "layouts must cover the clip exactly" }];
  }
  return [];
};

const wordProblems = ({ captions, from_ms, to_ms }: Checked): SpecProblem[] => {
  let previous = 0;
  for (const [index, word] of (captions?.words ?? []).entries()) {
    const path = ["captions", "words", index];
    if (word.end_ms < word.start_ms) {
      return [{ path, message: "a word must not end before it starts" }];
    }
    if (word.start_ms < previous) {
      return [{ path, message: "words must be ordered by start_ms" }];
    }
    if (word.start_ms >= to_ms - from_ms) {
      return [{ path, message: "a word must start inside the clip" }];
    }
    previous = word.start_ms;
  }
  return [];
};

const keyProblems = ({ source, output }: Checked): SpecProblem[] => {
  const distinct = new Set([source.key, output.key, output.cover_key]).size === 3;
  return distinct ? [] : [{ path: ["output", "key"], message: "source, output and cover keys must differ" }];
};

/** Rules that span several fields of an otherwise well-formed RenderSpec. */
export const specProblems = (spec: Checked): SpecProblem[] => [
  ...spanProblems(spec),
  ...layoutProblems(spec),
  ...wordProblems(spec),
  ...keyProblems(spec),
];
