import { askForInstructions } from '../run/instructions.ts';
import type { Leg } from '../legs/leg.ts';
import type { EndpointOf } from '../ncco/endpoint.ts';
import type { AudioEnd } from '../ports.ts';
import { phoneQuestion } from '../calls/phone-question.ts';
import type { Stage } from '../run/stage.ts';

type OnAnswer = NonNullable<EndpointOf<'phone'>['onAnswer']>;

/** Lets whoever was called, and no one else, hear what that URL says, before the two are joined. */
export async function whisper(
  { url }: OnAnswer,
  { leg, ear }: { readonly leg: Leg; readonly ear: AudioEnd },
  { from, stage }: { readonly from: string; readonly stage: Stage },
): Promise<void> {
  const { uuid, to, kind, conversation } = leg.identity;
  const application = { ...stage.application, answerUrl: { url, method: 'GET' as const } };
  const question = phoneQuestion({
    ...{ kind, from, to, uuid, conversation },
    regionUrl: stage.regionUrl(),
  });
  const ncco = await askForInstructions({ ...stage, application }, question);
  if (ncco && !leg.ended) await stage.doWith({ kind, leg, ear, name: to }, ncco);
}
