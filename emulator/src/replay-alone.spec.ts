import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { replayAlone } from './replay-alone.ts';

const reply = [{ action: 'talk', text: 'Hello.' }];
const recorded = {
  ...{ format: 'vonage-emulator-call', version: 1, application: 'shop', complete: true },
  ...{ from: '447700900018', dialled: '447700900000', recordedAt: 0 },
  webhooks: [
    {
      ...{ at: 0, kind: 'answer', method: 'GET', url: 'http://127.0.0.1:1/answer' },
      ...{ payload: { to: '447700900000' }, reply: { status: 200, json: reply } },
    },
  ],
};

describe('a replay from the command line', () => {
  let server: Server;
  let answerUrl: string;
  let says: unknown;
  let signed: boolean[];

  beforeEach(async () => {
    says = reply;
    signed = [];
    server = createServer((req, res) => {
      signed.push(req.headers.authorization !== undefined);
      res.setHeader('content-type', 'application/json').end(JSON.stringify(says));
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    answerUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/answer`;
  });

  afterEach(async () => {
    await once(server.close(), 'close');
  });

  const run = (more: object = {}, content = JSON.stringify(recorded)) =>
    replayAlone({
      ...{ file: 'call.json', answerUrl, set: {}, mask: [], env: {}, readFile: () => content },
      ...more,
    });

  it('says that all is as recorded, and that nobody signed', async () => {
    const { same, report } = await run();
    expect(same).toBe(true);
    expect(report).toMatch(/^Nobody signs:.*\nsame {7}GET answer\nAll 1 replies/);
    expect(signed).toEqual([false]);
  });

  it('signs with the secret of the environment', async () => {
    const { report } = await run({ env: { VONAGE_SIGNATURE_SECRET: 's'.repeat(32) } });
    expect(report).not.toMatch(/Nobody signs/);
    expect(signed).toEqual([true]);
  });

  it('says that something is different', async () => {
    says = [];
    expect(await run()).toMatchObject({ same: false });
  });

  it('is no success when there is nothing to replay', async () => {
    expect(await run({}, JSON.stringify({ ...recorded, webhooks: [] }))).toMatchObject({
      same: false,
    });
  });

  it.each(['no JSON', '{}'])('refuses a file that is no call: %s', async (content) => {
    await expect(run({}, content)).rejects.toMatchObject({ code: 'call-file-invalid' });
  });
});
