import { randomBytes, randomUUID, generateKeyPairSync } from 'node:crypto';
import { webhookSigner, type WebhookSigner } from '@hotline/server/testing/webhook-signer';
import { withDatabases } from '../whole/databases.ts';
import { startWhole } from '../whole/start-whole.ts';
import { some, untried, type Check, type Finding } from './finding.ts';
import { createSend, type Send } from './send.ts';

const check =
  'genuine webhooks while the signature secret is changed, server by server, under load';
const lanes = 16;

/** While the secret changes, nothing genuine is refused; afterwards the old one opens nothing. */
export const rotation: Check = async (share) => {
  const found: Finding[] = [];
  await withDatabases(async (database) => {
    found.push(await rotate(await database(), some(1000, share)));
  });
  return found.length > 0 ? found : [untried(check, 'no PostgreSQL on this machine')];
};

async function rotate(databaseUrl: string, each: number): Promise<Finding> {
  const [old, fresh] = [secret(), secret()];
  const start = (...signatureSecrets: string[]) =>
    startWhole(['john'], databaseUrl, { ...application, signatureSecrets });
  const signed = (by: string) => webhookSigner({ ...application, signatureSecrets: [by] });

  await using before = await start(old);
  const load = startLoad(createSend(before.url), signed(old));
  await load.sent(each);
  await using during = await start(fresh, old);
  load.go({ send: createSend(during.url) });
  await load.sent(each);
  load.go({ sign: signed(fresh) });
  await load.sent(each);
  await using after = await start(fresh);
  const send = createSend(after.url);
  load.go({ send });
  await load.sent(each);
  const { accepted, refused } = await load.stop();

  const late = await Promise.all(Array.from({ length: 100 }, () => tell(send, signed(old))));
  const opened = late.filter((status) => status < 400).length;
  return {
    check,
    tried: accepted + refused,
    outcome: `${refused} refused; afterwards ${opened} of ${late.length} with the old secret accepted`,
    holds: refused === 0 && opened === 0,
  };
}

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
const application = { id: randomUUID(), privateKey, apiKey: 'a1b2c3d4' };

function secret(): string {
  return randomBytes(32).toString('hex');
}

interface Way {
  readonly send: Send;
  readonly sign: WebhookSigner;
}

/** Events without an end, to the server and with the secret of the moment. */
function startLoad(send: Send, sign: WebhookSigner) {
  let way: Way = { send, sign };
  let going = true;
  let [accepted, refused] = [0, 0];
  const running = Array.from({ length: lanes }, async () => {
    while (going) {
      if ((await tell(way.send, way.sign)) === 204) accepted += 1;
      else refused += 1;
    }
  });
  return {
    go: (other: Partial<Way>) => {
      way = { ...way, ...other };
    },
    /** Waits for so many more. */
    sent: async (more: number) => {
      const until = accepted + refused + more;
      while (accepted + refused < until) await new Promise((resolve) => setTimeout(resolve, 20));
    },
    stop: async () => {
      going = false;
      await Promise.all(running);
      return { accepted, refused };
    },
  };
}

async function tell(send: Send, sign: WebhookSigner): Promise<number> {
  const uuid = randomUUID();
  const body = JSON.stringify({ status: 'ringing', uuid, conversation_uuid: `CON-${uuid}` });
  const headers = { authorization: sign(body) };
  return (await send({ path: '/webhooks/event', headers, body })).status;
}
