import type { LegIdentity, Payload } from '../legs/leg-payloads.ts';
import type { Keys } from './collect-keys.ts';
import type { Speech } from './hear-speech.ts';
import type { InputForms } from './input-forms.ts';
import type { Reading } from './recognise.ts';

/** What came of an input action: of each, what was heard, or that it was not asked for. */
export interface Heard {
  readonly keys: Keys | 'none';
  readonly speech: HeardSpeech | 'not-asked' | 'overridden';
}

export interface HeardSpeech extends Pick<Speech, 'timeoutReason'> {
  readonly readings: readonly Reading[];
  /** Where the sound of it is. */
  readonly recordingUrl: string | undefined;
}

/** The event of an input action, about the leg that gave the input. */
export function inputPayload(
  { from, to, uuid, conversation }: LegIdentity,
  { keys, speech }: Heard,
  forms: InputForms,
  at: number,
): Payload {
  return {
    speech: speechFields(speech, forms),
    dtmf: keys === 'none' ? { digits: null, timed_out: false } : keyFields(keys, forms),
    ...{ from, to, uuid, conversation_uuid: conversation },
    timestamp: new Date(at).toISOString(),
  };
}

function keyFields({ digits, timedOut, submitted }: Keys, forms: InputForms): Payload {
  const all = submitted && forms.inputHash === 'kept' ? `${digits}#` : digits;
  return {
    digits: all === '' && forms.inputNoDigits === 'null' ? null : all,
    timed_out: timedOut,
  };
}

function speechFields(speech: Heard['speech'], forms: InputForms): Payload {
  if (speech === 'overridden') return { error: 'Speech overridden by DTMF' };
  if (speech === 'not-asked') {
    return forms.inputSpeechOff === 'error' ? { error: 'Speech was not enabled' } : { results: [] };
  }
  return {
    ...(speech.recordingUrl !== undefined && { recording_url: speech.recordingUrl }),
    timeout_reason: speech.timeoutReason,
    results: speech.readings.map(({ text, confidence }) => ({
      confidence: forms.inputConfidence === 'text' ? String(confidence) : confidence,
      text,
    })),
  };
}
