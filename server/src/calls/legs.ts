import type { EventWebhook, StatusEvent } from '@hotline/protocol/webhook';
import type { Bill, Leg, StoredCall } from '../store/store.ts';
import { legOf } from './event-news.ts';
import { sumOfPrices } from './price.ts';

/** A leg that has one of these is over, whatever else is told of it. */
const final = new Set([
  'completed',
  'busy',
  'cancelled',
  'failed',
  'rejected',
  'timeout',
  'unanswered',
]);

/** The call after what an event tells of its leg: whether that is over, and what it cost. */
export function afterLegNews(call: StoredCall, event: EventWebhook): StoredCall {
  const uuid = legOf(event);
  if (event.status === undefined || uuid === undefined) return call;
  const known = call.legs.find((leg) => leg.uuid === uuid);
  const leg = joined(known ?? { uuid, over: false }, event);
  // Sorted, so that the order of events leaves no trace.
  const legs = [...call.legs.filter((each) => each !== known), leg].sort(byUuid);
  const price = sumOfPrices(legs.map(({ bill }) => bill?.price));
  return { ...call, legs, price };
}

/** True when the platform has nothing more to tell of a call that it took: every leg it told of is over. */
export function isSettled({ claim, legs }: StoredCall): boolean {
  return legs.every(({ over }) => over) && legs.some(({ uuid }) => uuid === claim?.uuid);
}

/** The call when none of its legs is left on the platform, told of or not. */
export function withoutOpenLegs(call: StoredCall): StoredCall {
  const own = call.claim?.uuid;
  const told = call.legs.some(({ uuid }) => uuid === own);
  const legs = own === undefined || told ? call.legs : [...call.legs, { uuid: own, over: true }];
  return { ...call, legs: legs.map((leg) => ({ ...leg, over: true })).sort(byUuid) };
}

/** The legs that may still be on the platform, the caller's first: nobody stays when that goes. */
export function openLegs({ claim, legs }: StoredCall): readonly string[] {
  const over = new Set(legs.flatMap((leg) => (leg.over ? [leg.uuid] : [])));
  const all = new Set([...(claim ? [claim.uuid] : []), ...legs.map(({ uuid }) => uuid)]);
  return [...all].filter((uuid) => !over.has(uuid));
}

/** True when a leg of this status is over. */
export function endsLeg(status: string): boolean {
  return final.has(status);
}

function joined(leg: Leg, event: StatusEvent): Leg {
  const over = leg.over || endsLeg(event.status);
  const bill = event.status === 'completed' ? joinedBill(leg.bill, event) : leg.bill;
  return { uuid: leg.uuid, over, ...(bill && { bill }) };
}

/** Should the platform ever tell two bills of one leg, every order ends with the same. */
function joinedBill(known: Bill = {}, event: StatusEvent): Bill {
  const { duration, price, rate, network, start_time: startTime, end_time: endTime } = event;
  const told = Object.entries({ duration, price, rate, network, startTime, endTime });
  const before = new Map(Object.entries(known));
  const news = told.flatMap(([key, value]) =>
    typeof value === 'string' && value > (before.get(key) ?? '') ? [[key, value] as const] : [],
  );
  return { ...known, ...Object.fromEntries(news) };
}

function byUuid(one: Leg, other: Leg): number {
  return one.uuid < other.uuid ? -1 : 1;
}
