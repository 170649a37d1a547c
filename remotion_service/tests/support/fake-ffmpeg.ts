import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** How the pretended NVENC behaves: absent, good, turning pictures inside out, or dying when it encodes a file. */
export type FakeNvenc = "absent" | "works" | "lies" | "dies midway";

const onNvenc: Readonly<Record<FakeNvenc, string>> = {
  absent: "echo 'Cannot load libcuda.so.1' >&2; exit 1",
  works: 'exec ffmpeg "${translated[@]}"',
  lies: 'last=$((${#translated[@]} - 1)); exec ffmpeg "${translated[@]:0:last}" -vf negate "${translated[last]}"',
  "dies midway": `case "$*" in *lavfi*) exec ffmpeg "\${translated[@]}";; *) kill -SEGV $$;; esac`,
};

/** An ffmpeg with a graphics card of the given kind; x264 does the work. Returns the program's path. */
export const fakeFfmpeg = async (folder: string, nvenc: FakeNvenc): Promise<string> => {
  const path = join(folder, `ffmpeg-${nvenc.replaceAll(" ", "-")}`);
  const script = `#!/bin/bash
case " $* " in *" h264_nvenc "*) ;; *) exec ffmpeg "$@";; esac
translated=()
while [ $# -gt 0 ]; do
  case "$1" in
    h264_nvenc) translated+=(libx264);;
    p1|p5) translated+=(ultrafast);;
    -cq) translated+=(-crf);;
    -rc|-b:v) shift;;
    *) translated+=("$1");;
  esac
  shift
done
set -- "\${translated[@]}"
${onNvenc[nvenc]}
`;
  await writeFile(path, script);
  await chmod(path, 0o755);
  return path;
};

/** An ffmpeg that crashes in the first `times` of its encodes. Returns the program's path. */
export const crashingFfmpeg = async (folder: string, times: number): Promise<string> => {
  const path = join(folder, `ffmpeg-crashes-${times}`);
  const script = `#!/bin/bash
case " $* " in
  *" libx264 "*) echo x >>"$0.runs"; [ "$(wc -l <"$0.runs")" -gt ${times} ] || kill -SEGV $$;;
esac
exec ffmpeg "$@"
`;
  await writeFile(path, script);
  await chmod(path, 0o755);
  return path;
};
