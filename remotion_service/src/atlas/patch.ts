/** A rectangle in pixels. */
export type Rect = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

/** What one caption state draws anew of the strip as the state before it left it. */
export type StateChange = {
  readonly state: number;
  /** True for the first state of a page of captions, which is drawn on an empty strip. */
  readonly fresh: boolean;
  /** Parts of the strip; positions and sizes are even. */
  readonly rects: readonly Rect[];
};

/** A part of the strip and where its picture lies: page of the atlas, position on it. */
export type Patch = {
  readonly state: number;
  readonly fresh: boolean;
  readonly strip: Rect;
  readonly page: number;
  readonly left: number;
  readonly top: number;
};

/** Where the pictures of all caption states lie; patches are in the order of their states. */
export type AtlasLayout = { readonly pages: number; readonly patches: readonly Patch[] };
