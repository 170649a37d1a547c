import type { Piece } from "../timing/pieces.ts";
import type { Scene, ScenePanel } from "./scenes.ts";

/** A part of a scene that the source fills without a gap; `start` is its first frame there (see Piece). */
export type Shot = { readonly scene: Scene; readonly start: number };

const part = (scene: Scene, from: number, to: number): Scene => {
  const panel = ({ box, windows }: ScenePanel): ScenePanel => ({
    box,
    windows: windows.length > 1 ? windows.slice(from - scene.from, to - scene.from) : windows,
  });
  return { kind: scene.kind, from, to, panels: scene.panels.map(panel) };
};

/** Scenes cut wherever the source jumps. */
export const shots = (scenes: readonly Scene[], pieces: readonly Piece[]): Shot[] =>
  scenes.flatMap((scene) =>
    pieces.flatMap((piece) => {
      const from = Math.max(scene.from, piece.from);
      const to = Math.min(scene.to, piece.to);
      return to > from ? [{ scene: part(scene, from, to), start: piece.start + from - piece.from }] : [];
    }),
  );
