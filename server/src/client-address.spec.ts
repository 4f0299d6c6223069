import express from 'express';
import supertest from 'supertest';
import { clientAddress } from './client-address.ts';

/** What an app that trusts these proxies makes of a forwarded address. */
async function seen(trusted: false | readonly string[], forwarded: string): Promise<string> {
  const app = express();
  app.set('trust proxy', trusted === false ? false : [...trusted]);
  app.get('/', (req, res) => void res.send(clientAddress(req)));
  return (await supertest(app).get('/').set('X-Forwarded-For', forwarded)).text;
}

const from = (ip: string, remoteAddress = ip) => clientAddress({ ip, socket: { remoteAddress } });

describe('the address of a client', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001::9', '2001:db8:1:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('of %s counts as %s', (ip, counted) => {
    expect(from(ip)).toBe(counted);
  });

  it('is that of the connection when what a proxy tells is none', () => {
    expect(from('<script>', '192.0.2.7')).toBe('192.0.2.7');
  });

  it('is not what a client says of itself', async () => {
    expect(await seen(false, '192.0.2.7')).toBe('127.0.0.1');
    expect(await seen(['10.0.0.1'], '192.0.2.7')).toBe('127.0.0.1');
  });

  it('is what a trusted proxy tells, not what the client told that proxy', async () => {
    expect(await seen(['127.0.0.1'], '192.0.2.7')).toBe('192.0.2.7');
    expect(await seen(['127.0.0.1'], '198.51.100.9, 192.0.2.7')).toBe('192.0.2.7');
  });
});
