import type { AtlasLayout, Patch, Rect, StateChange } from "./patch.ts";

type Size = { readonly width: number; readonly height: number };
type Place = { readonly left: number; readonly top: number };

/** A row of a page: rectangles lie on it side by side, up to `left`. */
type Shelf = { readonly top: number; readonly height: number; left: number };

/** A rectangle may lie on a shelf this much higher than itself. */
const mostWaste = 1.35;

/** Place a rectangle on the lowest shelf that fits it well, or on a new one; null when the page is full. */
const place = (shelves: Shelf[], rect: Rect, page: Size): Place | null => {
  const fits = ({ left, height }: Shelf): boolean =>
    left + rect.width <= page.width && rect.height <= height && height <= mostWaste * rect.height;
  const [best] = shelves.filter(fits).sort((one, other) => one.height - other.height);
  const last = shelves.at(-1);
  const top = last ? last.top + last.height : 0;
  if (!best && top + rect.height > page.height) {
    return null;
  }
  const shelf = best ?? { top, height: rect.height, left: 0 };
  if (!best) {
    shelves.push(shelf);
  }
  const at = { left: shelf.left, top: shelf.top };
  shelf.left += rect.width;
  return at;
};

/**
 * Lay rectangles out on pages, none of them larger than a page.
 *
 * Pages fill up one after the other, so that whoever plays the states in order needs one page at a time.
 */
export const packPatches = (changes: readonly StateChange[], page: Size): AtlasLayout => {
  const patches: Patch[] = [];
  let shelves: Shelf[] = [];
  let number = 0;
  for (const { state, fresh, rects } of changes) {
    for (const strip of rects) {
      let at = place(shelves, strip, page);
      if (!at) {
        number += 1;
        shelves = [];
        at = place(shelves, strip, page) ?? { left: 0, top: 0 };
      }
      patches.push({ state, fresh, strip, page: number, ...at });
    }
  }
  return { pages: patches.length > 0 ? number + 1 : 0, patches };
};
