import type { Request } from 'express';
import { z } from 'zod';
import type { Phone } from '../platform/phones/phone.ts';
import type { ObservedPlatform } from '../platform/observed-platform.ts';
import { ControlError } from './control-error.ts';

const oneCall = z.object({ leg: z.string().optional() });

/** The phone that the path names, in the call of `?leg=` when that is given; 404 when it is in no call. */
export function requirePhone(
  platform: ObservedPlatform,
  { params, query }: Pick<Request<{ number: string }>, 'params' | 'query'>,
): Phone {
  const { leg } = oneCall.parse(query);
  const known = platform.snapshot().phones.some(({ number }) => number === params.number);
  if (!known) throw new ControlError(404, 'phone-not-in-call', 'That phone is in no call.');
  return platform.phone(params.number, leg);
}
