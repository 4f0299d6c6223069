import { held } from '../testing/fake-server.ts';
import { Pages } from './pages.ts';

const first = { entries: [9, 8], next: 'before 8' };
const second = { entries: [7, 6] };

function setUp(...answers: (() => Promise<{ entries: number[]; next?: string }>)[]) {
  const asked: (string | undefined)[] = [];
  const pages = new Pages((before) => {
    asked.push(before);
    return answers.shift()!();
  });
  return { asked, pages };
}

const give = (page: typeof first | typeof second) => () => Promise.resolve(page);
const fail = () => Promise.reject(new Error('away'));

it('reads the newest, and the older ones from where those end', async () => {
  const { asked, pages } = setUp(give(first), give(second));
  expect(pages.entries()).toBeNull();
  await pages.load();
  expect(pages.older()).toBe('more');
  await pages.loadOlder();
  expect(pages.entries()).toEqual([9, 8, 7, 6]);
  expect(pages.older()).toBe('none');
  await pages.loadOlder();
  expect(asked).toEqual([undefined, 'before 8']);
});

it('keeps what it had when the newest cannot be read', async () => {
  const { pages } = setUp(give(first), fail, give(second));
  await pages.load();
  await pages.load();
  expect(pages.failed()).toBe(true);
  expect(pages.entries()).toEqual([9, 8]);
  await pages.load();
  expect(pages.failed()).toBe(false);
  expect(pages.entries()).toEqual([7, 6]);
});

it('tries the older ones again from the same place', async () => {
  const { asked, pages } = setUp(give(first), fail, give(second));
  await pages.load();
  await pages.loadOlder();
  expect(pages.older()).toBe('failed');
  await pages.loadOlder();
  expect(pages.entries()).toEqual([9, 8, 7, 6]);
  expect(asked).toEqual([undefined, 'before 8', 'before 8']);
});

it('asks for older ones once, and adds none to a list that has begun anew', async () => {
  const slow = held<typeof second>();
  const { asked, pages } = setUp(give(first), () => slow.promise, give(first));
  await pages.load();
  const older = pages.loadOlder();
  await pages.loadOlder();
  await pages.load();
  slow.resolve(second);
  await older;
  expect(pages.entries()).toEqual([9, 8]);
  expect(pages.older()).toBe('more');
  expect(asked).toEqual([undefined, 'before 8', undefined]);
});
