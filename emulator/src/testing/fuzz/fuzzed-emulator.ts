import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import jsonwebtoken from 'jsonwebtoken';
import { createEmulator } from '../../emulator.ts';
import { listen, unlisten } from '../../listen.ts';
import { demoAccount } from '../../platform/account/account.ts';
import type { Application } from '../../platform/applications.ts';
import type { Chance } from './chance.ts';
import { damage } from './damage.ts';
import { fuzz, type Outcome } from './fuzz.ts';
import { actions } from './samples.ts';

/** A number of the application that no request names. */
const spared = '447700900050';

export interface Fuzzed extends Outcome {
  /** What broke inside. */
  readonly faults: readonly unknown[];
  /** Whether a whole call works afterwards. */
  readonly works: boolean;
}

/** An emulator, and a customer whose instructions are as damaged as what is asked of it. */
export async function fuzzEmulator(count: number, chance: Chance, now: number): Promise<Fuzzed> {
  const faults: unknown[] = [];
  const customer = createServer((_req, res) => {
    const ncco = [chance.pick(actions), chance.pick(actions)];
    res.setHeader('content-type', 'application/json');
    res.end(JSON.stringify(chance.next() < 0.3 ? ncco : damage(ncco, chance)));
  });
  const web = `http://127.0.0.1:${await listen(customer, 0, '127.0.0.1')}`;
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const emulator = createEmulator({ port: 0, report: (error) => void faults.push(error) });
  const application: Application = {
    ...{ id: 'fuzzed', publicKey: keys.publicKey, numbers: ['447700900000', spared] },
    ...{ signatureSecret: 'a secret of thirty-two characters', apiKey: demoAccount.apiKey },
    answerUrl: { url: `${web}/answer`, method: 'GET' },
    eventUrl: { url: `${web}/event`, method: 'POST' },
  };
  emulator.addApplication(application);
  const john = emulator.platform.users.find(application, 'john');
  const { url } = await emulator.start();
  const iat = Math.floor(now / 1000);
  const sign = (claims: object): string =>
    `Bearer ${jsonwebtoken.sign({ application_id: 'fuzzed', iat, ...claims }, keys.privateKey, { algorithm: 'RS256', expiresIn: '2h' })}`;
  const account = Buffer.from(`${demoAccount.apiKey}:${demoAccount.apiSecret}`).toString('base64');
  const paths = { '/**': {} };
  try {
    const outcome = await fuzz(
      {
        ...{ url, chance, spared: ['fuzzed', john?.id] },
        authorization: {
          application: sign({ jti: 'once' }),
          user: sign({ sub: 'john', acl: { paths } }),
          account: `Basic ${account}`,
          anybody: undefined,
        },
      },
      count,
    );
    emulator.reset();
    const legs = await callIn(url);
    return { ...outcome, faults, works: legs.length > 0 };
  } finally {
    await emulator.stop();
    await unlisten(customer);
  }
}

/** A phone dials in, as after a start. */
async function callIn(url: string): Promise<string> {
  const reply = await fetch(`${url}/emulator/phones/447700900001/dial`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ to: spared }),
  });
  return reply.ok ? await reply.text() : '';
}
