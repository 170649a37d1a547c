import type { Scene } from "../../src/layouts/scenes.ts";
import type { FrameRate } from "../../src/timing/frame-rate.ts";
import { framesRead, isWhole, type Piece } from "../../src/timing/pieces.ts";
import { toneMap } from "./colour.ts";
import { mergeScenes } from "./merge-scenes.ts";
import type { VideoFacts } from "./probe.ts";
import { sceneGraph } from "./scene-graph.ts";
import { stepExpression } from "./step-expression.ts";

export type PictureJob = {
  readonly video: VideoFacts;
  readonly scenes: readonly Scene[];
  readonly output: { readonly width: number; readonly height: number };
  readonly rate: FrameRate;
  readonly pieces: readonly Piece[];
  /** Seconds between the first picture that is read and frame 0 of the pieces' `start`. */
  readonly leadS: number;
};

const rateText = ({ num, den }: FrameRate): string => `${num}/${den}`;

/** Filter that lets the pieces' frames through and counts them anew; none when every frame is wanted. */
const chosen = (pieces: readonly Piece[]): string => {
  if (isWhole(pieces)) {
    return "";
  }
  const wanted = Array<number>(framesRead(pieces) + 1).fill(0);
  for (const { from, to, start } of pieces) {
    wanted.fill(1, start, start + to - from);
  }
  return `,select='${stepExpression(wanted)}',setpts=N`;
};

const sceneChains = (job: PictureJob): string[] => {
  const fed = job.scenes.map((_, index) => `[in${index}]`);
  const chains = job.scenes.flatMap((scene, index) => {
    const cut = `[cut${index}]`;
    return [
      `${fed[index] ?? ""}trim=start_frame=${scene.from}:end_frame=${scene.to},setpts=PTS-STARTPTS${cut}`,
      ...sceneGraph(scene, job.video, job.output, { in: cut, out: `[scene${index}]` }),
    ];
  });
  // Screens that are shared change their size in the middle; everything after this counts in the first one's pixels.
  return [`scale=${job.video.width}:${job.video.height},split=${fed.length}${fed.join("")}`, ...chains];
};

/**
 * Filter chains from the source's pictures to the finished ones without captions.
 *
 * Every scene is cut out by frame number, so cuts between layouts are frame exact. Frame times are written anew at the
 * end, counted in frames: microseconds, which `concat` counts in, would be rounded down and pair a picture with the
 * caption before its own.
 */
export const pictureGraph = (order: PictureJob, input: string, out: string): string[] => {
  const job = { ...order, scenes: mergeScenes(order.scenes) };
  const rate = rateText(job.rate);
  const steady =
    `${input}setpts=PTS-${job.leadS.toFixed(6)}/TB,fps=${rate}:start_time=0,` +
    `tpad=stop_mode=clone:stop=${framesRead(job.pieces)}${chosen(job.pieces)}`;
  const [head, ...chains] = sceneChains(job);
  const joined = job.scenes.map((_, index) => `[scene${index}]`).join("");
  const finish = [
    `concat=n=${job.scenes.length}`,
    `settb=${job.rate.den}/${job.rate.num}`,
    "setpts=N",
    ...toneMap(job.video),
    "setsar=1",
  ];
  return [`${steady},${head ?? ""}`, ...chains, `${joined}${finish.join(",")}${out}`];
};
