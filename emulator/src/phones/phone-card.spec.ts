import type { PhoneView } from '../platform/snapshot.ts';
import { phoneCard } from './phone-card.ts';

const bob = '447700900001';
const office = '447700900000';
const names: Readonly<Record<string, string>> = { [bob]: 'Bob', [office]: 'Hotline' };
const context = { nameOf: (number: string) => names[number] ?? number, answerTo: () => 'said so' };
const call = { habit: 'rings', since: 0, leg: 'l', conversation: 'c', captions: [] } as const;
const rings: PhoneView = { ...call, number: bob, state: 'ringing', from: office, to: bob };
const calls: PhoneView = { ...call, number: bob, state: 'calling', from: bob, to: office };

it('says who calls it', () => {
  expect(phoneCard(rings, context)).toMatchObject({
    name: 'Bob',
    line: 'called by Hotline',
    answer: null,
  });
});

it('says whom it calls, and what the application wants done', () => {
  expect(phoneCard(calls, context)).toMatchObject({ line: 'calls Hotline', answer: 'said so' });
});

it('says which page has it', () => {
  expect(phoneCard(rings, context).heldBy).toBeNull();
  expect(phoneCard({ ...calls, heldBy: 'page-1' }, context).heldBy).toBe('page-1');
});
