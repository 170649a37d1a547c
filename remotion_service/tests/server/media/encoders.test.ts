import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EncoderHost } from "../../../server/media/encoder-host.ts";
import { hardwareEncoders, x264, type Encoder, type VideoOrder } from "../../../server/media/encoders.ts";
import { proveEncoder } from "../../../server/media/prove-encoder.ts";
import { ProcessError } from "../../../server/process/run.ts";
import { fakeFfmpeg } from "../../support/fake-ffmpeg.ts";

const never = new AbortController().signal;
const order: VideoOrder = {
  crf: 20,
  preset: "veryfast",
  draft: false,
  bitrates: { video: 9_000_000, buffer: 13_500_000, audio: 160_000 },
  limited: true,
  rate: { num: 30, den: 1 },
  width: 1080,
  height: 1920,
};
const options = (encoder: Encoder, changes: Partial<VideoOrder> = {}): string =>
  encoder.options({ ...order, ...changes }).join(" ");

const device = "/dev/dri/renderD129";
const [nvenc, vaapi] = hardwareEncoders("auto", device, "linux") as [Encoder, Encoder];
const [videotoolbox] = hardwareEncoders("auto", device, "darwin") as [Encoder];

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "encoders-"));
});

afterAll(() => rm(folder, { recursive: true }));

describe("every encoder", () => {
  test.each([x264, nvenc, vaapi, videotoolbox])("$name keeps to the rate and says the colours", (encoder) => {
    expect(options(encoder)).toContain("-maxrate 9000000 -bufsize 13500000");
    expect(options(encoder)).toContain("-g 60 -colorspace bt709");
    expect(options(encoder)).toContain(`-c:v ${encoder.name}`);
  });

  test.each([
    [x264, "-crf 20", "-preset ultrafast -crf 26"],
    [nvenc, "-cq 20", "-preset p1 -rc vbr -cq 26"],
    [vaapi, "-global_quality 20", "-global_quality 26"],
    [videotoolbox, "-b:v 8087040", "-b:v 4043520"],
  ])("$name spends less on a draft", (encoder, final, draft) => {
    expect(options(encoder)).toContain(final);
    expect(options(encoder, { draft: true })).toContain(draft);
  });

  test("a choice names what is tried", () => {
    const names = (choice: Parameters<typeof hardwareEncoders>[0]): string[] =>
      hardwareEncoders(choice, device, "linux").map(({ name }) => name);
    expect(names("auto")).toEqual(["h264_nvenc", "h264_vaapi"]);
    expect(names("x264")).toEqual([]);
    expect(names("vaapi")).toEqual(["h264_vaapi"]);
    expect(names("videotoolbox")).toEqual(["h264_videotoolbox"]);
    expect(vaapi.device).toEqual(["-vaapi_device", device]);
  });
});

describe("the proof", () => {
  const prove = async (ffmpeg: string, encoder: Encoder): Promise<void> =>
    proveEncoder(ffmpeg, encoder, { scratch: folder, signal: never });

  test("is passed by an encoder that gives back what went in", async () => {
    await prove("ffmpeg", x264);
    await prove(await fakeFfmpeg(folder, "works"), nvenc);
    expect((await readdir(folder)).filter((name) => name.endsWith(".mp4"))).toEqual([]);
  });

  test("is failed by one that is compiled in without its hardware", async () => {
    await expect(prove("ffmpeg", nvenc)).rejects.toBeInstanceOf(ProcessError);
    await expect(prove(await fakeFfmpeg(folder, "absent"), nvenc)).rejects.toMatchObject({
      stderr: expect.stringContaining("libcuda") as string,
    });
  });

  test("is failed by one that makes something else of the pictures", async () => {
    await expect(prove(await fakeFfmpeg(folder, "lies"), nvenc)).rejects.toThrow("12 of 12 frames came back");
  });
});

describe("the host", () => {
  const failure = new ProcessError("failed", "ffmpeg ended with status 1", "device lost");
  const proving = (...works: Encoder[]) => {
    const asked: string[] = [];
    const host = new EncoderHost([nvenc, vaapi], (encoder) => {
      asked.push(encoder.name);
      return works.includes(encoder) ? Promise.resolve() : Promise.reject(failure);
    });
    return { host, asked, works };
  };

  test("takes the first that works, x264 when none does", async () => {
    const some = proving(vaapi);
    await some.host.choose();
    expect(some.asked).toEqual(["h264_nvenc", "h264_vaapi"]);
    expect(some.host.current.name).toBe("h264_vaapi");
    const none = proving();
    await none.host.choose();
    expect(none.host.current).toBe(x264);
  });

  test("a failure midway is made good by x264, and the hardware proves itself anew", async () => {
    const { host, works } = proving(nvenc);
    await host.choose();
    const tried: string[] = [];
    const encode = (encoder: Encoder): Promise<string> => {
      tried.push(encoder.name);
      works.length = 0;
      return encoder === x264 ? Promise.resolve("film") : Promise.reject(failure);
    };
    expect(await host.use(never, encode)).toEqual(["film", x264]);
    expect(tried).toEqual(["h264_nvenc", "libx264"]);
    expect(host.current).toBe(x264);
  });

  test("hardware that proves itself and fails again and again is left alone", async () => {
    const { host } = proving(nvenc);
    await host.choose();
    let hardware = 0;
    for (let render = 0; render < 5; render += 1) {
      await host.use(never, (encoder) => {
        hardware += encoder === x264 ? 0 : 1;
        return encoder === x264 ? Promise.resolve("film") : Promise.reject(failure);
      });
    }
    expect(hardware).toBe(3);
    expect(host.current).toBe(x264);
  });

  test("errors that are not the encoder's, of x264, and cancels are nobody's fault", async () => {
    const { host } = proving(nvenc);
    await expect(host.use(never, () => Promise.reject(failure))).rejects.toBe(failure);
    await host.choose();
    const other = new Error("the browser is gone");
    await expect(host.use(never, () => Promise.reject(other))).rejects.toBe(other);
    const cancelled = AbortSignal.abort(new Error("cancelled"));
    await expect(host.use(cancelled, () => Promise.reject(failure))).rejects.toThrow("cancelled");
    expect(host.current).toBe(nvenc);
  });
});
