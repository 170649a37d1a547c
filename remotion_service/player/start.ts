import { servePlayer } from "./serve.ts";

const usualPort = 3002;

const { url } = await servePlayer(
  process.env["FFMPEG_PATH"] ?? "ffmpeg",
  Number(process.env["PLAYER_PORT"] ?? usualPort),
);
process.stdout.write(`${url}\n`);
