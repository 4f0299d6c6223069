import type { Input } from '../ncco/input.ts';

/** Which keys to wait for. */
export interface KeyOrder {
  /** Milliseconds without a key. */
  readonly timeOut: number;
  readonly maxDigits: number;
  readonly submitOnHash: boolean;
}

/** Which speech to wait for. Times are milliseconds. */
export interface SpeechOrder {
  /** The leg that speaks: the caller's when left out. */
  readonly leg: string | undefined;
  readonly endOnSilence: number;
  readonly startTimeout: number;
  readonly maxDuration: number;
  readonly context: readonly string[];
  /** 10 to 100: how faint a sound still is speech. */
  readonly sensitivity: number;
  readonly saveAudio: boolean;
}

/** What an input action waits for. */
export type InputOrder =
  | { readonly keys: KeyOrder; readonly speech: undefined }
  | { readonly keys: KeyOrder | undefined; readonly speech: SpeechOrder };

const second = 1000;

/** With the documented defaults. */
export function inputOrder(action: Input): InputOrder {
  const { type = typeOf(action) } = action;
  const keys = keyOrder(action);
  if (!type.includes('speech')) return { keys, speech: undefined };
  return { keys: type.includes('dtmf') ? keys : undefined, speech: speechOrder(action) };
}

/** Old instructions name no type. */
function typeOf({ speech, dtmf }: Input): readonly string[] {
  if (!speech) return ['dtmf'];
  return dtmf ? ['dtmf', 'speech'] : ['speech'];
}

/** Old instructions have these settings at the top. */
function keyOrder(action: Input): KeyOrder {
  const { timeOut = 3, maxDigits = 4, submitOnHash = false } = { ...action, ...action.dtmf };
  return { timeOut: timeOut * second, maxDigits, submitOnHash };
}

type Settings = NonNullable<Input['speech']>;

function speechOrder({ speech = {} }: Input): SpeechOrder {
  const { uuid, context = [], sensitivity = 90, saveAudio = false } = speech;
  return { leg: uuid?.[0], ...speechTimes(speech), context, sensitivity, saveAudio };
}

function speechTimes({ endOnSilence = 2, startTimeout = 10, maxDuration = 60 }: Settings) {
  return {
    endOnSilence: endOnSilence * second,
    startTimeout: startTimeout * second,
    maxDuration: maxDuration * second,
  };
}
