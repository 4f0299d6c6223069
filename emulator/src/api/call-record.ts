import type { LegRecord } from '../platform/leg-record.ts';

/** A leg in the words of `GET /v1/calls`. What the platform does not know is left out. */
export function callRecord({ identity, status, bill }: LegRecord): object {
  const { uuid, conversation, direction } = identity;
  const known = Object.entries(bill ?? {}).filter(([, value]) => value !== null);
  return {
    _links: { self: { href: `/calls/${uuid}` } },
    uuid,
    conversation_uuid: conversation,
    to: identity.kind === 'phone' ? { type: 'phone', number: identity.to } : user(identity.to),
    from: callerOf(identity),
    status,
    direction,
    ...Object.fromEntries(known),
  };
}

/** A browser has no number: its own leg, and the one it leads to, come from its user. */
function callerOf({ from, fromKind, to }: LegRecord['identity']): object {
  return fromKind === 'phone' ? { type: 'phone', number: from } : user(from ?? to);
}

const user = (name: string): object => ({ type: 'app', user: name });
