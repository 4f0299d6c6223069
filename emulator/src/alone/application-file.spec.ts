import { keys } from '../testing/test-platform.ts';
import { readApplicationFile } from './application-file.ts';

const pem = String(keys.publicKey.export({ type: 'spki', format: 'pem' }));
const privatePem = String(keys.privateKey.export({ type: 'pkcs8', format: 'pem' }));
const files: Readonly<Record<string, string>> = { 'public.key': pem, 'private.key': privatePem };

const read = (content: unknown) =>
  readApplicationFile(JSON.stringify(content), (path) => {
    const text = files[path];
    if (text === undefined) throw new Error(`no ${path}`);
    return text;
  });
const shop = { id: 'shop', public_key: pem };

it('needs an id and a key, and no more', () => {
  const { applications, account, habits } = read({ applications: [shop] });
  expect(applications).toEqual([
    {
      ...{ id: 'shop', numbers: [], publicKey: keys.publicKey },
      ...{ apiKey: account.apiKey, signatureSecret: account.signatureSecret },
    },
  ]);
  expect(habits).toEqual({});
});

it('takes all that can be said', () => {
  const { applications, account, habits, phones } = read({
    ...{ api_key: 'key', api_secret: 'secret', signature_secret: 'ours' },
    applications: [
      {
        ...{ ...shop, name: 'Shop', numbers: ['+447700900000', '447700900001'], users: ['ann'] },
        ...{ answer_url: 'http://localhost/a', answer_method: 'POST' },
        ...{ event_url: 'http://localhost/e', fallback_answer_url: 'http://localhost/f' },
      },
      { ...shop, id: 'other', signature_secret: 'theirs' },
    ],
    habits: { '+447700900001': 'busy' },
    phones: { '+447700900018': 'Ann' },
  });
  expect(account).toMatchObject({ apiKey: 'key', apiSecret: 'secret', signatureSecret: 'ours' });
  expect(applications).toMatchObject([
    {
      ...{ name: 'Shop', numbers: ['447700900000', '447700900001'], users: ['ann'] },
      answerUrl: { url: 'http://localhost/a', method: 'POST' },
      eventUrl: { url: 'http://localhost/e', method: 'POST' },
      fallbackAnswerUrl: { url: 'http://localhost/f', method: 'GET' },
      ...{ apiKey: 'key', signatureSecret: 'ours' },
    },
    { id: 'other', signatureSecret: 'theirs' },
  ]);
  expect(habits).toEqual({ '447700900001': 'busy' });
  expect(phones).toEqual([{ number: '447700900018', name: 'Ann' }]);
});

it.each(['public.key', 'private.key'])('takes the key from %s', (path) => {
  const [one] = read({ applications: [{ ...shop, public_key: path }] }).applications;
  expect(one?.publicKey.equals(keys.publicKey)).toBe(true);
});

it.each<[object | string, string]>([
  [[], 'is not an object'],
  [{}, 'applications is not a list'],
  [{ applications: [] }, 'applications is empty'],
  [{ applications: [{ public_key: pem }] }, 'applications[0].id is missing'],
  [{ applications: [{ id: 'shop' }] }, 'applications[0].public_key is missing'],
  [
    { applications: [{ ...shop, answer_url: 'shop' }] },
    'applications[0].answer_url is not an http URL',
  ],
  [
    { applications: [{ ...shop, answer_method: 'PUT' }] },
    'applications[0].answer_method is neither "GET" nor "POST"',
  ],
  [
    { applications: [{ ...shop, numbers: ['home'] }] },
    'applications[0].numbers[0] is not a number in E.164',
  ],
  [
    { applications: [{ ...shop, answerUrl: 'http://x' }] },
    'applications[0] has the unknown field "answerUrl"',
  ],
  [{ applications: [shop, shop] }, 'applications[1].id is there twice'],
  [
    {
      applications: [
        { ...shop, numbers: ['447700900000'] },
        { ...shop, id: 'other', numbers: ['+447700900000'] },
      ],
    },
    'applications[1].numbers[0] is there twice',
  ],
  [
    { applications: [shop], habits: { '447700900000': 'sings' } },
    'habits.447700900000 is none of answers, busy, no-answer, declines, voicemail, voicemail-without-beep, out-of-service, unreachable, hangs-up, rings',
  ],
  [{ applications: [shop], habits: { home: 'busy' } }, 'habits.home is not a number in E.164'],
  [{ applications: [shop], phones: { home: 'Ann' } }, 'phones.home is not a number in E.164'],
  [{ applications: [shop], phones: { '447700900018': '' } }, 'phones.447700900018 is empty'],
])('refuses %j', (content, message) => {
  expect(() => read(content)).toThrow(
    expect.objectContaining({ code: 'application-file-invalid', message }) as Error,
  );
});

it.each([
  ['nowhere.key', 'names nowhere.key, which holds no key that can be read: no nowhere.key'],
  ['-----BEGIN PUBLIC KEY-----', 'is no key'],
])('refuses the key %s', (public_key, words) => {
  expect(() => read({ applications: [{ ...shop, public_key }] })).toThrow(
    expect.objectContaining({
      code: 'key-unreadable',
      message: expect.stringContaining(`applications[0].public_key ${words}`) as string,
    }) as Error,
  );
});

it('says where a file is not JSON', () => {
  expect(() => readApplicationFile('{\n"applications" []', () => '')).toThrow(
    expect.objectContaining({
      code: 'application-file-not-json',
      message: expect.stringContaining('line 2') as string,
    }) as Error,
  );
});
