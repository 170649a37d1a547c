import type { Rect } from "./patch.ts";

/** Marks the element that holds a whole word of the captions with everything drawn for it. */
const wordAttribute = "data-word";

/** How far anything may draw past the boxes of its elements, in pixels. */
type Inset = { readonly x: number; readonly y: number };

const sameTag = (one: Element, other: Element): boolean =>
  one.children.length === other.children.length && one.cloneNode(false).isEqualNode(other.cloneNode(false));

/** Pairs of words that differ, or null when anything else does. */
const changedWords = (before: Element, after: Element): [Element, Element][] | null => {
  if (before.isEqualNode(after)) {
    return [];
  }
  if (before.hasAttribute(wordAttribute) && after.hasAttribute(wordAttribute)) {
    return [[before, after]];
  }
  if (!sameTag(before, after) || after.children.length === 0) {
    return null;
  }
  const below = [...after.children].map((child, index) => changedWords(before.children[index] ?? child, child));
  return below.includes(null) ? null : below.flatMap((pairs) => pairs ?? []);
};

const evenDown = (value: number): number => 2 * Math.floor(value / 2);
const evenUp = (value: number): number => 2 * Math.ceil(value / 2);

/** The part of the strips that elements in them draw on. Strips lie upon each other. */
const rectAround = (elements: readonly Element[], strip: Element, inset: Inset): Rect => {
  const all = elements.flatMap((element) => [element, ...element.querySelectorAll("*")]);
  const boxes = all.map((element) => element.getBoundingClientRect());
  const { left: x, top: y, width, height } = strip.getBoundingClientRect();
  const left = Math.max(0, evenDown(Math.min(...boxes.map((box) => box.left)) - x - inset.x));
  const top = Math.max(0, evenDown(Math.min(...boxes.map((box) => box.top)) - y - inset.y));
  const right = Math.min(width, evenUp(Math.max(...boxes.map((box) => box.right)) - x + inset.x));
  const bottom = Math.min(height, evenUp(Math.max(...boxes.map((box) => box.bottom)) - y + inset.y));
  return { left, top, width: right - left, height: bottom - top };
};

/** The part of a strip that anything is drawn on. */
export const drawnRect = (strip: Element, inset: Inset): Rect => rectAround([...strip.children], strip, inset);

/**
 * The parts of a strip in which two drawings of it, laid upon each other, may differ: around each word that does, all
 * that is drawn when the difference lies elsewhere.
 */
export const changedRects = (before: Element, after: Element, inset: Inset): Rect[] => {
  const words = changedWords(before, after);
  return words === null
    ? [rectAround([...before.children, ...after.children], after, inset)]
    : words.map((pair) => rectAround(pair, after, inset));
};
