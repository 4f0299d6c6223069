import { idle, nextCall } from '@hotline/protocol/call';
import type { Claim, StoredCall } from '../store/store.ts';
import { redemption } from './redemption.ts';

const call = nextCall(idle, { type: 'dialing', at: 0 });
const over = nextCall(call, { type: 'ended', reason: 'cancelled', at: 1 });
const placed: StoredCall = {
  id: 'a',
  user: 'john',
  contactId: 'bob',
  placedAt: 0,
  call,
  application: 'app',
  legs: [],
};

const leg = (at: number, more: Partial<Claim> = {}) => ({
  conversation: 'CON',
  uuid: 'leg',
  at,
  ...more,
});
const redeemed = { ...placed, claim: leg(100) };

describe('redeeming a call', () => {
  it('ties the leg to it', () => {
    expect(redemption(placed, 'john', leg(100))).toEqual({ ok: true, call: redeemed });
  });

  it('changes nothing when the same leg asks again', () => {
    const again = redemption(redeemed, 'john', leg(10_100));
    expect(again).toEqual({ ok: true, call: redeemed });
  });

  it.each([
    ['another user', placed, 'mary', leg(100), 'call-of-another-user'],
    ['no user', placed, undefined, leg(100), 'call-of-another-user'],
    ['after 60 s', placed, 'john', leg(60_001), 'call-expired'],
    ['another leg', redeemed, 'john', leg(101, { uuid: 'other' }), 'call-replayed'],
    ['another conversation', redeemed, 'john', leg(101, { conversation: 'X' }), 'call-replayed'],
    ['a late retry', redeemed, 'john', leg(10_101), 'call-replayed'],
    ['a call that is over', { ...placed, call: over }, 'john', leg(100), 'call-over'],
    ['a retry for a call that is over', { ...redeemed, call: over }, 'john', leg(101), 'call-over'],
  ])('is refused: %s', (_, stored, user, claim, code) => {
    expect(redemption(stored, user, claim)).toEqual({ ok: false, code });
  });

  it('is allowed up to the last moment', () => {
    expect(redemption(placed, 'john', leg(60_000))).toMatchObject({ ok: true });
  });
});
