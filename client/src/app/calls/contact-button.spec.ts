import { TestBed } from '@angular/core/testing';
import { calls, situation } from '../testing/situation.ts';
import { ContactButton } from './contact-button.ts';
import type { TileSituation } from './tile-face.ts';

async function show(changes: Partial<TileSituation> = {}) {
  const fixture = TestBed.createComponent(ContactButton);
  fixture.componentRef.setInput('situation', situation(changes));
  await fixture.whenStable();
  const button = (fixture.nativeElement as HTMLElement).querySelector('button')!;
  let presses = 0;
  fixture.componentInstance.pressed.subscribe(() => {
    presses += 1;
  });
  const name = button.querySelector('.visually-hidden')!.textContent;
  const parts = button.querySelectorAll('[aria-hidden=true] span:not(:has(span))');
  const seen = Array.from(parts, (part) => part.textContent).join(' ');
  return { button, fixture, name, presses: () => presses, seen };
}

const free = { kind: 'free' } as const;
const onCall = { kind: 'on-call', withName: 'Alice' } as const;

it.each`
  state           | call               | availability              | name                                                   | seen
  ${'idle'}       | ${calls.idle}      | ${free}                   | ${'Bob, Finance. Ready. Call'}                         | ${'Call'}
  ${'dialing'}    | ${calls.dialing}   | ${onCall}                 | ${'Bob, Finance. Calling. Tap to cancel'}              | ${'Calling…'}
  ${'ringing'}    | ${calls.ringing}   | ${onCall}                 | ${'Bob, Finance. Ringing. Tap to cancel'}              | ${'Ringing 0:07'}
  ${'answered'}   | ${calls.answered}  | ${onCall}                 | ${'Bob, Finance. On call. End call'}                   | ${'On call 1:07'}
  ${'voicemail'}  | ${calls.voicemail} | ${onCall}                 | ${'Bob, Finance. Voicemail answered. End call'}        | ${'Voicemail answered 1:07'}
  ${'ended'}      | ${calls.ended}     | ${free}                   | ${'Bob, Finance. Busy. Call again'}                    | ${'Busy Call again'}
  ${'connecting'} | ${calls.idle}      | ${{ kind: 'connecting' }} | ${'Bob, Finance. Getting ready. Not yet'}              | ${'Getting ready…'}
  ${'lost'}       | ${calls.idle}      | ${{ kind: 'lost' }}       | ${'Bob, Finance. Reconnecting. Not now'}               | ${'Reconnecting…'}
  ${'elsewhere'}  | ${calls.idle}      | ${onCall}                 | ${'Bob, Finance. On a call with Alice. Not now'}       | ${'On a call with Alice'}
  ${'then ended'} | ${calls.ended}     | ${onCall}                 | ${'Bob, Finance. Busy. On a call with Alice. Not now'} | ${'Busy On a call with Alice'}
`(
  '$state: is called "$name" and shows "$seen"',
  async ({ call, availability, ...expected }: Row) => {
    const { name, seen } = await show({ call, availability });
    expect(name).toBe(expected.name);
    expect(seen).toContain(expected.seen);
  },
);

type Row = Pick<TileSituation, 'call' | 'availability'> & { name: string; seen: string };

it('tells its contact, its status and the reason to whoever reads the page', async () => {
  const { button } = await show({ call: calls.ended });
  expect(button.dataset).toMatchObject({ contact: 'bob', status: 'ended', reason: 'busy' });
  const idle = await show();
  expect(idle.button.dataset).toMatchObject({ status: 'idle' });
  expect(idle.button.dataset).not.toHaveProperty('reason');
});

it('says that the phone has not rung yet, or what is being waited for', async () => {
  const early = await show({ call: calls.dialing });
  expect(early.seen).toContain('Bob’s phone hasn’t rung yet');
  const late = await show({ call: calls.dialing, patience: 'Still trying…' });
  expect(late.seen).toContain('Still trying…');
});

it('prefers the words for what really went wrong', async () => {
  const { name, seen } = await show({ call: calls.ended, failure: 'No longer on your pad.' });
  expect(seen).toContain('No longer on your pad.');
  expect(name).toContain('No longer on your pad');
});

it('can be focused and pressed while it cannot be used, so that it can say why', async () => {
  const { button, presses } = await show({ availability: onCall });
  expect(button.disabled).toBe(false);
  expect(button.getAttribute('aria-disabled')).toBe('true');
  button.click();
  expect(presses()).toBe(1);
});

it('is never refused while its own call is up', async () => {
  const { button } = await show({ call: calls.ringing, availability: onCall });
  expect(button.hasAttribute('aria-disabled')).toBe(false);
});

it('takes a double click for one', async () => {
  const { button, presses } = await show();
  button.dispatchEvent(new MouseEvent('click', { detail: 1 }));
  button.dispatchEvent(new MouseEvent('click', { detail: 2 }));
  expect(presses()).toBe(1);
});

it.each([
  ['Bob', 'B'],
  ['Ada King Lovelace', 'AL'],
  ['élan vital', 'ÉV'],
])('abbreviates %s to %s', async (name, initials) => {
  const { button } = await show({ contact: { id: 'x', name } });
  expect(button.querySelector('.tile-initials')!.textContent).toBe(initials);
});
