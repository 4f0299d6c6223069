import type { Payload } from '../legs/leg-payloads.ts';
import type { EndpointOf } from '../ncco/endpoint.ts';
import type { Callee } from './callee.ts';
import { handsetCallee } from './handset-callee.ts';

/** A SIP address, or a user of a trunk. The last digit of the user part decides its habit, as with phones. */
export function sipCallee(endpoint: EndpointOf<'sip'>): Callee {
  const { uri, user, domain, headers = {}, standardHeaders, standard_headers: rest } = endpoint;
  const address = uri ?? `sip:${user === undefined ? '' : `${user}@`}${domain ?? ''}`;
  const custom = Object.entries(headers).map(([name, value]) => ({ [`X-${name}`]: value }));
  const sent = [...custom, rest, standardHeaders].reduce<Payload>(
    (all, some) => ({ ...all, ...some }),
    {},
  );
  return handsetCallee({ kind: 'sip', address, sipHeaders: sent });
}
