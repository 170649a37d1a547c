/** `state` shows from `frame` on; null is nothing. */
export type CaptionChange = { readonly frame: number; readonly state: number | null };

/** When what is shown changes; before the first change nothing is. */
export const captionChanges = (byFrame: readonly (number | null)[]): CaptionChange[] => {
  let last: number | null = null;
  return byFrame.flatMap((state, frame) => {
    if (state === last) {
      return [];
    }
    last = state;
    return [{ frame, state }];
  });
};
