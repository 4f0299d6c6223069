import type { RequestHandler, Response } from 'express';
import type { Clock } from '../platform/ports.ts';
import type { RequestTrace } from './request-trace.ts';

export interface TraceRequestsDependencies {
  readonly clock: Clock;
  readonly onTrace: (trace: RequestTrace) => void;
}

const faces: readonly (readonly [RegExp, RequestTrace['face']])[] = [
  [/^\/(v[0-9.]+|account|number)\//, 'rest'],
  [/^\/emulator\/(?!inspector|pages)/, 'by-hand'],
];

/** Tells every request that is about calls or that is refused, once it is answered. Mount it first. */
export function traceRequests({ clock, onTrace }: TraceRequestsDependencies): RequestHandler {
  return (req, res, next) => {
    const { method, originalUrl: path } = req;
    const face = faces.find(([pattern]) => pattern.test(path))?.[1];
    if (!face || method === 'OPTIONS' || (face === 'by-hand' && method === 'GET')) {
      next();
      return;
    }
    const at = clock.now();
    const reply = catchReply(res);
    res.once('finish', () => {
      const status = res.statusCode;
      if (status < 400 && !(method === 'POST' && path === '/v1/calls') && !ofCalls.test(path))
        return;
      const took = clock.now() - at;
      const request: unknown = req.body;
      onTrace({
        ...{ kind: 'request', face, at, took, method, path, status, request },
        reply: reply(),
      });
    });
    next();
  };
}

/** Of what is set up for the account, only refusals matter to a call: and its replies may have private keys in them. */
const ofCalls = /^\/(v1\/(calls\/.|conversations|files)|v3\/files|emulator)/;

/** What was sent in reply, if it was text. */
function catchReply(res: Response): () => string | undefined {
  let reply: string | undefined;
  const send = res.send.bind(res);
  res.send = (body: unknown) => {
    if (typeof body === 'string') reply = body;
    return send(body);
  };
  return () => reply;
}
