import type { RenderSpec } from "../../src/spec/render-spec.ts";
import { captionStyle } from "../../src/spec/caption-style.ts";
import { ffmpeg } from "./ffmpeg.ts";
import type { TestService } from "./service.ts";
import { makeSpec } from "./spec.ts";

/** Put a source of six seconds into the service's storage. */
export const addSmallSource = (service: TestService): Promise<string> => {
  const talk = ["-f", "lavfi", "-i", "testsrc2=s=640x360:r=25:d=6", "-f", "lavfi", "-i", "sine=f=440:d=6"];
  const h264 = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac"];
  return ffmpeg(...talk, ...h264, service.object("in/source.mp4"));
};

/** A request of a second in a small picture, with a caption, stored under its id. */
export const smallSpec = (id: string, changes: Parameters<typeof makeSpec>[0] = {}): RenderSpec =>
  makeSpec({
    id,
    source: { width: 640, height: 360, duration_ms: 6000 },
    to_ms: 1000,
    captions: { style: captionStyle.parse({}), words: [{ text: "Привет!", start_ms: 100, end_ms: 900 }] },
    ...changes,
    output: { key: `out/${id}.mp4`, cover_key: `out/${id}.jpg`, width: 180, height: 320, ...changes.output },
  });
