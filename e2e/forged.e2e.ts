import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { demoApplication } from '@hotline/server/demo-application';
import { byHand } from './by-hand.ts';
import { startHotline, type Hotline } from './hotline.ts';
import { lookInto } from './look-into.ts';
import { signFor } from './sign-for.ts';

const doors = [
  ['POST', 'event'],
  ['POST', 'answer'],
  ['GET', 'answer'],
] as const;

describe('a webhook that somebody else than the platform sends', () => {
  let hotline: Hotline;

  beforeAll(async () => {
    hotline = await startHotline();
  });

  afterAll(() => hotline.stop());

  it.each(doors)('changes nothing, whatever is forged: %s %s', async (method, webhook) => {
    const data = join(hotline.folder, '.hotline');
    const { id: application } = demoApplication(data);
    const john = byHand(hotline.url, signFor(data));
    const cookie = await john.signIn();
    const to = await john.place(cookie);
    const { forgeries } = (await hotline.emulator('GET', 'forgeries')) as { forgeries: string[] };
    expect(forgeries.length).toBeGreaterThan(25);
    const words = { to, status: 'x', conversation_uuid: 'CON' };
    const rows = () => lookInto({ folder: hotline.folder }, 'SELECT id FROM events').length;
    const conversation = `CON-${method}-${webhook}`;
    const before = rows();
    const statuses: [string, number][] = [];
    for (const forgery of forgeries) {
      // Unlike all others, so that the true one that goes before some of them is known.
      const uuid = createHmac('sha256', forgery).digest('hex');
      const from_user = forgery.startsWith('replayed') ? 'nobody' : 'john';
      const payload = { ...words, uuid, from_user };
      const forged = { forgery, application, webhook, method, payload };
      const { status, body } = (await hotline.emulator('POST', 'forge', forged)) as {
        status: number;
        body: string;
      };
      statuses.push([forgery, status]);
      expect(body).not.toContain('connect');
      const [call] = await john.calls(cookie);
      expect(call).toMatchObject({ id: to, call: { status: 'dialing' } });
    }
    const right = forgeries.map((forgery) => [forgery, forgery === 'unsigned' ? 503 : 401]);
    expect(statuses).toEqual(right);
    // The one true event that went before a forged one.
    expect(rows() - before).toBe(webhook === 'event' ? 1 : 0);
    expect(await john.ask(to, conversation)).toContain('connect');
    await john.tell(conversation, { status: 'answered' });
    await john.tell(conversation, { status: 'completed' });
  });
});
