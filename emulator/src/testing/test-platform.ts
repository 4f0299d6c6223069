import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { createApplications } from '../platform/applications.ts';
import type { Application } from '../platform/applications.ts';
import type { BrowserCall } from '../platform/calls/browser-call.ts';
import type { PlatformDependencies } from '../platform/platform-dependencies.ts';
import type { WebhookReply } from '../platform/ports.ts';
import { createIds } from '../platform/ids.ts';
import { createPlatform } from '../platform/platform.ts';
import { createSentWebhooks } from '../platform/sent-webhooks.ts';
import { createFakeFiles } from './fake-files.ts';
import { createFakeMedia } from './fake-media.ts';
import type { FakeBrowserEnd } from './fake-media.ts';
import { createFakeSounds } from './fake-sounds.ts';
import { createFakeWebhooks } from './fake-webhooks.ts';
import { createVirtualClock } from './virtual-clock.ts';

export const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });

export const hotline = '447700900099';

export const application: Application = {
  id: 'aaaaaaaa-0000-4000-8000-000000000001',
  publicKey: keys.publicKey,
  signatureSecret: 'a secret of thirty-two characters',
  apiKey: 'abcd1234',
  numbers: [hotline],
  answerUrl: { url: 'http://127.0.0.1:1/webhooks/answer', method: 'GET' },
  eventUrl: { url: 'http://127.0.0.1:1/webhooks/event', method: 'POST' },
};

/** An NCCO that connects to that number. */
export const connectTo = (number: string, options: object = {}): object => ({
  action: 'connect',
  from: hotline,
  endpoint: [{ type: 'phone', number }],
  ...options,
});

/** The platform over fakes, and what tests ask of it again and again. */
export function createTestPlatform(
  more: Partial<Pick<PlatformDependencies, 'account' | 'rules' | 'inputForms' | 'onTrace'>> = {},
) {
  const clock = createVirtualClock();
  const media = createFakeMedia();
  const sounds = createFakeSounds();
  const files = createFakeFiles(randomUUID);
  const sentWebhooks = createSentWebhooks();
  const webhooks = createFakeWebhooks(sentWebhooks.add, () => clock.now());
  const faults: unknown[] = [];
  const events: string[] = [];
  const applications = createApplications();
  applications.add(application);

  const platform = createPlatform({
    applications,
    clock,
    sounds,
    ...{ media, files },
    webhooks,
    sentWebhooks,
    ids: createIds(randomUUID),
    regionUrl: () => 'http://127.0.0.1:3100',
    report: (error) => faults.push(error),
    ...more,
  });
  platform.onEvent(({ member, what }) => {
    const detail = what.type === 'refused' ? ` ${what.status}` : '';
    events.push(`${member.kind} ${what.type}${detail}`);
  });

  const john = platform.users.find(application, 'john')!;
  const owner = { user: john, session: 'session-1' };

  /** Places a call that is answered by `ncco`, or by those replies, and lets it begin. */
  async function place(
    ncco: unknown,
    as = application,
    replies: WebhookReply[] = [{ ok: true, body: ncco }],
  ): Promise<{ call: BrowserCall; browser: FakeBrowserEnd }> {
    webhooks.reply(...replies);
    const placed = await knock(as);
    placed.call.begin();
    await clock.advance(0);
    return placed;
  }

  async function knock(as = application): Promise<{ call: BrowserCall; browser: FakeBrowserEnd }> {
    const { uuid } = await platform.prepareLeg(owner, 'v=0');
    const call = platform.knock(owner, as, {
      leg: uuid,
      dialled: 'some-call-id',
      customData: {},
    })!;
    return { call, browser: media.browsers.at(-1)! };
  }

  /** The statuses told so far, such as "phone ringing", in order. */
  const told = (): string[] =>
    webhooks.told.map(({ payload }) => {
      const leg = payload.from === null ? 'app' : 'phone';
      const what = payload.status ?? payload.type;
      if (what === undefined) return payload.reason === undefined ? 'notify' : 'error';
      return `${leg} ${what as string}`;
    });

  const payload = (status: string, leg = 'phone'): Record<string, unknown> | undefined =>
    webhooks.told.find((_, index) => told()[index] === `${leg} ${status}`)?.payload;

  return {
    platform,
    clock,
    media,
    sounds,
    files,
    webhooks,
    faults,
    events,
    owner,
    place,
    knock,
    told,
    payload,
  };
}
