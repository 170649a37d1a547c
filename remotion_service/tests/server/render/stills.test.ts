import { expect, test } from "vitest";
import { Stills, StillsBusyError } from "../../../server/render/stills.ts";
import { makeSpec } from "../../support/spec.ts";

const never = new AbortController().signal;

test("two are made at once, a few more wait, the rest is sent away; who leaves makes room", async () => {
  const finish: (() => void)[] = [];
  const scratch = {
    within: () =>
      new Promise<void>((resolve) => {
        finish.push(resolve);
      }),
  };
  const stills = new Stills({ scratch } as unknown as ConstructorParameters<typeof Stills>[0]);
  const take = (signal = never): Promise<unknown> => stills.make({ spec: makeSpec(), at_ms: 0, key: "a.jpg" }, signal);
  const impatient = new AbortController();
  const taken = [take(), take(), take(impatient.signal), ...Array.from({ length: 15 }, () => take())];
  await expect.poll(() => stills.counts).toMatchObject({ running: 2, waiting: 16 });
  await expect(take()).rejects.toBeInstanceOf(StillsBusyError);
  impatient.abort(new Error("gone"));
  await expect(taken[2]).rejects.toThrow("gone");
  taken.push(take());
  for (let made = 0; made < 18; made += 1) {
    await expect.poll(() => finish.length).toBeGreaterThan(made);
    finish[made]?.();
  }
  await Promise.allSettled(taken);
  expect(stills.counts).toEqual({ running: 0, waiting: 0, done: 18, failed: 0 });
  await stills.close();
});
