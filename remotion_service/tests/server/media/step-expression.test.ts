import { expect, test } from "vitest";
import { stepExpression } from "../../../server/media/step-expression.ts";

/** What ffmpeg would compute: its `if(lt(n,k),a,b)` as nested conditionals. */
const evaluate = (expression: string, n: number): number => {
  const match = /^if\(lt\(n,(\d+)\),(.*)\)$/.exec(expression);
  if (!match) {
    return Number(expression);
  }
  const [, edge, rest] = match;
  let depth = 0;
  const comma = Array.from(rest!).findIndex((character) => {
    depth += character === "(" ? 1 : character === ")" ? -1 : 0;
    return character === "," && depth === 0;
  });
  return evaluate(n < Number(edge) ? rest!.slice(0, comma) : rest!.slice(comma + 1), n);
};

const depth = (expression: string): number => {
  let open = 0;
  let deepest = 0;
  for (const character of expression) {
    open += character === "(" ? 1 : character === ")" ? -1 : 0;
    deepest = Math.max(deepest, open);
  }
  return deepest;
};

test("gives back every value of a table", () => {
  const values = Array.from({ length: 700 }, (_, index) => 500 + Math.round(500 * Math.sin(index / 40)));
  const expression = stepExpression(values);
  expect(values.map((_, index) => evaluate(expression, index))).toEqual(values);
  expect(evaluate(expression, 6000)).toBe(values.at(-1));
});

test("stays shallow enough for ffmpeg's parser", () => {
  expect(depth(stepExpression(Array.from({ length: 36_000 }, (_, index) => index % 2)))).toBeLessThan(40);
});

test("a table of one value is that value", () => {
  expect(stepExpression([7, 7, 7])).toBe("7");
});
