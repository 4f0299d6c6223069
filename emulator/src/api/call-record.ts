import type { EndpointType } from '../platform/legs/endpoint-type.ts';
import type { LegRecord } from '../platform/legs/leg-record.ts';

/** A leg in the words of `GET /v1/calls`. What the platform does not know is left out. */
export function callRecord({ identity, status, bill }: LegRecord): object {
  const { uuid, conversation, direction } = identity;
  const known = Object.entries(bill ?? {}).filter(([, value]) => value !== null);
  return {
    _links: { self: { href: `/calls/${uuid}` } },
    uuid,
    conversation_uuid: conversation,
    to: endpoint(identity.kind, identity.to),
    from: callerOf(identity),
    status,
    direction,
    ...Object.fromEntries(known),
  };
}

/** A browser has no number: its own leg, and the one it leads to, come from its user. */
function callerOf({ from, fromKind, to }: LegRecord['identity']): object {
  return endpoint(fromKind, from ?? to);
}

const names = {
  phone: 'number',
  app: 'user',
  sip: 'uri',
  websocket: 'uri',
  vbc: 'extension',
} as const;

const endpoint = (type: EndpointType, name: string): object => ({ type, [names[type]]: name });
