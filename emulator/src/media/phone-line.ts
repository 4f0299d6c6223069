import type { PhoneVoice, Sound } from '../platform/ports.ts';
import { frameMilliseconds, silentFrame } from './frame.ts';
import type { Line } from './line.ts';
import { createPlayback } from './playback.ts';

const echoFrames = 200 / frameMilliseconds;

/** Below 1, so that two echoing phones do not howl at each other. */
const echoGain = 0.7;

/** The line of a simulated phone. */
export function phoneLine(voice: PhoneVoice): Line {
  if (voice === 'silence') return { talk: () => silentFrame, listen: ignore, close: ignore };
  return voice === 'echo' ? echoLine() : soundLine(voice);
}

function echoLine(): Line {
  const underway = Array.from({ length: echoFrames }, () => silentFrame);
  return {
    talk: () => underway.shift() ?? silentFrame,
    listen: (frame) => {
      underway.push(frame.map((sample) => sample * echoGain));
    },
    close: ignore,
  };
}

function soundLine(sound: Sound): Line {
  const playback = createPlayback(sound, {});
  return { talk: () => playback.next() ?? silentFrame, listen: ignore, close: ignore };
}

function ignore(): void {
  // A simulated phone holds nothing, and only the echo needs what it hears.
}
