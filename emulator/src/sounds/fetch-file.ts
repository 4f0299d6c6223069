import { z } from 'zod';
import type { Clock } from '../platform/ports.ts';
import { loopbackUrl } from '../webhooks/loopback-url.ts';
import { freshFor } from './fresh-for.ts';

export interface FetchedFile {
  readonly bytes: Uint8Array;
  /** Milliseconds for which it need not be fetched again. */
  readonly freshFor: number;
}

/** Ten minutes of a good mp3. */
const mostBytes = 20 * 1024 * 1024;
const timeLimit = 10_000;
const mostRedirects = 5;

/** Fetches a file from this machine. Rejects, with a reason to show, when it is not there whole within 10 s. */
export async function fetchFile(
  url: string,
  clock: Clock,
  stopping: AbortSignal,
): Promise<FetchedFile> {
  const late = new AbortController();
  const inTime = clock.after(timeLimit, () => {
    late.abort(new Error(`it is not there after ${timeLimit / 1000} s`));
  });
  try {
    const reply = await follow(url, AbortSignal.any([stopping, late.signal]));
    return { bytes: await read(reply), freshFor: freshFor(reply.headers.get('cache-control')) };
  } catch (error) {
    throw reasonable(error);
  } finally {
    inTime();
  }
}

async function follow(url: string, signal: AbortSignal, redirects = 0): Promise<Response> {
  const here = loopbackUrl(url);
  if (!(here instanceof URL)) throw new Error(here.refused);
  const reply = await fetch(here, { redirect: 'manual', signal });
  if (reply.ok) return reply;
  await reply.body?.cancel();
  const location = reply.headers.get('location');
  if (!redirecting.includes(reply.status) || location === null) {
    throw new Error(`HTTP ${reply.status}`);
  }
  if (redirects === mostRedirects) throw new Error(`more than ${mostRedirects} redirects`);
  return follow(new URL(location, here).href, signal, redirects + 1);
}

const redirecting = [301, 302, 303, 307, 308];

async function read({ body }: Response): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of body ?? []) {
    if (!ArrayBuffer.isView(piece)) throw new TypeError('a file must come in bytes');
    pieces.push(Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength));
    length += piece.byteLength;
    if (length > mostBytes) throw new Error(`it is larger than ${mostBytes / 1024 ** 2} MB`);
  }
  return Buffer.concat(pieces);
}

/** A fetch that fails says no more than that; the reason lies deeper. */
const fetchError = z.object({
  name: z.literal('TypeError'),
  cause: z.object({ message: z.string(), code: z.string().optional() }),
});

function reasonable(error: unknown): unknown {
  const { success, data } = fetchError.safeParse(error);
  if (!success) return error;
  const { message, code = 'the connection failed' } = data.cause;
  return new Error(message === '' ? code : message, { cause: error });
}
