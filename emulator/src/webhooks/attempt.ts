import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Clock } from '../platform/ports.ts';
import type { WrittenRequest } from './written-request.ts';

/** Milliseconds until the connection must stand, and from then until the reply must be complete. */
export interface Timeouts {
  readonly connect: number;
  readonly socket: number;
}

export interface HttpReply {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface AttemptOptions {
  readonly clock: Clock;
  readonly timeouts: Timeouts;
  /** Left out of a request that nobody signs. */
  readonly authorization?: string;
  readonly signal: AbortSignal;
}

/** More than any NCCO needs. */
const mostBytes = 100 * 1024;

/** Sends a webhook once. Redirects are not followed. Rejects, with a reason to show, when no whole reply comes. */
export function attempt(written: WrittenRequest, options: AttemptOptions): Promise<HttpReply> {
  const { clock, timeouts, signal } = options;
  return new Promise((resolve, reject) => {
    const secure = written.url.protocol === 'https:';
    const sending = (secure ? httpsRequest : httpRequest)(written.url, {
      method: written.method,
      headers: headersOf(written, options.authorization),
      agent: false,
      signal,
    });
    const giveUp = (reason: string) => () => sending.destroy(new Error(reason));
    let cancel = clock.after(timeouts.connect, giveUp(`no connection in ${timeouts.connect} ms`));
    let connected = false;
    onConnected(sending, secure, () => {
      connected = true;
      cancel();
      cancel = clock.after(timeouts.socket, giveUp(`no reply in ${timeouts.socket} ms`));
    });
    sending.on('response', (response) => {
      read(response).then(resolve, reject);
    });
    sending.on('error', (error) => {
      // A certificate that is not trusted will not be so a moment later.
      reject(secure && !connected && reached(sending) ? new NoUseAgain(error.message) : error);
    });
    sending.on('close', () => {
      cancel();
      reject(new Error('the connection was closed'));
    });
    sending.end(written.body);
  });
}

function headersOf({ body }: WrittenRequest, authorization?: string): Record<string, string> {
  const signed = authorization === undefined ? {} : { authorization };
  const about = { ...signed, accept: 'application/json', 'user-agent': 'Hotline-Emulator' };
  if (body === undefined) return about;
  const length = String(Buffer.byteLength(body));
  return { ...about, 'content-type': 'application/json', 'content-length': length };
}

function onConnected(sending: ClientRequest, secure: boolean, run: () => void): void {
  sending.once('socket', (socket) => socket.once(secure ? 'secureConnect' : 'connect', run));
}

/** Whether somebody listened, whatever became of it then. */
function reached({ socket }: ClientRequest): boolean {
  return socket !== null && socket.bytesWritten > 0;
}

async function read(response: IncomingMessage): Promise<HttpReply> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response.iterator({ destroyOnReturn: true })) {
    if (!(chunk instanceof Buffer)) throw new TypeError('a reply must come in bytes');
    bytes += chunk.length;
    if (bytes > mostBytes) {
      const why = `the reply is longer than ${mostBytes / 1024} KB`;
      throw new NoUseAgain(why, replyOf(response, chunks));
    }
    chunks.push(chunk);
  }
  return replyOf(response, chunks);
}

function replyOf({ statusCode = 0, headers }: IncomingMessage, chunks: Buffer[]): HttpReply {
  return {
    status: statusCode,
    contentType: headers['content-type'] ?? '',
    body: Buffer.concat(chunks).toString('utf8'),
    headers,
  };
}

/** Asking again would not make it better. */
export class NoUseAgain extends Error {
  /** As far as it came. */
  readonly reply: HttpReply | undefined;

  constructor(why: string, reply?: HttpReply) {
    super(why);
    this.reply = reply;
  }
}
