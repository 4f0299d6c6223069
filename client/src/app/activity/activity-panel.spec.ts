import type { CallUpdate } from '@hotline/protocol/placed-call';
import { held } from '../testing/fake-server.ts';
import { Page } from '../testing/page.ts';

function ended(at: number, contactId = 'alice', price?: string): CallUpdate {
  const call = { status: 'ended', dialedAt: at, endedAt: at, voicemail: false } as const;
  return {
    id: `call-${at}`,
    contactId,
    call: { ...call, reason: 'busy' },
    ...(price && { price }),
  };
}

const newest = 'GET /api/calls?limit=50';
const older = 'GET /api/calls?limit=50&before=cursor';

async function openWith(calls: readonly CallUpdate[], next?: string): Promise<Page> {
  const page = new Page();
  page.server.on(newest, [200, { calls, next }]).on(older, [200, { calls: [ended(1)] }]);
  return page.open();
}

function rows(page: Page): string[] {
  return Array.from(
    page.root.querySelectorAll<HTMLElement>('[data-call]'),
    (row) => row.dataset.call!,
  );
}

function positions(page: Page): string[] {
  return Array.from(page.root.querySelectorAll('[data-call]'), (row) =>
    ['aria-posinset', 'aria-setsize'].map((name) => row.getAttribute(name)).join(' of '),
  );
}

describe('older calls', () => {
  it('come by a button, which says how it went', async () => {
    const page = await openWith([ended(9), ended(8)], 'cursor');
    expect(positions(page)).toEqual(['1 of -1', '2 of -1']);
    page.button('Show older calls')!.click();
    await page.settle();
    expect(rows(page)).toEqual(['call-9', 'call-8', 'call-1']);
    expect(positions(page)).toEqual(['1 of 3', '2 of 3', '3 of 3']);
    expect(page.text('.activity-end')).toBe('No older calls.');
    expect(page.text('[data-live=polite]')).toBe('All calls are shown. There are no older ones.');
    expect(page.button('Show older calls')).toBeUndefined();
  });

  it('say that they are loading, and offer to try again when that failed', async () => {
    const page = await openWith([ended(9)], 'cursor');
    const answer = held<[number]>();
    page.server.on(older, () => answer.promise);
    page.button('Show older calls')!.focus();
    page.button('Show older calls')!.click();
    await page.settle();
    expect(page.button('Loading older calls…')!.getAttribute('aria-disabled')).toBe('true');
    expect(document.activeElement).toBe(page.button('Loading older calls…'));
    answer.resolve([500]);
    await page.settle();
    expect(page.text('.activity-end')).toContain('Older calls could not be loaded.');
    expect(page.text('[data-live=polite]')).toBe('Older calls could not be loaded.');
    page.server.on(older, [200, { calls: [ended(1)] }]);
    page.button('Try again')!.click();
    await page.settle();
    expect(rows(page)).toEqual(['call-9', 'call-1']);
  });

  it('come by themselves, without a word, when the end of the list is near', async () => {
    const page = await openWith([ended(9)], 'cursor');
    await page.scroll('.activity-end', false);
    expect(rows(page)).toEqual(['call-9']);
    await page.scroll('.activity-end', true);
    expect(rows(page)).toEqual(['call-9', 'call-1']);
    expect(page.text('[data-live=polite]')).toBe('Ready');
  });

  it('are not asked for again by themselves after they have failed', async () => {
    const page = await openWith([ended(9)], 'cursor');
    page.server.on(older, [500, {}]);
    await page.scroll('.activity-end', true);
    await page.scroll('.activity-end', true);
    expect(page.server.requests.filter((request) => request === older)).toHaveLength(1);
  });
});

describe('a long list', () => {
  const many = Array.from({ length: 60 }, (_none, index) => ended(100 - index));

  it('draws only what is near what can be seen, and keeps the room of the rest', async () => {
    const page = await openWith(many);
    expect(rows(page)).toHaveLength(60);
    await page.scroll('app-activity-rows:nth-child(2)', false);
    expect(rows(page)).toHaveLength(35);
    const far = page.root.querySelector<HTMLElement>('app-activity-rows:nth-child(2)')!;
    expect(far.style.height).toMatch(/px$/);
    await page.scroll('app-activity-rows:nth-child(2)', true);
    expect(rows(page)).toHaveLength(60);
    expect(far.style.height).toBe('');
  });

  it('never lets go of what has the focus', async () => {
    const page = await openWith(many);
    page.root.querySelector<HTMLElement>('[data-call=call-70] .activity-details')!.focus();
    await page.scroll('app-activity-rows:nth-child(2)', false);
    expect(rows(page)).toHaveLength(60);
  });
});

describe('the calls to one person', () => {
  const bobs = 'GET /api/calls?limit=50&contactId=bob';

  async function choose(page: Page, id: string): Promise<void> {
    const select = page.root.querySelector('select')!;
    select.value = id;
    select.dispatchEvent(new Event('change'));
    await page.settle();
  }

  it('are asked for from the server, however long ago they were', async () => {
    const page = await openWith([ended(9)], 'cursor');
    page.server.on(bobs, [200, { calls: [ended(2, 'bob')] }]);
    await choose(page, 'bob');
    expect(rows(page)).toEqual(['call-2']);
    await choose(page, '');
    expect(rows(page)).toEqual(['call-9']);
  });

  it('are followed live, and leave the last outcome of the others on their tiles', async () => {
    const page = await openWith([ended(9)]);
    page.server.on(bobs, [200, { calls: [] }]);
    await choose(page, 'bob');
    expect(page.text('.activity-note')).toBe('No calls to Bob yet.');
    page.updates.handlers!.call(ended(11, 'alice'));
    page.updates.handlers!.call(ended(12, 'bob'));
    await page.settle();
    expect(rows(page)).toEqual(['call-12']);
    expect(page.text('[data-contact=alice] .tile-outcome')).toMatch(/^Busy/);
  });

  it('can be chosen also for somebody who is no longer on the pad', async () => {
    const page = await openWith([ended(9, 'gone')]);
    const names = Array.from(page.root.querySelectorAll('option'), (option) => option.textContent);
    expect(names).toEqual(['Everybody', 'Bob', 'Alice', 'Greeta', 'gone']);
  });
});

it('tells what a call cost, where it is known, and leads to how it went', async () => {
  const page = await openWith([ended(9, 'alice', '0.0144'), ended(8)]);
  expect(page.text('[data-call=call-9] .activity-price')).toBe('€0.0144');
  expect(page.root.querySelector('[data-call=call-8] .activity-price')).toBeNull();
  const link = page.root.querySelector('[data-call=call-9] .activity-details')!;
  expect(link.getAttribute('href')).toBe('/calls/call-9');
});
