import type { VideoFacts } from "./probe.ts";

const bt601 = ["smpte170m", "bt470bg", "fcc"];
const hlg = "arib-std-b67";
const hdrTransfers = ["smpte2084", hlg];

/** An HLG screen brightens a colour as a whole; approximately, each channel by itself, which shifts colours. */
const exactGamma = ":agamma=0";

/** True for pictures whose brightness needs tone mapping before an ordinary screen can show them. */
export const isHdr = ({ colorTransfer }: VideoFacts): boolean => hdrTransfers.includes(colorTransfer ?? "");

/** Pictures at least this wide, or higher than this, that do not name their colours have those of HD. */
const highDefinition = { width: 1280, height: 576 };

/** The matrix the source was stored with; files that do not say are guessed by size, as mpv and VLC do. */
const sourceMatrix = ({ colorSpace, width, height }: VideoFacts): string => {
  if (colorSpace === "bt709") {
    return "bt709";
  }
  if (bt601.includes(colorSpace ?? "")) {
    return "bt601";
  }
  if (colorSpace?.startsWith("bt2020")) {
    return "bt2020";
  }
  return width >= highDefinition.width || height > highDefinition.height ? "bt709" : "bt601";
};

/** Options for ffmpeg's `scale` that turn the source's colours into the output's (BT.709, limited range). */
export const scaleColours = (video: VideoFacts): string =>
  isHdr(video) ? "" : `:in_color_matrix=${sourceMatrix(video)}:out_color_matrix=bt709:out_range=tv`;

/** The pixel format scaled pictures leave with; HDR keeps its depth until it is tone mapped. */
export const scaledFormat = (video: VideoFacts): string => (isHdr(video) ? "yuv420p10le" : "yuv420p");

/**
 * Option that lets `crop` start at odd pixels. Not for deep colour: there it would start in the middle of a colour
 * sample, which turns the picture green; without it the start is rounded down to an even pixel.
 */
export const oddStarts = (video: VideoFacts): string => (isHdr(video) ? "" : ":exact=1");

/** Filters from HDR to the output's colours; none for ordinary pictures. */
export const toneMap = (video: VideoFacts): string[] =>
  isHdr(video)
    ? [
        // Some filters before this one forget what the numbers mean.
        `setparams=colorspace=bt2020nc:color_primaries=bt2020:range=tv:color_trc=${video.colorTransfer ?? ""}`,
        `zscale=t=linear:npl=203${video.colorTransfer === hlg ? exactGamma : ""}`,
        "format=gbrpf32le",
        "zscale=p=709",
        "tonemap=tonemap=mobius:desat=0",
        "zscale=t=709:m=709:r=tv",
        "format=yuv420p",
      ]
    : [];
