import { audioTrack } from "/work/main/remotion_service/server/media/audio-track.ts";
console.log(await audioTrack({ffmpeg:"ffmpeg",source:process.argv[2]==="-"?null:process.argv[2]!,startMs:Number(process.argv[3]),durationMs:Number(process.argv[4]),bitsPerSecond:160000,target:{lufs:-14,truePeak:-1},scratch:"/tmp/rsx",signal:new AbortController().signal}));
