import { describe, expect, test } from "vitest";
import type { CaptionPlan } from "../../../src/captions/caption-plan.ts";
import { captionState } from "../../../src/captions/caption-state.ts";
import { captionTimeline } from "../../../src/captions/caption-timeline.ts";
import { planCaptions } from "../../../src/captions/plan-captions.ts";
import { captionStyle } from "../../../src/spec/caption-style.ts";
import type { CaptionWordSpec } from "../../../src/spec/render-spec.ts";
import { frameRate } from "../../../src/timing/frame-rate.ts";
import { halfEm, say } from "../../support/words.ts";

const plan = (words: CaptionWordSpec[]): CaptionPlan =>
  planCaptions(words, captionStyle.parse({}), { width: 1080, height: 1920, durationMs: 60_000 }, halfEm);

const clock = { rate: frameRate(25), animationFrames: 0 };

describe("captionState", () => {
  const words = plan([...say("да да да", 100, 400), ...say("Потом.", 3000)]);
  const at = (ms: number) => captionState(words, ms / 40, clock);

  test("nothing before the first word and in a long silence", () => {
    expect(at(80)).toBeNull();
    expect(at(2000)).toBeNull();
  });

  test("marks equal words by their place, one after another", () => {
    expect([at(120), at(520), at(920)].map((state) => state?.word)).toEqual([0, 1, 2]);
  });

  test("the page outlives its last word, then goes", () => {
    expect(at(1640)).toEqual({ page: 0, word: 2, step: 0 });
    expect(at(1720)).toBeNull();
  });

  test("the next page starts with its first word", () => {
    expect(at(2960)).toBeNull();
    expect(at(3000)).toEqual({ page: 1, word: 0, step: 0 });
  });

  test("in a pause inside a page nothing is marked, but the words stay", () => {
    const paused = plan([...say("раз"), ...say("два", 1050)]);
    expect(captionState(paused, 20, clock)).toEqual({ page: 0, word: null, step: 0 });
  });

  test("animation steps count from the word's first frame and then rest", () => {
    const steps = [3, 4, 5, 6, 7, 8].map((frame) => captionState(words, frame, { ...clock, animationFrames: 3 })?.step);
    expect(steps).toEqual([0, 1, 2, 3, 3, 3]);
  });

  test("at 29.97 frames per second a word starts on the first frame not before it", () => {
    const late = plan(say("раз", 1001));
    const ntsc = { rate: frameRate(29.97), animationFrames: 0 };
    expect(captionState(late, 29, ntsc)).toBeNull();
    expect(captionState(late, 30, ntsc)).toEqual({ page: 0, word: 0, step: 0 });
  });
});

describe("captionTimeline", () => {
  test("finds each picture once, in order, and says which one every frame shows", () => {
    const timeline = captionTimeline(plan(say("раз два три.", 200, 400)), 60, clock);
    expect(timeline.states).toHaveLength(3);
    expect(timeline.byFrame).toHaveLength(60);
    expect(timeline.byFrame.slice(0, 5)).toEqual([null, null, null, null, null]);
    expect(timeline.byFrame.slice(5, 45)).toEqual([...fill(0, 10), ...fill(1, 10), ...fill(2, 20)]);
    expect(timeline.byFrame.slice(45).every((state) => state === null)).toBe(true);
  });
});

const fill = (value: number, count: number): number[] => Array.from({ length: count }, () => value);
