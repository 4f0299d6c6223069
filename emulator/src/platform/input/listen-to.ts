import type { Leg } from '../legs/leg.ts';
import { pause } from '../pause.ts';
import type { Clock } from '../ports.ts';
import { Arrivals } from './arrivals.ts';
import type { Spoken } from './hear-speech.ts';

export interface Listening {
  readonly leg: Leg;
  /** 10 to 100: how faint a sound still is speech. */
  readonly sensitivity: number;
  readonly clock: Clock;
  /** Listens until it aborts. */
  readonly signal: AbortSignal;
  readonly report: (error: unknown) => void;
}

/**
 * What a leg says from now on. A simulated phone says words; of a browser's real voice the emulator knows only
 * that there is one, so it says something without words.
 */
export function listenTo(listening: Listening): Arrivals<Spoken> {
  const { leg, clock, signal, report } = listening;
  const said = new Arrivals<Spoken>();
  const stop = leg.onSaid((utterance) => {
    said.add({ ...utterance, at: clock.now() });
  });
  signal.addEventListener('abort', stop, { once: true });
  if (leg.identity.kind === 'app') hearVoice(listening, said).catch(report);
  return said;
}

/** Milliseconds between two looks at a voice. */
const look = 100;
const samplesPerMillisecond = 8;

async function hearVoice(
  { leg, sensitivity, clock, signal }: Listening,
  said: Arrivals<Spoken>,
): Promise<void> {
  for (;;) {
    await pause(clock, look, signal);
    if (signal.aborted) return;
    const sound = leg.said()?.subarray(-look * samplesPerMillisecond);
    if (sound && loudness(sound) > faintest(sensitivity)) {
      said.add({ text: '', milliseconds: look, at: clock.now() - look });
    }
  }
}

/** Root mean square of the samples. */
function loudness(sound: Int16Array): number {
  const energy = sound.reduce((sum, sample) => sum + sample ** 2, 0);
  return Math.sqrt(energy / Math.max(1, sound.length));
}

/** 400 of 32,768 at the usual sensitivity of 90, which is 38 dB below full scale; 40 more for each step below. */
const faintest = (sensitivity: number): number => 40 * (100 - sensitivity);
