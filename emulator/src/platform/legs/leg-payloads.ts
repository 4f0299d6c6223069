import { bill } from '../account/bill.ts';
import type { EndpointType } from './endpoint-type.ts';
import type { LegStatus } from '../snapshot.ts';

/** What every status event of a leg says about it. */
export interface LegIdentity {
  readonly uuid: string;
  readonly conversation: string;
  readonly direction: 'inbound' | 'outbound';
  /** Null for the leg of a browser, which has no number. */
  readonly from: string | null;
  /** Whether `from` is a user or a number. */
  readonly fromKind: EndpointType;
  readonly to: string;
  readonly kind: EndpointType;
  /** What a websocket's server is told. */
  readonly headers?: Payload;
}

/** How a leg ended. */
export interface Ending {
  readonly status: Exclude<LegStatus, 'started' | 'ringing' | 'answered'>;
  readonly by: 'user' | 'platform';
  readonly detail?: string;
  readonly sipCode: number;
}

export type Payload = Readonly<Record<string, unknown>>;

const iso = (at: number): string => new Date(at).toISOString();

/** A phone's leg carries (empty) SIP headers, a websocket's its own; a browser's has no such field. */
function headersOf({ kind, headers = {} }: LegIdentity): Payload {
  return kind === 'app' ? {} : { headers };
}

function identityFields(leg: LegIdentity): Payload {
  return { from: leg.from, to: leg.to, uuid: leg.uuid, conversation_uuid: leg.conversation };
}

/** `started`, `ringing` and `answered`: at the answer, money and network are not known yet. */
export function progressPayload(
  leg: LegIdentity,
  status: 'started' | 'ringing' | 'answered',
  at: number,
): Payload {
  return {
    ...(status === 'answered' && { start_time: null }),
    ...headersOf(leg),
    ...(status === 'answered' && { rate: null }),
    ...identityFields(leg),
    status,
    direction: leg.direction,
    ...(status === 'answered' && { network: null }),
    timestamp: iso(at),
  };
}

const withSipCode: readonly LegStatus[] = ['busy', 'unanswered', 'rejected', 'failed'];

/** Why a leg was never answered. */
export function refusalPayload(leg: LegIdentity, ending: Ending, at: number): Payload {
  return {
    ...headersOf(leg),
    ...identityFields(leg),
    status: ending.status,
    ...(ending.detail !== undefined && { detail: ending.detail }),
    ...(withSipCode.includes(ending.status) && { sip_code: ending.sipCode }),
    direction: leg.direction,
    timestamp: iso(at),
  };
}

/** The last event of a leg, with what it cost. */
export function completedPayload(
  leg: LegIdentity,
  ending: Ending,
  times: { readonly answeredAt?: number | undefined; readonly endedAt: number },
): Payload {
  const { end_time, ...cost } = bill(leg, times.answeredAt, times.endedAt);
  return {
    ...headersOf(leg),
    ...{ end_time, uuid: leg.uuid, ...cost },
    ...identityFields(leg),
    // Seen in a log of a browser's call to a phone: the last event no longer knows who called.
    ...(leg.kind === 'phone' && leg.fromKind === 'app' && { from: 'Unknown' }),
    status: 'completed',
    direction: leg.direction,
    timestamp: iso(times.endedAt),
    disconnected_by: ending.by,
    sip_code: ending.sipCode,
  };
}

/** The result of machine detection; both names of the leg, because readers disagree on which is right. */
export function detectionPayload(
  leg: LegIdentity,
  { status, subState }: { readonly status: string; readonly subState?: string },
  at: number,
): Payload {
  return {
    call_uuid: leg.uuid,
    uuid: leg.uuid,
    from: leg.from,
    to: leg.to,
    status,
    conversation_uuid: leg.conversation,
    timestamp: iso(at),
    ...(subState !== undefined && { sub_state: subState }),
  };
}

/** The server of a websocket has closed it. */
export function disconnectedPayload(leg: LegIdentity, at: number): Payload {
  return {
    ...headersOf(leg),
    ...identityFields(leg),
    status: 'disconnected',
    timestamp: iso(at),
  };
}

/** A leg went to another conversation. */
export function transferPayload(leg: string, from: string, to: string, at: number): Payload {
  return {
    conversation_uuid_from: from,
    type: 'transfer',
    uuid: leg,
    conversation_uuid_to: to,
    timestamp: iso(at),
  };
}

/** How far the instructions have come. */
export function notifyPayload(conversation: string, payload: Payload, at: number): Payload {
  return { payload, conversation_uuid: conversation, timestamp: iso(at) };
}

/** The platform's own complaint about what it was told to do. */
export function errorPayload(conversation: string, reason: string, at: number): Payload {
  return { conversation_uuid: conversation, reason, timestamp: iso(at) };
}
