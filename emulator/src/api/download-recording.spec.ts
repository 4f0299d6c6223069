import { Vonage } from '@vonage/server-sdk';
import jsonwebtoken from 'jsonwebtoken';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmulator } from '../emulator.ts';
import type { Emulator } from '../emulator.ts';
import { burst } from '../media/tones.ts';
import { strengthAt } from '../media/spectrum.ts';
import { readWav } from '../media/wav.ts';
import { createMedia } from '../media/media.ts';
import { createFakeWebhooks } from '../testing/fake-webhooks.ts';
import { application, hotline, keys } from '../testing/test-platform.ts';
import { until } from '../testing/until.ts';

const privateKey = keys.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;

/** From the sound in a phone's microphone to the file on the customer's disk. */
describe('a real recording', () => {
  const webhooks = createFakeWebhooks();
  let emulator: Emulator;
  let vonage: Vonage;

  beforeEach(async () => {
    emulator = createEmulator({ port: 0, media: createMedia(), webhooks });
    emulator.addApplication(application);
    const { url } = await emulator.start();
    vonage = new Vonage({ applicationId: application.id, privateKey }, { apiHost: url });
  });
  afterEach(() => emulator.stop());

  /** A phone leaves a message of 600 Hz, and silence ends it. */
  async function leaveMessage(): Promise<Readonly<Record<string, unknown>>> {
    const record = { action: 'record', format: 'wav', endOnSilence: 3, timeOut: 20 };
    webhooks.reply({ ok: true, body: [record] });
    const uuid = emulator.platform.dial('447700900123', hotline) ?? '';
    const leg = () => emulator.platform.control(application.id, uuid);
    await until(() => typeof leg() !== 'string' && status(uuid) === 'answered');
    const control = leg();
    if (typeof control === 'string') throw new Error(control);
    control.leg.utter({ samples: burst([600], 8000) });
    const event = () => webhooks.told.find(({ payload }) => 'recording_url' in payload);
    await until(() => event() !== undefined);
    return event()?.payload ?? {};
  }

  const status = (uuid: string) =>
    emulator.platform.legs(application.id).find(({ identity }) => identity.uuid === uuid)?.status;

  it('is what was said, and no SDK but the bare request gets it from this machine', async () => {
    const event = await leaveMessage();
    const url = String(event.recording_url);
    const claims = { application_id: application.id, jti: 'once' };
    const token = jsonwebtoken.sign(claims, keys.privateKey, { algorithm: 'RS256' });
    const reply = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    const bytes = new Uint8Array(await reply.arrayBuffer());
    expect(reply.headers.get('content-type')).toBe('audio/wav');
    expect(bytes).toHaveLength(Number(event.size));
    const { samples, rate } = readWav(bytes);
    expect(rate).toBe(16_000);
    // A second of sound, and the three of silence that ended it.
    expect(samples.length / rate).toBeGreaterThan(3.8);
    expect(samples.length / rate).toBeLessThan(5);
    const [loudest = 0] = Array.from({ length: 8 }, (_, half) =>
      strengthAt(300, samples.subarray(half * 8000, (half + 1) * 8000)),
    ).sort((one, next) => next - one);
    expect(loudest).toBeGreaterThan(0.05);

    // The SDK sends its token to nobody but the vendor.
    const path = join(tmpdir(), 'never-written.wav');
    const refused = 'Only vonage.com and nexmo.com are allowed';
    await expect(vonage.voice.downloadRecording(url, path)).rejects.toThrow(refused);
    const id = url.slice(url.lastIndexOf('/') + 1);
    await expect(vonage.voice.downloadRecording(id, path)).rejects.toThrow(refused);
    await expect(vonage.voice.downloadTranscription(url, path)).rejects.toThrow(refused);
  });
});
