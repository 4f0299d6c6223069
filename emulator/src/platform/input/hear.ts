import type { Leg } from '../legs/leg.ts';
import type { Stage } from '../run/stage.ts';
import { collectKeys } from './collect-keys.ts';
import { hearSpeech } from './hear-speech.ts';
import type { InputOrder, KeyOrder, SpeechOrder } from './input-order.ts';
import type { Heard } from './input-payload.ts';
import { listenTo } from './listen-to.ts';
import { nextWithin } from './next-within.ts';
import { recognise } from './recognise.ts';
import { saveAudio } from './save-audio.ts';

/** What the caller presses, or `speaker` says, until that is over or the stage's signal aborts. */
export function hear(order: InputOrder, speaker: Leg, stage: Stage): Promise<Heard> {
  return order.speech
    ? hearVoice(order.speech, order.keys, speaker, stage)
    : hearKeys(order.keys, stage);
}

async function hearKeys(
  order: KeyOrder,
  { clock, signal, prompts, pressed }: Stage,
): Promise<Heard> {
  const patience = { clock, signal };
  const speech = 'not-asked';
  const from = prompts.over();
  const first = await nextWithin(order.timeOut, pressed, { ...patience, from });
  if (first === undefined)
    return { keys: { digits: '', timedOut: true, submitted: false }, speech };
  prompts.cut();
  return { keys: await collectKeys(order, first, pressed, patience), speech };
}

/** Where keys are asked for, too, the first one ends the listening: from then on keys alone count. */
async function hearVoice(
  order: SpeechOrder,
  keys: KeyOrder | undefined,
  leg: Leg,
  stage: Stage,
): Promise<Heard> {
  const { clock, signal, prompts, pressed, report } = stage;
  const stopSaving = order.saveAudio ? saveAudio(stage) : undefined;
  const enough = new AbortController();
  const listening = { clock, signal: AbortSignal.any([signal, enough.signal]) };
  const said = listenTo({ leg, sensitivity: order.sensitivity, report, ...listening });
  const speech = hearSpeech(order, said, { ...listening, from: prompts.over() }, prompts.cut);
  void speech.then(() => {
    enough.abort();
  });
  const first = keys && (await pressed.next(listening.signal));
  if (keys && first !== undefined) {
    enough.abort();
    prompts.cut();
    await stopSaving?.();
    return {
      keys: await collectKeys(keys, first, pressed, { clock, signal }),
      speech: 'overridden',
    };
  }
  const { timeoutReason, said: words } = await speech;
  const readings = recognise(words, order.context);
  const recordingUrl = await stopSaving?.();
  return { keys: 'none', speech: { timeoutReason, readings, recordingUrl } };
}
