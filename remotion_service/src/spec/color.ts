import { z } from "zod";

export const color = z.string().regex(/^#([0-9a-fA-F]{6}|[0-9a-fA-F]{8})$/, "a colour is #rrggbb or #rrggbbaa");
