type Stretch = { from_ms: number; to_ms: number };

/** Length of the finished short: of what is kept, or of the whole stretch when nothing is said about that. */
export const clipLengthMs = ({ from_ms, to_ms, keep }: Stretch & { keep: readonly Stretch[] }): number =>
  keep.length === 0 ? to_ms - from_ms : keep.reduce((sum, piece) => sum + piece.to_ms - piece.from_ms, 0);
