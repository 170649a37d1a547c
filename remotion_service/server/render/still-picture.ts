import type { Scene } from "../../src/layouts/scenes.ts";
import { windowAt } from "../../src/layouts/window-at.ts";
import { frameStartMs, type FrameRate } from "../../src/timing/frame-rate.ts";
import type { Piece } from "../../src/timing/pieces.ts";
import { mergeScenes } from "../media/merge-scenes.ts";
import type { PictureJob } from "../media/video-graph.ts";
import type { RenderJob } from "./render-job.ts";

/** Reading starts this much before the frame, so that the picture on screen at that moment is known. */
const leadMs = 500;

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

/** Frames between two that start at a whole millisecond: on those the film's clock can be started without rounding. */
const wholeMsFrames = ({ num, den }: FrameRate): number => num / divisor(num, 1000 * den);

const sourceFrame = (pieces: readonly Piece[], frame: number): number => {
  const piece = pieces.find(({ to }) => frame < to) ?? pieces.at(-1);
  return piece ? piece.start + frame - piece.from : frame;
};

/**
 * A scene of one frame. The other windows stay behind it, where no frame reaches them: how the filters move the camera
 * depends on all of a scene's windows, and the still is to be cut out exactly as in the film.
 */
const sceneAt = (scenes: readonly Scene[], frame: number): Scene[] => {
  const scene = mergeScenes(scenes).find(({ to }) => frame < to);
  const panels = scene?.panels.map((panel) => ({
    ...panel,
    windows: panel.windows.length > 1 ? [windowAt(panel, frame - scene.from), ...panel.windows] : panel.windows,
  }));
  return scene && panels ? [{ ...scene, from: 0, to: 1, panels }] : [];
};

/**
 * One frame of a film's picture, and where in the source's file reading for it starts. `readingStart` is told the
 * latest moment and says where to start for that one.
 */
export const stillPicture = async (
  { plan, spec, source }: Pick<RenderJob, "plan" | "spec" | "source">,
  frame: number,
  readingStart: (atMs: number) => Promise<number>,
): Promise<{ readonly seekS: number; readonly picture: PictureJob }> => {
  const wanted = sourceFrame(plan.pieces, frame);
  const clockStart = wanted - (wanted % wholeMsFrames(plan.rate));
  const startMs = plan.startMs + frameStartMs(clockStart, plan.rate);
  const seekMs = await readingStart(Math.max(0, startMs - leadMs));
  const picture = {
    video: source.video,
    scenes: sceneAt(plan.scenes, frame),
    output: spec.output,
    rate: plan.rate,
    pieces: [{ from: 0, to: 1, start: wanted - clockStart }],
    leadS: (startMs - seekMs) / 1000,
  };
  return { seekS: seekMs / 1000, picture };
};
