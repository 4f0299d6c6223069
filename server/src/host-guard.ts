import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { countHeaders } from './count-headers.ts';
import { HttpError } from './errors.ts';

const loopback = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i;

export interface HostDependencies {
  readonly mode: 'demo' | 'live';
  /** Where Hotline is from outside. */
  readonly publicUrl: string;
}

/**
 * Answers to our own host alone: a demo to this machine's names, a live Hotline to the one of its public URL. A
 * stranger's domain that points here gets nothing.
 */
export function onlyOwnHost({ mode, publicUrl }: HostDependencies): RequestHandler {
  const own = mode === 'live' ? hostOf(publicUrl) : loopback;
  const advice =
    mode === 'live' ? 'Open Hotline at its own address.' : 'Open Hotline as http://localhost.';

  return (req, _res, next) => {
    if (isAmbiguous(req)) throw new HttpError('request-malformed');
    if (!own.test(req.headers.host ?? '')) throw new HttpError('host-not-allowed', advice);
    next();
  };
}

/** As browsers name it; with the port that goes without saying, others may. */
function hostOf(publicUrl: string): RegExp {
  const { host, port } = new URL(publicUrl);
  const literal = host.replaceAll(/[.[\]]/g, '\\$&');
  return new RegExp(`^${literal}${port === '' ? '(?::443)?' : ''}$`, 'i');
}

/** Whether it names its host twice, or in its first line too: who reads on could take the other one. */
function isAmbiguous({ url = '', rawHeaders }: IncomingMessage): boolean {
  if (!url.startsWith('/') && url !== '*') return true;
  return countHeaders(rawHeaders, 'host') > 1;
}
