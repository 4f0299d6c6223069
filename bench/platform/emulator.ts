/** The emulator in a process of its own: says where it is, and when asked what it has used. */
import { generateKeyPairSync } from 'node:crypto';
import { createEmulator } from '@hotline/emulator/emulator';
import type { Started, Usage } from './emulator-process.ts';

const [customer = ''] = process.argv.slice(2);
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const emulator = createEmulator({ port: 0 });
emulator.addApplication({
  id: 'bench',
  publicKey: keys.publicKey,
  signatureSecret: 'a secret of thirty-two characters',
  apiKey: 'abcd1234',
  numbers: ['447700900000'],
  answerUrl: { url: `${customer}/answer`, method: 'GET' },
  eventUrl: { url: `${customer}/event`, method: 'POST' },
});
const { url } = await emulator.start();
const privateKey = keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  global.gc?.();
  const usage: Usage = { cpuMs: (user + system) / 1000, heap: process.memoryUsage().heapUsed };
  process.send?.(usage);
});
process.once('disconnect', () => void emulator.stop());
const started: Started = { url, privateKey };
process.send?.(started);
