import { z } from 'zod';
import { demoAccount, type Account } from '../platform/account/account.ts';
import type { Application } from '../platform/applications.ts';
import { habits, type Habit } from '../platform/phones/habits.ts';
import type { NamedPhone } from '../platform/phones/known-phones.ts';
import { readKey, type ReadFile } from './read-key.ts';
import { inWords, StartError } from './start-error.ts';

/** What the emulator is to know from the start. */
export interface SetUp {
  readonly account: Account;
  readonly applications: readonly Application[];
  /** By number, E.164 without plus sign. */
  readonly habits: Readonly<Record<string, Habit>>;
  /** Whose phones there are. */
  readonly phones: readonly NamedPhone[];
}

const text = z.string('is missing').min(1, 'is empty');
const url = z.url({ protocol: /^https?$/, error: 'is not an http URL' });
const method = z.enum(['GET', 'POST'], 'is neither "GET" nor "POST"');
const notE164 = 'is not a number in E.164';
const number = z
  .string('is not a text')
  .regex(/^\+?[1-9]\d{6,14}$/, notE164)
  .transform((digits) => digits.replace('+', ''));
const byNumber = {
  error: ({ code }: { readonly code?: string }) =>
    code === 'invalid_key' ? notE164 : 'is not an object',
};
const strict = { error: unknownField };

const application = z.strictObject(
  {
    id: text,
    name: text.exactOptional(),
    public_key: text,
    answer_url: url.exactOptional(),
    answer_method: method.default('GET'),
    event_url: url.exactOptional(),
    event_method: method.default('POST'),
    fallback_answer_url: url.exactOptional(),
    fallback_answer_method: method.default('GET'),
    numbers: z.array(number, 'is not a list').default([]),
    signature_secret: text.exactOptional(),
    users: z.array(text, 'is not a list').exactOptional(),
  },
  strict,
);

const file = z.strictObject(
  {
    api_key: text.default(demoAccount.apiKey),
    api_secret: text.default(demoAccount.apiSecret),
    signature_secret: text.default(demoAccount.signatureSecret),
    applications: z.array(application, 'is not a list').min(1, 'is empty'),

    habits: z
      .record(number, z.enum(habits, `is none of ${habits.join(', ')}`), byNumber)
      .default({}),
    phones: z.record(number, text, byNumber).default({}),
  },
  strict,
);

function unknownField(issue: { readonly code?: string; readonly keys?: readonly string[] }) {
  return issue.code === 'unrecognized_keys'
    ? `has the unknown field "${issue.keys?.[0] ?? ''}"`
    : 'is not an object';
}

/** Reads what an application file says. `read` gives a file that it names. Throws a `StartError`. */
export function readApplicationFile(content: string, read: ReadFile): SetUp {
  const { data, error } = file.safeParse(parse(content));
  if (!data) throw invalid(error.issues[0]?.path ?? [], error.issues[0]?.message ?? 'is wrong');
  refuseDoubles(data.applications);
  const account = {
    ...demoAccount,
    ...{ apiKey: data.api_key, apiSecret: data.api_secret },
    signatureSecret: data.signature_secret,
  };
  return {
    account,
    applications: data.applications.map((one, index) =>
      toApplication(
        one,
        account,
        readKey(one.public_key, `applications[${index}].public_key`, read),
      ),
    ),
    habits: data.habits,
    phones: Object.entries(data.phones).map(([owned, name]) => ({ number: owned, name })),
  };
}

type Described = z.infer<typeof application>;

function toApplication(
  described: Described,
  { apiKey, signatureSecret }: Account,
  publicKey: Application['publicKey'],
): Application {
  const { id, name, numbers, users } = described;
  const { answer_url, event_url, fallback_answer_url, ...methods } = described;
  return {
    ...{ id, publicKey, apiKey, numbers },
    signatureSecret: described.signature_secret ?? signatureSecret,
    ...(name !== undefined && { name }),
    ...(users && { users }),
    ...(answer_url && { answerUrl: { url: answer_url, method: methods.answer_method } }),
    ...(event_url && { eventUrl: { url: event_url, method: methods.event_method } }),
    ...(fallback_answer_url && {
      fallbackAnswerUrl: { url: fallback_answer_url, method: methods.fallback_answer_method },
    }),
  };
}

/** What two applications cannot share. */
function refuseDoubles(applications: readonly Described[]): void {
  const seen = new Set<string>();
  for (const [index, { id, numbers }] of applications.entries()) {
    const claims = [
      { value: id, path: ['applications', index, 'id'] },
      ...numbers.map((value, place) => ({
        value,
        path: ['applications', index, 'numbers', place],
      })),
    ];
    for (const { value, path } of claims) {
      if (seen.has(value)) throw invalid(path, 'is there twice');
      seen.add(value);
    }
  }
}

function parse(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch (error) {
    throw new StartError('application-file-not-json', `is not JSON: ${inWords(error)}`);
  }
}

function invalid(path: readonly PropertyKey[], why: string): StartError {
  const field = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`));
  const name = field.join('').replace(/^\./, '');
  return new StartError('application-file-invalid', name === '' ? why : `${name} ${why}`);
}
