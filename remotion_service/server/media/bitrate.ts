/** Nothing looks better above this, in bits per second. */
const ceiling = 14_000_000;

/** People talking take less than this at the usual quality, also in the dark and with leaves behind them. */
const roomyRate = 10_000_000;

/** The encoder's buffer, in seconds of the peak rate: how far a short burst may exceed it. */
const bufferS = 1.5;

/** Share of the limit left to the container and to rounding. */
const reserve = 0.03;

const minimum = 80_000;

export type Bitrates = { readonly video: number; readonly buffer: number; readonly audio: number };

/** Bit rates (bits per second) with which a clip of `durationS` seconds stays below `maxBytes`. */
export const bitrates = (maxBytes: number, durationS: number): Bitrates => {
  const total = (maxBytes * 8 * (1 - reserve)) / durationS;
  const audio = total < 1_500_000 ? 96_000 : 160_000;
  const picture = ((total - audio) * durationS) / (durationS + bufferS);
  const video = Math.round(Math.min(Math.max(picture, minimum), ceiling));
  return { video, buffer: Math.round(video * bufferS), audio };
};

/** True when a film will most probably stay below its limit without keeping to it. */
export const isRoomy = ({ video }: Bitrates): boolean => video >= roomyRate;

/** What a film of `durationS` seconds that did not keep to its bit rates may have: as many bytes as if it had. */
export const mostBytes = ({ video, audio }: Bitrates, durationS: number): number => ((video + audio) * durationS) / 8;
