import { Agent, request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';

export interface Sent {
  readonly path: string;
  /** By default POST with a body and GET without. */
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
  /** As it goes over the wire. */
  readonly body?: string | Buffer;
}

export interface Reply {
  readonly status: number;
  readonly text: string;
  readonly headers: IncomingHttpHeaders;
}

/** Sends exactly that, over kept-alive connections. Rejects when there is no answer in 20 s. */
export type Send = (sent: Sent) => Promise<Reply>;

export function createSend(url: string): Send {
  const agent = new Agent({ keepAlive: true, scheduling: 'fifo', maxSockets: 64 });
  return ({ path, headers = {}, body, method = body === undefined ? 'GET' : 'POST' }) =>
    new Promise((resolve, reject) => {
      const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
      const type = { 'content-type': 'application/json' };
      const options = {
        agent,
        method,
        timeout: 20_000,
        headers: { ...type, ...length, ...headers },
      };
      const asked = request(url + path, options, (res) => {
        let text = '';
        res.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        res.once('error', reject).once('end', () => {
          resolve({ status: res.statusCode ?? 0, text, headers: res.headers });
        });
      });
      asked.once('timeout', () => asked.destroy(new Error(`No answer: ${method} ${path}`)));
      asked.once('error', reject).end(body);
    });
}
