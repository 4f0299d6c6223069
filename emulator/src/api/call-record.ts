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
    // A browser has no number: its own leg, and the one it leads to, come from its user.
    from: user(identity.from ?? identity.to),
    status,
    direction,
    ...Object.fromEntries(known),
  };
}

const user = (name: string): object => ({ type: 'app', user: name });
