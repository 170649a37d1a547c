import { describe, expect, test } from "vitest";
import type { CaptionPlan } from "../../../src/captions/caption-plan.ts";
import { captionState } from "../../../src/captions/caption-state.ts";
import { captionTimeline } from "../../../src/captions/caption-timeline.ts";
import { highlightNames } from "../../../src/captions/highlights/names.ts";
import { planCaptions } from "../../../src/captions/plan-captions.ts";
import { captionStyle, type CaptionStyle } from "../../../src/spec/caption-style.ts";
import type { CaptionWordSpec } from "../../../src/spec/render-spec.ts";
import { frameRate } from "../../../src/timing/frame-rate.ts";
import { halfEm, say } from "../../support/words.ts";

const plan = (words: CaptionWordSpec[], style: Partial<CaptionStyle> = {}): CaptionPlan =>
  planCaptions(words, captionStyle.parse(style), { width: 1080, height: 1920, durationMs: 60_000 }, halfEm);

const rate = frameRate(25);

describe("captionState", () => {
  const words = plan([...say("да да да", 100, 400), ...say("Потом.", 3000)]);
  const at = (ms: number) => captionState(words, ms / 40, rate);

  test("nothing before the first word and in a long silence", () => {
    expect(at(80)).toBeNull();
    expect(at(2000)).toBeNull();
  });

  test("marks equal words by their place, one after another", () => {
    expect([at(120), at(520), at(920)].map((state) => state?.word)).toEqual([0, 1, 2]);
  });

  test("the page outlives its last word, then goes", () => {
    expect(at(1640)).toEqual({ page: 0, turn: 1, word: 2, mark: 1, arrivals: [] });
    expect(at(1720)).toBeNull();
  });

  test("the next page starts with its first word", () => {
    expect(at(2960)).toBeNull();
    expect(at(3000)).toEqual({ page: 1, turn: 1, word: 0, mark: 1, arrivals: [] });
  });

  test("in a pause inside a page nothing is marked, but the words stay", () => {
    const paused = plan([...say("раз"), ...say("два", 1050)]);
    expect(captionState(paused, 20, rate)).toEqual({ page: 0, turn: 1, word: null, mark: 1, arrivals: [] });
  });

  test("with karaoke the last word stays marked through a pause", () => {
    const paused = plan([...say("раз"), ...say("два", 1050)], { highlight_style: "karaoke" });
    expect(captionState(paused, 20, rate)).toMatchObject({ word: 0, mark: 1 });
  });

  test("without a highlight no word is marked", () => {
    expect(captionState(plan(say("да да да"), { highlight_style: "none" }), 10, rate)?.word).toBeNull();
  });

  test("a highlight moves from its word's first frame and then rests", () => {
    const jumping = plan(say("да да да", 100, 400), { highlight_style: "pop_in" });
    const marks = [3, 4, 5, 6, 7, 8, 9].map((frame) => captionState(jumping, frame, rate)?.mark);
    expect(marks).toEqual([...marks].sort());
    expect(marks[0]).toBeLessThan(0.5);
    expect(marks.slice(-2)).toEqual([1, 1]);
  });

  test("words come in one after another, equal ones too, and stay", () => {
    const fading = plan(say("да да да", 100, 400), { word_entrance: "fade" });
    const arrivals = (ms: number) => captionState(fading, ms / 40, rate)?.arrivals;
    expect(arrivals(120)).toEqual([expect.toSatisfy((share: number) => share > 0 && share < 1), 0, 0]);
    expect(arrivals(480)).toEqual([1, 0, 0]);
    expect(arrivals(1600)).toEqual([1, 1, 1]);
  });

  test("each page makes its own way in", () => {
    const sliding = plan([...say("раз", 100), ...say("Два.", 3000)], { transition: "slide" });
    const turns = [120, 360, 3000, 3280].map((ms) => captionState(sliding, ms / 40, rate)?.turn);
    expect(turns[0]).toBeLessThan(0.5);
    expect(turns[2]).toBe(turns[0]);
    expect([turns[1], turns[3]]).toEqual([1, 1]);
  });

  test("at 29.97 frames per second a word starts on the first frame not before it", () => {
    const late = plan(say("раз", 1001));
    const ntsc = frameRate(29.97);
    expect(captionState(late, 29, ntsc)).toBeNull();
    expect(captionState(late, 30, ntsc)).toMatchObject({ page: 0, word: 0 });
  });
});

describe("captionTimeline", () => {
  test("finds each picture once, in order, and says which one every frame shows", () => {
    const timeline = captionTimeline(plan(say("раз два три.", 200, 400)), 60, rate);
    expect(timeline.states).toHaveLength(3);
    expect(timeline.byFrame).toHaveLength(60);
    expect(timeline.byFrame.slice(0, 5)).toEqual([null, null, null, null, null]);
    expect(timeline.byFrame.slice(5, 45)).toEqual([...fill(0, 10), ...fill(1, 10), ...fill(2, 20)]);
    expect(timeline.byFrame.slice(45).every((state) => state === null)).toBe(true);
  });

  test("a page's place holds until the next page comes", () => {
    const [one, other] = plan([...say("раз", 200), ...say("два", 2_000)]).pages;
    const apart = { ...plan(say("раз")), pages: [one!, { ...other!, top: 850 }] };
    const { byFrame, topByFrame } = captionTimeline(apart, 60, rate);
    expect(byFrame[30]).toBeNull();
    expect(topByFrame).toEqual([...fill(one!.top, 50), ...fill(850, 10)]);
  });

  test.each(highlightNames)("%s needs no more pictures than the film has frames, and few at 60 per second", (name) => {
    const long = plan(say("раз два три четыре пять шесть семь восемь", 0, 350), { highlight_style: name });
    const pictures = (fps: number): number => captionTimeline(long, 3 * fps, frameRate(fps)).states.length;
    expect(pictures(60)).toBeLessThan(3 * 20);
    expect(pictures(60)).toBeLessThanOrEqual(1.2 * pictures(30));
  });

  test("a glow that pulses for a minute has a handful of pictures", () => {
    const held = plan([{ text: "а-а-а", start_ms: 0, end_ms: 50_000 }], { highlight_style: "glow_pulse" });
    expect(captionTimeline(held, 50 * 25, rate).states).toHaveLength(4);
  });
});

const fill = (value: number, count: number): number[] => Array.from({ length: count }, () => value);
