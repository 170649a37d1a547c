import { z } from "zod";
import { cropConfig } from "./crop-config.ts";

const times = { from_ms: z.int().min(0), to_ms: z.int().min(1) };

/** One window over the whole picture. */
const single = z.strictObject({
  kind: z.literal("single"),
  panels: z.array(cropConfig).length(1),
  ...times,
});

/** Two windows, the first above the second, each half as high as the picture. */
const split = z.strictObject({
  kind: z.literal("split"),
  panels: z.array(cropConfig).length(2),
  ...times,
});

/** The whole frame over its own blurred, darkened enlargement; a panel is accepted and ignored. */
const fit = z.strictObject({
  kind: z.literal("fit"),
  panels: z.array(cropConfig).max(1),
  ...times,
});

/** What fills the picture between two moments; times count from the clip's start. */
export const layout = z
  .discriminatedUnion("kind", [single, split, fit])
  .refine((value) => value.to_ms > value.from_ms, "a layout must end after it starts");

export type Layout = z.infer<typeof layout>;
export type LayoutKind = Layout["kind"];
