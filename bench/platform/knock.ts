import { createPrivateKey } from 'node:crypto';
import { createCaller } from '@hotline/emulator/media/testing/caller';
import jsonwebtoken from 'jsonwebtoken';
import { io } from 'socket.io-client';
import type { Customer } from './customer.ts';
import type { EmulatorProcess } from './emulator-process.ts';

const resources = ['sessions', 'users', 'conversations', 'media', 'knocking', 'legs', 'rtc'];
const paths = Object.fromEntries(resources.map((name) => [`/*/${name}/**`, {}]));

/** Knocks as a browser does, its audio up already; milliseconds from each knock until the answer URL was asked. */
export async function knock(
  { url, privateKey }: EmulatorProcess,
  customer: Customer,
  times: number,
): Promise<number[]> {
  const claims = { application_id: 'bench', sub: 'john', acl: { paths } };
  const options = { algorithm: 'RS256', expiresIn: '1h' } as const;
  const token = jsonwebtoken.sign(claims, createPrivateKey(privateKey), options);
  const socket = io(url, { path: '/v2/rtc', transports: ['websocket'], query: { token } });
  const { body } = await new Promise<{ body: { id: string } }>((resolve) => {
    socket.once('session:success', resolve);
  });
  const post = async <Reply>(path: string, sent: object): Promise<Reply> => {
    const reply = await fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ originating_session: body.id, ...sent }),
    });
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
    return (await reply.json()) as Reply;
  };

  const lasted: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const caller = await createCaller();
    const offer = { sdp: caller.offer };
    const { rtc_id: id } = await post<{ rtc_id: string }>('/beta/legs', { body: { offer } });
    const asked = customer.asked();
    const began = performance.now();
    await post('/beta/knocking', { channel: { id, to: { type: 'phone', number: '1' } } });
    lasted.push((await asked) - began);
    await caller.close();
  }
  socket.disconnect();
  return lasted;
}
