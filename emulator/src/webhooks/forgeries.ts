import { hashOf, tokenOf, type Draft, type TokenForm } from './forged-token.ts';
import type { WrittenRequest } from './written-request.ts';

/** One way to forge a webhook. */
export interface Forgery {
  /** The `Authorization` it comes with, if any. */
  readonly authorization: (draft: Draft) => string | undefined;
  /** What is sent in place of the words that were signed. */
  readonly alter?: (written: WrittenRequest) => WrittenRequest;
  /** Whether the true webhook is sent before, with the same token. */
  readonly after?: 'genuine';
}

const signed = (form: (draft: Draft) => TokenForm): Forgery => ({
  authorization: (draft) => tokenOf(draft, form(draft)),
});
const headed = (header: object): Forgery => signed(() => ({ header }));
const claiming = (claims: (draft: Draft) => object): Forgery =>
  signed((draft) => ({ claims: claims(draft) }));
const respelled = (change: (header: string) => string): Forgery => ({
  authorization: (draft) => change(tokenOf(draft)),
});
const aged = (seconds: number): Forgery => claiming(({ now }) => ({ iat: now - seconds }));
const altered = (text: (body: string) => string, query: string): Forgery => ({
  authorization: (draft) => tokenOf(draft),
  alter: (written) => rewritten(written, text, query),
});

function rewritten(
  written: WrittenRequest,
  text: (body: string) => string,
  query: string,
): WrittenRequest {
  if (written.body !== undefined) return { ...written, body: text(written.body) };
  const url = new URL(written.url);
  url.search += query;
  return { ...written, url };
}

const sixYears = 189_000_000;
const oneMore = (body: string) => body.replace(/}$/, ',"more":1}');
const another = '{"status":"completed","uuid":"another"}';

/** What somebody may send who is not the platform, or has only overheard it. */
export const forgeries = {
  unsigned: { authorization: () => undefined },
  'other-scheme': respelled((header) => header.replace('Bearer', 'Basic')),
  'random-secret': signed(({ id }) => ({ secret: hashOf(id) })),
  'empty-secret': signed(() => ({ secret: '' })),
  'public-key-as-secret': signed(({ publicKey }) => ({ secret: publicKey })),
  'algorithm-none': respelled((header) => header.replace(/[^.]*$/, '')),
  'algorithm-none-signed': headed({ alg: 'none' }),
  'algorithm-hs384': signed(() => ({ header: { alg: 'HS384' }, hash: 'sha384' })),
  'algorithm-hs512': signed(() => ({ header: { alg: 'HS512' }, hash: 'sha512' })),
  'algorithm-rs256': headed({ alg: 'RS256' }),
  'algorithm-small-letters': headed({ alg: 'hs256' }),
  critical: headed({ crit: ['exp'] }),
  old: aged(310),
  ancient: aged(sixYears),
  early: aged(-70),
  'no-time': claiming(() => ({ iat: undefined })),
  'time-as-text': claiming(({ now }) => ({ iat: String(now) })),
  'time-as-fraction': claiming(({ now }) => ({ iat: now - 0.5 })),
  'time-null': claiming(() => ({ iat: null })),
  'other-issuer': claiming(() => ({ iss: 'Nexmo' })),
  'other-account': claiming(() => ({ api_key: 'ffffffff' })),
  'other-application': claiming(({ id }) => ({ application_id: id })),
  'no-application': claiming(() => ({ application_id: undefined })),
  'no-hash': claiming(() => ({ payload_hash: undefined })),
  'short-hash': claiming(({ words }) => ({ payload_hash: hashOf(words).slice(2) })),
  'hash-list': claiming(({ words }) => ({ payload_hash: [hashOf(words)] })),
  'other-words': altered(() => another, '&another=1'),
  'one-more-field': altered(oneMore, '&more=1'),
  'white-space': altered((body) => `${body} `, '&+=+'),
  'changed-character': respelled((header) =>
    header.replace(/.(?=.{50}$)/, (one) => (one === 'A' ? 'B' : 'A')),
  ),
  truncated: respelled((header) => header.slice(0, -1)),
  'trailing-equals-sign': respelled((header) => `${header}=`),
  'trailing-dot': respelled((header) => `${header}.`),
  'space-inside': respelled((header) => header.replace('.', ' .')),
  'replayed-with-other-words': { ...altered(oneMore, '&more=1'), after: 'genuine' },
} satisfies Readonly<Record<string, Forgery>>;

export type ForgeryName = keyof typeof forgeries;
