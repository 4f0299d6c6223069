import { expected, place, type Ask } from '../whole/ask.ts';
import { question } from '../whole/call-story.ts';
import { onSchedule } from '../whole/on-schedule.ts';
import type { Listener } from './listeners.ts';

/** One change that everybody who follows its user is to see. */
export interface Change {
  readonly user: string;
  readonly ringingAt: number;
  /** `performance.now()` */
  readonly planned: number;
}

/** One call for each listening user that the platform has taken, held by the user's first page. */
export async function beginCalls(
  ask: Ask,
  listeners: readonly Listener[],
  cookies: ReadonlyMap<string, string>,
): Promise<void> {
  const first = new Map(listeners.map(({ user, page }) => [user, page]));
  for (const [user, page] of first) {
    const id = await place(ask, cookies.get(user) ?? '', page);
    await expected(200, ask('/webhooks/answer', question(user, id, user)));
  }
}

/**
 * Posts events at an even rate, to one user's call after the other. Each says that the phone rang a millisecond earlier
 * than was known before, so that each is a change to be seen, and can be told from all others. `halfway` is run in
 * the middle.
 */
export async function makeChanges(
  ask: Ask,
  users: readonly string[],
  rate: { readonly perSecond: number; readonly count: number },
  halfway: () => void,
): Promise<Change[]> {
  // Later than every call was placed, by more than there are changes of one.
  const changesEach = Math.ceil(rate.count / users.length);
  await new Promise((resolve) => setTimeout(resolve, changesEach + 1));
  const latest = Date.now();
  const changes: Change[] = [];
  await onSchedule(rate, async (index, planned) => {
    if (index === rate.count >> 1) halfway();
    const user = users[index % users.length] ?? '';
    const ringingAt = latest - Math.floor(index / users.length);
    changes.push({ user, ringingAt, planned });
    const timestamp = new Date(ringingAt).toISOString();
    const leg = { uuid: `bob-${user}`, conversation_uuid: `CON-${user}` };
    await expected(204, ask('/webhooks/event', { ...leg, status: 'ringing', timestamp }));
  });
  return changes;
}
