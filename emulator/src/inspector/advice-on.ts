import { ncco } from '../platform/ncco/ncco.ts';
import type { Entry, Trouble } from './entry.ts';
import { complaintHint } from './complaint-hint.ts';
import { jsonIn } from './json-in.ts';
import { webhookHint } from './webhook-hint.ts';

/** What went wrong, where the platform itself did not say it, and what the developer may do about it. */
export interface Advice {
  readonly problem?: string | undefined;
  readonly trouble?: Trouble | undefined;
  readonly hint?: string | undefined;
}

export function adviceOn(entry: Entry): Advice {
  const { kind, problem, facts } = entry;
  if (kind === 'complaint') return { hint: complaintHint(problem ?? '') };
  if (kind !== 'webhook') return {};
  if (problem !== undefined) return { hint: webhookHint(entry) };
  const hint = facts.webhook === 'event' ? undefined : instructionsHint(entry);
  return hint === undefined
    ? {}
    : { hint, problem: 'The reply is not an NCCO', trouble: 'instructions' };
}

const example = '[{"action": "talk", "text": "Hello"}]';

/** Where a reply that is JSON is no NCCO. */
function instructionsHint({ texts }: Entry): string | undefined {
  const reply = texts.find(({ name }) => name === 'reply');
  if (!reply || reply.cut !== undefined) return undefined;
  const issue = ncco.safeParse(jsonIn(reply.text)).error?.issues[0];
  if (!issue) return undefined;
  const [index, ...path] = issue.path;
  if (typeof index !== 'number') {
    return `The reply is JSON, but no NCCO, which is a list of actions such as ${example}.`;
  }
  const field = path.map((step) => `${String(step)}: `).join('');
  return `Action ${index + 1} of the reply is not right. ${field}${issue.message}.`;
}
