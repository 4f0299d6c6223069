import { createTestPlatform, hotline } from '../../testing/test-platform.ts';
import { setUpTime } from '../phones/handset.ts';

async function start(endpoint: object) {
  const test = createTestPlatform();
  const placed = await test.place([{ action: 'connect', from: hotline, endpoint: [endpoint] }]);
  const to = (address: string) =>
    test.webhooks.told.flatMap(({ payload }) => (payload.to === address ? [payload] : []));
  return { ...test, ...placed, to };
}

const statuses = (payloads: readonly Record<string, unknown>[]) =>
  payloads.map(({ status }) => status);

describe('a SIP address', () => {
  const uri = 'sip:alice1@example.com;transport=tls';

  it('has the habit of the last digit of its user', async () => {
    const { to, clock } = await start({ type: 'sip', uri });
    await clock.advance(setUpTime + 2000);
    expect(statuses(to(uri))).toEqual(['started', 'ringing', 'answered']);
    const busy = await start({ type: 'sip', uri: 'sip:bob2@example.com' });
    await busy.clock.advance(setUpTime);
    expect(statuses(busy.to('sip:bob2@example.com'))).toEqual(['started', 'busy', 'completed']);
  });

  it('is shown the headers of the call', async () => {
    const headers = { location: 'New York City' };
    const standardHeaders = { 'User-to-User': '342342ef34;encoding=hex' };
    const { platform, clock } = await start({ type: 'sip', uri, headers, standardHeaders });
    await clock.advance(setUpTime);
    expect(platform.snapshot().phones).toMatchObject([
      {
        number: uri,
        sipHeaders: {
          'X-location': 'New York City',
          'User-to-User': '342342ef34;encoding=hex',
        },
      },
    ]);
  });

  it('can be a user of a trunk', async () => {
    const { to, clock } = await start({ type: 'sip', user: 'carol1', domain: 'trunk' });
    await clock.advance(setUpTime);
    expect(statuses(to('sip:carol1@trunk'))).toEqual(['started', 'ringing']);
  });

  it('is in a person’s hand as a phone is', async () => {
    const { platform, to, clock } = await start({ type: 'sip', uri: 'sip:dave@example.com' });
    await clock.advance(30_000);
    expect(platform.phone('sip:dave@example.com').answer()).toBe(true);
    expect(statuses(to('sip:dave@example.com')).at(-1)).toBe('answered');
  });
});

it('an extension has the habit of its last digit', async () => {
  const { to, clock } = await start({ type: 'vbc', extension: '4321' });
  await clock.advance(setUpTime + 2000);
  expect(statuses(to('4321'))).toEqual(['started', 'ringing', 'answered']);
});
