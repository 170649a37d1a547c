/** The video that the player shows. */
export const sample = { file: "sample.mp4", width: 1280, height: 720, fps: 30, durationMs: 12_000 } as const;
