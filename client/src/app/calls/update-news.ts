import type { Call, CallFacts, CallNews } from '@hotline/protocol/call';

/**
 * What a whole call as the server knows it tells, as news on this page's clock. The two clocks may differ,
 * so only distances count: the latest thing the server knows of is taken to have happened `now`.
 */
export function newsOf(call: Call, now: number): CallNews[] {
  if (call.status === 'idle') return [];
  const latest = Math.max(...times(call));
  const here = (there: number): number => now - (latest - there);
  const news = milestones(call).map(([type, at]): CallNews => ({ type, at: here(at) }));
  if (call.status === 'ended') {
    news.push({ type: 'ended', reason: call.reason, at: here(call.endedAt) });
  }
  return news;
}

type Milestone = 'started' | 'ringing' | 'answered' | 'machine';

function milestones(call: CallFacts): [Milestone, number][] {
  const { startedAt, ringingAt, answeredAt } = call;
  return [
    ...told('started', startedAt),
    ...told('ringing', ringingAt),
    ...told(call.voicemail ? 'machine' : 'answered', answeredAt),
  ];
}

function told(type: Milestone, at: number | undefined): [Milestone, number][] {
  return at === undefined ? [] : [[type, at]];
}

function times(call: CallFacts & { readonly endedAt?: number }): number[] {
  const { dialedAt, startedAt = 0, ringingAt = 0, answeredAt = 0, endedAt = 0 } = call;
  return [dialedAt, startedAt, ringingAt, answeredAt, endedAt];
}
