/** How long a page stays when nobody speaks after it. */
const lingerMs = 400;

/** A page stays at least this long when nothing follows sooner: shorter cannot be read. */
const shortestMs = 700;

/**
 * Captions that are gone for less than this seem to blink, so the page stays until the next one.
 *
 * With `lingerMs` this holds pages through pauses of up to 0.8 s, which is where a phrase ends anyway; broadcasters
 * close gaps of up to half a second for the same reason.
 */
const shortestBlankMs = 400;

type Spoken = { readonly start_ms: number; readonly end_ms: number };

/** When each page comes and goes, in ms of the clip; pages follow each other and never overlap. */
export const pageTimes = (
  pages: readonly (readonly Spoken[])[],
  durationMs: number,
): { fromMs: number; toMs: number }[] =>
  pages.map((page, index) => {
    const fromMs = page[0]?.start_ms ?? 0;
    const untilMs = pages[index + 1]?.[0]?.start_ms ?? durationMs;
    const lastEnd = Math.max(...page.map((word) => word.end_ms));
    const wanted = Math.max(lastEnd + lingerMs, fromMs + shortestMs);
    return { fromMs, toMs: untilMs - wanted < shortestBlankMs ? untilMs : wanted };
  });
