import type { CallPage, CallUpdate } from '@hotline/protocol/placed-call';
import type { CallQuery } from '../api/api.ts';
import { settle } from '../testing/fake-clock.ts';
import { held } from '../testing/fake-server.ts';
import { CallHistory } from './call-history.ts';

function placed(at: number, contactId = 'bob'): CallUpdate {
  return {
    id: `call-${at}`,
    contactId,
    call: { status: 'dialing', dialedAt: at, voicemail: false },
  };
}

/** A log of calls 1 to `size`, three to a page. */
function create(size: number, contactId?: string) {
  const log = { size, asked: [] as CallQuery[], answer: (page: CallPage) => Promise.resolve(page) };
  const calls = (query: CallQuery = {}): Promise<CallPage> => {
    log.asked.push(query);
    const newest = query.before === undefined ? log.size : Number(query.before) - 1;
    const oldest = Math.max(newest - 2, 1);
    const found = Array.from({ length: newest - oldest + 1 }, (_none, step) =>
      placed(newest - step),
    );
    return log.answer({ calls: found, ...(oldest > 1 && { next: String(oldest) }) });
  };
  const history = new CallHistory({ calls }, contactId);
  const times = () => history.calls()?.map(({ id }) => Number(id.slice(5)));
  return { history, log, times };
}

it('loads page after page, to the end', async () => {
  const { history, log, times } = create(7);
  await history.load();
  expect([times(), history.older()]).toEqual([[7, 6, 5], 'more']);
  await history.loadOlder();
  expect([times(), history.older()]).toEqual([[7, 6, 5, 4, 3, 2], 'more']);
  await history.loadOlder();
  expect([times(), history.older()]).toEqual([[7, 6, 5, 4, 3, 2, 1], 'none']);
  await history.loadOlder();
  expect(log.asked.map(({ before }) => before)).toEqual([undefined, '5', '2']);
});

it('asks for a page once, however often it is wanted', async () => {
  const { history, log } = create(7);
  await history.load();
  await Promise.all([history.loadOlder(), history.loadOlder()]);
  expect(log.asked).toHaveLength(2);
});

it('says when a page failed, and tries again when asked', async () => {
  const { history, log, times } = create(7);
  await history.load();
  log.answer = () => Promise.reject(new Error('offline'));
  await history.loadOlder();
  expect([times(), history.older()]).toEqual([[7, 6, 5], 'failed']);
  log.answer = (page) => Promise.resolve(page);
  await history.loadOlder();
  expect(times()).toHaveLength(6);
});

it('joins on top what is told live, between the pages too', async () => {
  const { history, times } = create(7);
  await history.load();
  history.hear(placed(8));
  await history.loadOlder();
  history.hear({ ...placed(3), price: '0.02' });
  expect(times()).toEqual([8, 7, 6, 5, 4, 3, 2]);
  expect(history.calls()?.[5]?.price).toBe('0.02');
});

it('believes what was told live over an older page that comes late', async () => {
  const { history, log } = create(7);
  await history.load();
  const late = held<CallPage>();
  log.answer = () => late.promise;
  const loading = history.loadOlder();
  history.hear({ ...placed(4), price: '0.02' });
  late.resolve({ calls: [placed(4)] });
  await loading;
  expect(history.calls()?.at(-1)?.price).toBe('0.02');
});

it('keeps its pages when it is loaded again and nothing is missing in between', async () => {
  const { history, log, times } = create(7);
  await history.load();
  await history.loadOlder();
  log.size = 9;
  await history.load();
  expect([times(), history.older()]).toEqual([[9, 8, 7, 6, 5, 4, 3, 2], 'more']);
});

it('begins anew when calls in between are missing', async () => {
  const { history, log, times } = create(7);
  await history.load();
  await history.loadOlder();
  log.size = 20;
  await history.load();
  expect(times()).toEqual([20, 19, 18]);
  await history.loadOlder();
  expect(times()).toEqual([20, 19, 18, 17, 16, 15]);
});

it('is not fooled about that by the call it is told of while it loads', async () => {
  const { history, log, times } = create(7);
  await history.load();
  log.size = 20;
  const loading = history.load();
  history.hear(placed(20));
  await loading;
  expect(times()).toEqual([20, 19, 18]);
});

it('throws an older page away when it began anew meanwhile', async () => {
  const { history, log, times } = create(7);
  await history.load();
  const late = held<CallPage>();
  log.answer = () => late.promise;
  const loading = history.loadOlder();
  log.answer = (page) => Promise.resolve(page);
  log.size = 20;
  await history.load();
  late.resolve({ calls: [placed(4)] });
  await loading;
  expect([times(), history.older()]).toEqual([[20, 19, 18], 'more']);
});

it('of one person asks for that person and hears of nobody else', async () => {
  const { history, log, times } = create(3, 'bob');
  await history.load();
  history.hear(placed(9, 'alice'));
  history.hear(placed(10, 'bob'));
  expect(log.asked).toEqual([{ contactId: 'bob' }]);
  expect(times()).toEqual([10, 3, 2, 1]);
});

it('forgets everything when it is cleared, also what is on its way', async () => {
  const { history, log, times } = create(7);
  await history.load();
  const late = held<CallPage>();
  log.answer = () => late.promise;
  const loading = [history.load(), history.loadOlder()];
  history.clear();
  late.resolve({ calls: [placed(4)] });
  await Promise.all(loading);
  await settle();
  expect([times(), history.older()]).toEqual([undefined, 'none']);
});
