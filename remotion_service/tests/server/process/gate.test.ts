import { expect, test } from "vitest";
import { Gate } from "../../../server/process/gate.ts";
import { TimeLimit } from "../../../server/process/time-limit.ts";

const never = new AbortController().signal;

test("a gate lets the next in when one has left, in order", async () => {
  const gate = new Gate(1);
  const order: string[] = [];
  let leave = (): void => undefined;
  const first = gate.pass(never, async () => {
    order.push("first in");
    await new Promise<void>((resolve) => (leave = resolve));
    order.push("first out");
  });
  const pass = (name: string) =>
    gate.pass(never, () => {
      order.push(name);
      return Promise.resolve();
    });
  const others = [pass("second"), pass("third")];
  await expect.poll(() => order).toEqual(["first in"]);
  expect(gate.waiting).toBe(2);
  leave();
  await Promise.all([first, ...others]);
  expect(order).toEqual(["first in", "first out", "second", "third"]);
});

test("who gives up leaves the line, and a failure frees its place", async () => {
  const gate = new Gate(1);
  let fail: ((error: Error) => void) | undefined;
  const first = gate.pass(never, () => new Promise<void>((_, reject) => (fail = reject)));
  const impatient = new AbortController();
  const second = gate.pass(impatient.signal, () => Promise.resolve("never"));
  const third = gate.pass(never, () => Promise.resolve("third"));
  impatient.abort(new Error("enough"));
  await expect(second).rejects.toThrow("enough");
  fail?.(new Error("broken"));
  await expect(first).rejects.toThrow("broken");
  expect(await third).toBe("third");
  expect(await gate.pass(never, () => Promise.resolve("free again"))).toBe("free again");
});

test("a time limit counts working time only", async () => {
  const limit = new TimeLimit(30);
  limit.pause();
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(limit.signal.aborted).toBe(false);
  limit.resume();
  await expect.poll(() => limit.signal.aborted).toBe(true);
});
