import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Vonage } from '@vonage/server-sdk';
import { createEmulator } from '../emulator.ts';
import type { Emulator } from '../emulator.ts';
import { strengthAt } from '../media/spectrum.ts';
import { wavFile } from '../media/testing/wav-file.ts';
import { createFakeWebhooks } from '../testing/fake-webhooks.ts';
import { until } from '../testing/until.ts';
import { application, hotline, keys } from '../testing/test-platform.ts';

const privateKey = keys.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
const echoes = '447700900001';
const high = wavFile({ hertz: 2000, seconds: 1, rate: 44_100, channels: 2 });
const files = new Map([
  ['/tone.mp3', readFileSync(join(__dirname, '../media/testing/tone.mp3'))],
  ['/high.wav', high],
]);

/** With real sound: the phone sends back all that it hears. */
describe('a file that is played', () => {
  let emulator: Emulator;
  let server: Server;
  let voice: Vonage['voice'];
  let base: string;

  beforeEach(async () => {
    server = createServer((req, res) => res.end(files.get(req.url ?? '')));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    emulator = createEmulator({ port: 0, webhooks: createFakeWebhooks() });
    emulator.addApplication(application);
    const { url } = await emulator.start();
    ({ voice } = new Vonage({ applicationId: application.id, privateKey }, { apiHost: url }));
  });
  afterEach(async () => {
    await emulator.stop();
    server.closeAllConnections();
    await once(server.close(), 'close');
  });

  it('by an action and over REST is heard on the phone, both mixed', async () => {
    const { uuid } = await voice.createOutboundCall({
      to: [{ type: 'phone', number: echoes }],
      from: { type: 'phone', number: hotline },
      ncco: [{ action: 'stream', streamUrl: [`${base}/tone.mp3`], loop: 0 }],
    });
    const heard = (hertz: number) =>
      strengthAt(hertz, emulator.platform.said(uuid)?.slice(-2000) ?? new Int16Array());
    await until(() => heard(1000) > 0.1);
    expect(heard(2000)).toBeLessThan(0.01);

    await voice.streamAudio(uuid, `${base}/high.wav`, 0, -0.5);
    await until(() => heard(2000) > 0.05);
    // Half as loud, as the level says, and the echo is a little softer.
    expect(heard(2000)).toBeLessThan(0.15);
    await until(() => heard(1000) > 0.1);
    await voice.stopStreamAudio(uuid);
    await until(() => heard(2000) < 0.01);
    await until(() => heard(1000) > 0.1);
    await voice.hangupCall(uuid);
  });
});
