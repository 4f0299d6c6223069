import { keys } from './testing/test-platform.ts';
import { startAlone } from './start-alone.ts';

const pem = String(keys.publicKey.export({ type: 'spki', format: 'pem' }));

function files(content: Readonly<Record<string, string>>) {
  return (path: string, from?: string): string => {
    const text = content[from === undefined ? path : `${path} beside ${from}`];
    if (text === undefined) throw Object.assign(new Error('none'), { code: 'ENOENT' });
    return text;
  };
}

const shop = { id: 'shop', name: 'Shop', public_key: 'public.key', numbers: ['447700900000'] };
const good = {
  'shop.json': JSON.stringify({
    ...{ api_key: 'key', api_secret: 'secret' },
    ...{ applications: [shop], habits: { '447700900018': 'busy' } },
  }),
  'public.key beside shop.json': pem,
};

it('starts with what the file says, and tells whose which number is', async () => {
  const emulator = await startAlone({ port: 0, file: 'shop.json', readFile: files(good) });
  try {
    expect(emulator.greeting).toBe(
      `The emulator listens on ${emulator.url}, for this machine only. Phones: ${emulator.url}/phones Inspector: ${emulator.url}/inspector\n  Shop: 447700900000\n`,
    );
    const authorization = `Basic ${Buffer.from('key:secret').toString('base64')}`;
    const listed = await fetch(`${emulator.url}/v2/applications`, { headers: { authorization } });
    expect(await listed.json()).toMatchObject({ _embedded: { applications: [{ id: 'shop' }] } });
  } finally {
    await emulator.stop();
  }
});

it.each([
  ['none.json', 'application-file-missing', 'none.json does not exist. See --help.'],
  ['bad.json', 'application-file-invalid', 'bad.json: applications is not a list.'],
])('does not start with %s', async (file, code, message) => {
  const readFile = files({ 'bad.json': '{}' });
  await expect(startAlone({ port: 0, file, readFile })).rejects.toMatchObject({ code, message });
});

it('says that it cannot have the port', async () => {
  const first = await startAlone({ port: 0, file: 'shop.json', readFile: files(good) });
  try {
    const port = Number(new URL(first.url).port);
    await expect(
      startAlone({ port, file: 'shop.json', readFile: files(good) }),
    ).rejects.toMatchObject({
      code: 'port-unavailable',
      message: `Port ${port} cannot be had. Name another by --port.`,
    });
  } finally {
    await first.stop();
  }
});
