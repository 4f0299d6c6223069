import { HttpError } from '../../errors.ts';

export interface SignedQuery {
  readonly fields: object;
  /** What the platform may have hashed: JSON of the fields in the order they came, in every spelling known of it. */
  readonly texts: Iterable<string>;
}

/**
 * What a GET asks, read from its URL as it came: Express's own query would put keys like numbers first.
 * @throws HttpError 400 `query-repeated`
 */
export function signedQuery(url: string): SignedQuery {
  const start = url.indexOf('?');
  const fields = new Map<string, string>();
  let pairs = '';
  new URLSearchParams(start < 0 ? '' : url.slice(start)).forEach((value, key) => {
    if (fields.has(key)) throw new HttpError('query-repeated');
    fields.set(key, value);
    pairs += `${pairs && ','}${JSON.stringify(key)}:${JSON.stringify(value)}`;
  });
  return { fields: Object.fromEntries(fields), texts: spellings(`{${pairs}}`) };
}

/** Which of these the platform writes is not known; as each has a hash of its own, to take all of them is no risk. */
function* spellings(json: string): Iterable<string> {
  const escaped = [inAscii, escapeSlashes, (text: string) => escapeSlashes(inAscii(text))];
  const told = new Set([json]);
  yield json;
  for (const spell of escaped) {
    const text = spell(json);
    if (!told.has(text)) yield text;
    told.add(text);
  }
}

function inAscii(json: string): string {
  return json.replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function escapeSlashes(json: string): string {
  return json.replaceAll('/', '\\/');
}
