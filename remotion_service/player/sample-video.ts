import { execFile } from "node:child_process";
import { mkdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { sample } from "./sample-format.ts";

const execute = promisify(execFile);

const { width, height, fps, durationMs } = sample;
const seconds = durationMs / 1000;

/** A head and shoulders, drawn once, in a colour and with a light behind them. */
const person = (red: number, green: number, blue: number): string => {
  const head = "hypot((X-160)/95,(Y-130)/115)";
  const body = "hypot((X-160)/158,(Y-470)/215)";
  const lit = (value: number): string => `clip(${value}*(1.25-Y/700)*(1.15-X/900),0,255)`;
  return (
    `color=black:s=320x460:r=1:d=1,format=rgba,` +
    `geq=r='${lit(red)}':g='${lit(green)}':b='${lit(blue)}':a='clip(9000*(1-min(${head},${body})),0,255)',loop=-1:1,fps=${fps}`
  );
};

/** Two people in front of a slow gradient; whoever speaks moves. */
const picture = [
  `gradients=s=${width}x${height}:r=${fps}:d=${seconds}:c0=0x16324f:c1=0x2f6f73:c2=0x5b2a57:n=3:speed=0.008[room]`,
  `${person(236, 150, 96)}[left]`,
  `${person(104, 196, 158)}[right]`,
  `[room][left]overlay=x='190+14*sin(2*t)':y='250+10*abs(sin(5*t))*lt(mod(t,6),3)':shortest=1[one]`,
  `[one][right]overlay=x='770+14*cos(2*t)':y='250+10*abs(sin(5*t))*gte(mod(t,6),3)':shortest=1,format=yuv420p[v]`,
].join(";");

const sound = `aevalsrc='0.2*sin(2*PI*if(lt(mod(t,6),3),180,260)*t)*abs(sin(5*t))':s=48000:d=${seconds}[a]`;

/** Make the video that the player shows, unless it is there. Returns its path. */
export const sampleVideo = async (ffmpeg: string, folder: string): Promise<string> => {
  const path = join(folder, sample.file);
  if (await stat(path).catch(() => null)) {
    return path;
  }
  await mkdir(folder, { recursive: true });
  const partial = join(folder, `${process.pid}-${sample.file}`);
  const codec = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "23", "-g", String(fps), "-c:a", "aac"];
  const filters = ["-filter_complex", `${picture};${sound}`, "-map", "[v]", "-map", "[a]", "-t", String(seconds)];
  try {
    await execute(ffmpeg, ["-v", "error", "-nostdin", "-y", ...filters, ...codec, "-movflags", "+faststart", partial]);
    await rename(partial, path);
  } finally {
    await rm(partial, { force: true });
  }
  return path;
};
