import type { CaptionWordSpec } from "../src/spec/render-spec.ts";

const turns: readonly (readonly [fromMs: number, speaker: number, text: string])[] = [
  [100, 0, "Почему одни ролики досматривают до конца, а другие нет?"],
  [3_100, 1, "Всё решают первые три секунды. 🔥"],
  [6_100, 0, "То есть сначала — самое интересное?"],
  [9_100, 1, "Именно! А достопримечательности подождут."],
];

const letterMs = 42;
const pauseMs = 60;

/** A talk of two people who take turns every three seconds, as the sample video shows them. */
export const sampleWords: readonly CaptionWordSpec[] = turns.flatMap(([fromMs, speaker, text]) => {
  let start = fromMs;
  return text.split(" ").map((word) => {
    const end = start + Math.max(120, word.length * letterMs);
    const said = { text: word, start_ms: start, end_ms: end, speaker };
    start = end + pauseMs;
    return said;
  });
});
