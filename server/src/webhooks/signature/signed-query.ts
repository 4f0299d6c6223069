import { HttpError } from '../../errors.ts';

export interface SignedQuery {
  readonly fields: object;
  /** What the platform may have hashed: JSON of the fields in the order they came, in every spelling known of it. */
  readonly texts: readonly string[];
}

/**
 * What a GET asks, read from its URL as it came: Express's own query would put keys like numbers first.
 * @throws HttpError 400 `query-repeated`
 */
export function signedQuery(url: string): SignedQuery {
  const start = url.indexOf('?');
  const entries = start < 0 ? [] : [...new URLSearchParams(url.slice(start))];
  if (new Set(entries.map(([key]) => key)).size < entries.length) {
    throw new HttpError('query-repeated');
  }
  const pairs = entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
  return { fields: Object.fromEntries(entries), texts: spellings(`{${pairs.join(',')}}`) };
}

/** Which of these the platform writes is not known; as each has a hash of its own, to take all of them is no risk. */
function spellings(json: string): string[] {
  const inAscii = json.replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const plain = inAscii === json ? [json] : [json, inAscii];
  return json.includes('/') ? [...plain, ...plain.map(escapeSlashes)] : plain;
}

function escapeSlashes(json: string): string {
  return json.replaceAll('/', '\\/');
}
