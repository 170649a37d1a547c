import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const packageRoot = fileURLToPath(new URL("../..", import.meta.url));

const script = `
  import { log } from "./server/log.ts";
  log("first");
  process.stdin.once("data", () => {
    log("into the void");
    setImmediate(() => {
      log("and again");
      setImmediate(() => process.exit(7));
    });
  });
`;

test("a reader that went away does not stop the service", async () => {
  const child = spawn("node", ["--import", "tsx", "--input-type=module", "-e", script], {
    cwd: packageRoot,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  expect(JSON.parse(line.toString())).toMatchObject({ event: "first" });
  child.stdout.destroy();
  const ended = once(child, "exit");
  child.stdin.end("go\n");
  expect(await ended).toEqual([7, null]);
}, 30_000);
