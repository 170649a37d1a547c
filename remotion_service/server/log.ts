type Fields = Readonly<Record<string, string | number | boolean | null | undefined>>;

// Whoever read the log may be gone; that is no reason to stop rendering.
process.stdout.on("error", () => undefined);

/** Write one event as a JSON line on stdout. Callers pass no secrets and no paths. */
export const log = (event: string, fields: Fields = {}): void => {
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), event, ...fields })}\n`);
};
