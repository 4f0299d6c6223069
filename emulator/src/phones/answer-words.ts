import { z } from 'zod';
import type { SentWebhook } from '../platform/sent-webhooks.ts';
import { captionOf } from '../platform/ssml/passages.ts';

const step = z.looseObject({ action: z.string() });
type Step = z.infer<typeof step>;

/** How people call a number. */
type NameOf = (number: string) => string;

const steps = z.array(step).min(1);
const target = z.object({ endpoint: z.tuple([z.record(z.string(), z.unknown())]) });

/** Of all that is asked and told about a leg, this is the question what to do with it. */
const question = z.object({ uuid: z.string(), region_url: z.string() });

/** What the application's answer URL wants done with the call of that leg, in words. */
export function answerWords(sent: readonly SentWebhook[], leg: string, nameOf: NameOf): string {
  const asked = sent.findLast(
    ({ request }) => question.safeParse(request.payload).data?.uuid === leg,
  );
  if (!asked) return 'The answer URL has not said what is to be done.';
  const { reply } = asked;
  if (!reply.ok) return `The answer URL did not answer as it should: ${inShort(reply.reason)}.`;
  const { data } = steps.safeParse(reply.body);
  return data
    ? `The answer URL answered: ${data.map((one) => stepWords(one, nameOf)).join(', then ')}.`
    : 'The answer URL answered something that is no list of steps.';
}

const known: Readonly<Record<string, (step: Step, nameOf: NameOf) => string>> = {
  talk: ({ text }) => `say “${captionOf(textOf(text)).replace(/\.$/, '')}”`,
  connect: (whole, nameOf) => `call ${calleeOf(whole, nameOf)}`,
  stream: () => 'play a sound file',
  input: () => 'listen to what the caller presses or says',
  record: () => 'record',
  conversation: ({ name }) => `join the conversation “${textOf(name)}”`,
  notify: () => 'tell its server',
  wait: () => 'wait',
};

function stepWords(whole: Step, nameOf: NameOf): string {
  return known[whole.action]?.(whole, nameOf) ?? whole.action;
}

function calleeOf(whole: Step, nameOf: NameOf): string {
  const { number, user, uri, extension } = target.safeParse(whole).data?.endpoint[0] ?? {};
  if (typeof number === 'string') return nameOf(number);
  return textOf(user ?? uri ?? extension ?? 'somebody');
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Without the name of the kind of error. */
const inShort = (reason: string): string => reason.replace(/^\w*Error: /, '');
