import { callFile, type CallFile } from '../replay/call-file.ts';
import type { CallRecord } from './call-record.ts';
import { callSummary } from './call-summary.ts';
import type { Entry } from './entry.ts';
import { entryView } from './entry-view.ts';

/** The webhooks of a call that went over the wire, to be replayed. */
export function callExport(call: CallRecord): CallFile {
  const { application, from, dialled, left } = callSummary(call);
  const sent = call.entries
    .all()
    .filter(wasSent)
    .sort((one, other) => one.at - other.at);
  const recordedAt = sent[0]?.at ?? call.startedAt;
  const whole = sent.every(({ texts }) => texts.every(({ cut }) => cut === undefined));
  return callFile.parse({
    ...{ format: 'vonage-emulator-call', version: 1 },
    ...{ application, from, dialled, recordedAt },
    complete: whole && left === 0 && call.endedAt !== undefined,
    webhooks: sent.map((entry) => recorded(entry, entry.at - recordedAt)),
  });
}

/** What a fault kept back, or nobody could sign, was not. */
const wasSent = ({ kind, open, attempts }: Entry): boolean =>
  kind === 'webhook' && open !== true && attempts.length > 0;

function recorded(entry: Entry, at: number): object {
  const { facts, texts } = entryView(entry, undefined);
  const json = (name: string) => texts.find((text) => text.name === name)?.json;
  const { webhook: kind, method, url, status } = facts;
  // What a fault made of the reply, the server did not say.
  const problem = 'fault switched on' in facts ? undefined : entry.problem;
  const payload = json('request') ?? {};
  return { at, kind, method, url, payload, reply: { status, json: json('reply'), problem } };
}
