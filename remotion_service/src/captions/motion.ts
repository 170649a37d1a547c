/**
 * How far a movement has come, 1 at rest, by the time since it began and the time its word is spoken, in ms.
 *
 * It takes few values: every one of them is a picture to draw.
 */
export type Motion = (elapsedMs: number, spokenMs: number) => number;

/** Faster films show each picture of a movement on several frames. */
const picturesPerSecond = 30;

/** Keeps a frame that begins exactly with a picture from falling before it. */
const epsilon = 1e-6;

export const still: Motion = () => 1;

/** Moves for `ms` and rests; the first picture has moved already. */
export const once = (ms: number): Motion => {
  const moving = Math.round((ms * picturesPerSecond) / 1000);
  return (elapsedMs) => {
    const picture = Math.floor((elapsedMs * picturesPerSecond) / 1000 + epsilon);
    return picture >= moving ? 1 : (picture + 1) / (moving + 1);
  };
};

/** Moves steadily while the word is spoken, in steps of about `stepMs`. */
export const throughWord =
  (stepMs: number): Motion =>
  (elapsedMs, spokenMs) => {
    const steps = Math.max(1, Math.round(spokenMs / stepMs));
    return elapsedMs >= spokenMs
      ? 1
      : (Math.min(steps - 1, Math.floor((elapsedMs / spokenMs) * steps + epsilon)) + 0.5) / steps;
  };

/** Goes from 1 to 0 and back every `ms`, for ever; the way back shows the same `pictures`. */
export const cycle = (ms: number, pictures: number): Motion => {
  const last = pictures - 1;
  return (elapsedMs) => {
    const picture = Math.floor((elapsedMs / ms) * 2 * last + epsilon) % (2 * last);
    return Math.abs(last - picture) / last;
  };
};
