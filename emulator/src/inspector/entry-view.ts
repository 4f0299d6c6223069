import type { CallRecord } from './call-record.ts';
import type { Entry, Text } from './entry.ts';
import { adviceOn, type Advice } from './advice-on.ts';
import { jsonIn } from './json-in.ts';
import { redact, redactText } from './redact.ts';

/** An entry as it is shown, without secrets. */
export interface EntryView extends Omit<Entry, 'texts' | 'problem' | 'trouble'>, Advice {
  /** The name or number of its leg. */
  readonly party?: string;
  readonly texts: readonly TextView[];
}

export interface TextView {
  readonly name: Text['name'];
  /** What the text says, where it is whole and JSON. */
  readonly json?: unknown;
  /** The text itself, where it is not. */
  readonly text?: string;
  /** How many characters are left out. */
  readonly cut?: number;
}

/** Made once for each entry, which never changes. */
const views = new WeakMap<Entry, EntryView>();

export function entryView(entry: Entry, call: CallRecord | undefined): EntryView {
  const known = views.get(entry);
  if (known) return known;
  const { texts, title, facts, attempts, ...rest } = entry;
  const party = call?.legs.find(({ uuid }) => uuid === entry.leg)?.party;
  const view: EntryView = {
    ...rest,
    ...(party !== undefined && { party }),
    title: redactText(title),
    ...cleanAdvice({ ...entry, ...adviceOn(entry) }),
    facts: Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, clean(fact)])),
    texts: texts.map(textView),
    attempts: attempts.map((attempt) => ({ ...attempt, outcome: clean(attempt.outcome) })),
  };
  views.set(entry, view);
  return view;
}

function cleanAdvice({ trouble, problem, hint }: Advice): Advice {
  return {
    ...(trouble && { trouble }),
    ...(problem !== undefined && { problem: redactText(problem) }),
    ...(hint !== undefined && { hint: redactText(hint) }),
  };
}

const clean = <Value>(value: Value | string): Value | string =>
  typeof value === 'string' ? redactText(value) : value;

function textView({ name, text, cut }: Text): TextView {
  const json = cut === undefined ? jsonIn(text) : undefined;
  return {
    name,
    ...(json === undefined ? { text: redactText(text) } : { json: redact(json) }),
    ...(cut !== undefined && { cut }),
  };
}
