import request from 'supertest';
import { demoAccount } from '../../platform/account/account.ts';
import { application, hotline } from '../../testing/test-platform.ts';
import { createTestVoiceApi } from '../../testing/test-voice-api.ts';

const { apiKey, apiSecret } = demoAccount;
const free = { country: 'GB', msisdn: '447700900150' };
const own = { country: 'GB', msisdn: hotline };
const success = { 'error-code': '200', 'error-code-label': 'success' };

interface Listed {
  readonly count: number;
  readonly numbers: readonly { readonly msisdn: string; readonly features: readonly string[] }[];
}

function setUp() {
  const test = createTestVoiceApi();
  const read = async (path: string, query: object = {}): Promise<Listed> => {
    const reply = request(test.app).get(path).auth(apiKey, apiSecret).query(query);
    return (await reply.expect(200)).body as Listed;
  };
  const change = (what: string, form: object) =>
    request(test.app).post(`/number/${what}`).auth(apiKey, apiSecret).type('form').send(form);
  const owned = (query: object = {}) => read('/account/numbers', query);
  const search = (query: object) => read('/number/search', query);
  return { ...test, change, owned, search };
}

describe('the search', () => {
  it('finds a hundred of each type, with what they cost', async () => {
    const { search } = setUp();
    expect(await search({ country: 'gb', type: 'landline', size: 1 })).toEqual({
      count: 100,
      numbers: [
        {
          country: 'GB',
          msisdn: '441632960100',
          type: 'landline',
          cost: '0.90',
          initialPrice: '0.00',
          features: ['VOICE'],
        },
      ],
    });
    expect(await search({ country: 'GB' })).toMatchObject({ count: 300 });
    expect(await search({ country: 'FR', features: 'SMS,VOICE' })).toMatchObject({ count: 100 });
    expect(await search({ country: 'US', features: 'SMS,MMS,VOICE' })).toMatchObject({
      count: 100,
    });
    expect(await search({ country: 'ZZ' })).toEqual({ count: 0, numbers: [] });
  });

  it.each([
    [0, '44770090015', 10],
    [1, '9001', 100],
    [2, '55', 3],
  ])('by pattern %i %s finds %i', async (how, pattern, count) => {
    const query = { country: 'GB', pattern, search_pattern: how };
    expect(await setUp().search(query)).toMatchObject({ count });
  });

  it('goes page by page, and leaves out what is owned', async () => {
    const { search, change } = setUp();
    const query = { country: 'GB', type: 'mobile-lvn', size: 60 };
    const first = await search(query);
    await change('buy', free).expect(200);
    const second = await search({ ...query, index: 2 });
    expect([first.numbers.length, second.numbers.length, second.count]).toEqual([60, 39, 99]);
  });

  it.each([
    [{}, 'country'],
    [{ country: 'GBR' }, 'country'],
    [{ country: 'GB', type: 'pager' }, 'type'],
    [{ country: 'GB', features: 'FAX' }, 'features'],
    [{ country: 'GB', size: 101 }, 'size'],
    [{ country: 'GB', size: 0 }, 'size'],
    [{ country: 'GB', index: 0 }, 'index'],
    [{ country: 'GB', search_pattern: 3 }, 'search_pattern'],
    [{ country: ['GB', 'US'] }, 'country'],
  ])('does not take %j', async (query, name) => {
    const { app } = setUp();
    const ask = request(app).get('/number/search').auth(apiKey, apiSecret).query(query);
    const reply = await ask.expect(420);
    expect(reply.body).toEqual({
      'error-code': '420',
      'error-code-label': expect.stringContaining(name) as string,
    });
  });
});

describe('buying', () => {
  it('takes the first month’s money, once', async () => {
    const { change, platform, owned } = setUp();
    await change('buy', free).expect(200, success);
    expect(platform.purse.balance()).toBe(9998.75);
    const again = await change('buy', free).expect(420);
    expect(again.body).toMatchObject({ 'error-code-label': 'You already own this number.' });
    expect(platform.purse.balance()).toBe(9998.75);
    expect(await owned({ has_application: false })).toMatchObject({
      count: 1,
      numbers: [{ ...free, type: 'mobile-lvn', features: ['SMS', 'VOICE'] }],
    });
  });

  it.each([
    ['without a number', { country: 'GB' }, 'msisdn'],
    ['with a plus sign', { country: 'GB', msisdn: '+447700900150' }, 'msisdn'],
    ['of another country', { country: 'US', msisdn: free.msisdn }, 'not available'],
    ['that nobody offers', { country: 'GB', msisdn: '447911123456' }, 'not available'],
    ['that needs an address', { country: 'DE', msisdn: '495550100' }, 'valid local address'],
  ])('is not possible %s', async (_, form, label) => {
    const { change, platform } = setUp();
    const reply = await change('buy', form).expect(420);
    expect(reply.body).toEqual({
      'error-code': '420',
      'error-code-label': expect.stringContaining(label) as string,
    });
    expect(platform.purse.balance()).toBe(10_000);
  });

  it('is not possible without the money', async () => {
    const { change, platform } = setUp();
    platform.purse.set(1);
    await change('buy', free).expect(420);
    expect(platform.purse.balance()).toBe(1);
  });

  it('is for the account itself', async () => {
    const { change } = setUp();
    const reply = await change('buy', { ...free, target_api_key: 'other' }).expect(401);
    expect(reply.body).toEqual({
      'error-code': '401',
      'error-code-label': 'authentication failed',
    });
    await change('buy', { ...free, target_api_key: apiKey }).expect(200);
  });
});

describe('giving up', () => {
  it('takes the number from its application', async () => {
    const { change, owned, platform } = setUp();
    await change('cancel', own).expect(200, success);
    expect(await owned()).toEqual({ count: 0, numbers: [] });
    expect(platform.dial('447700900055', hotline)).toBeUndefined();
    await change('cancel', own).expect(420);
  });

  it('needs the right country', async () => {
    await setUp()
      .change('cancel', { ...own, country: 'US' })
      .expect(420);
  });
});

describe('an update', () => {
  it('links a number to another application, or to none', async () => {
    const { change, owned, platform } = setUp();
    platform.applications.add({ ...application, id: 'other', numbers: [] });
    await change('update', { ...own, app_id: 'other' }).expect(200, success);
    expect(await owned({ application_id: 'other' })).toMatchObject({
      count: 1,
      numbers: [{ msisdn: hotline, app_id: 'other' }],
    });
    expect(await owned({ application_id: application.id })).toMatchObject({ count: 0 });
    const deprecated = { voiceCallbackType: 'app', voiceCallbackValue: application.id };
    await change('update', { ...own, ...deprecated }).expect(200);
    expect(platform.applications.withNumber(hotline)?.id).toBe(application.id);
    await change('update', { ...own, app_id: '' }).expect(200);
    expect(platform.applications.withNumber(hotline)).toBeUndefined();
    expect(await owned({ has_application: true })).toMatchObject({ count: 0 });
  });

  it('leaves what it does not name as it is', async () => {
    const { change, owned, platform } = setUp();
    const sip = { voiceCallbackType: 'sip', voiceCallbackValue: 'sip:a@example.com' };
    await change('update', { ...own, ...sip, moHttpUrl: 'https://example.com/sms' }).expect(200);
    await change('update', { ...own, voiceStatusCallback: 'https://example.com' }).expect(200);
    expect(await owned()).toEqual({
      count: 1,
      numbers: [
        {
          ...{ ...own, type: 'landline', features: ['VOICE'], app_id: application.id },
          ...{ ...sip, moHttpUrl: 'https://example.com/sms' },
        },
      ],
    });
    // A SIP address takes precedence over the application.
    expect(platform.dial('447700900055', hotline)).toBeUndefined();
  });

  it.each([
    ['of a number that is not owned', { ...free }],
    ['to no application', { ...own, app_id: 'none' }],
    ['to another account’s application', { ...own, app_id: 'foreign' }],
    ['to no phone', { ...own, voiceCallbackType: 'tel' }],
    ['of an unknown kind', { ...own, voiceCallbackType: 'fax', voiceCallbackValue: '1' }],
  ])('is not possible %s', async (_, form) => {
    const { change, platform } = setUp();
    platform.applications.add({ ...application, id: 'foreign', apiKey: 'other', numbers: [] });
    const reply = await change('update', form).expect(420);
    expect(reply.body).toMatchObject({ 'error-code': '420' });
    expect(platform.applications.withNumber(hotline)?.id).toBe(application.id);
    expect(platform.numbers.find(hotline)).toEqual({ ...own, type: 'landline' });
  });
});

describe('the older APIs', () => {
  it.each([
    ['/account/numbers', { 'error-code': '401', 'error-code-label': 'authentication failed' }],
    ['/number/search?country=GB', { 'error-code-label': 'authentication failed' }],
    [
      '/account/get-balance',
      {
        type: 'https://developer.vonage.com/api-errors#unauthorized',
        title: 'You did not provide correct credentials.',
        instance: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      },
    ],
  ])('are closed at %s', async (path, body) => {
    const { app } = setUp();
    for (const ask of [
      request(app).get(path),
      request(app).get(path).auth(apiKey, 'wrong'),
      request(app).get(path).query({ api_key: apiKey, api_secret: 'wrong' }),
      // A wrong header is not made good by the query.
      request(app).get(path).auth('x', 'y').query({ api_key: apiKey, api_secret: apiSecret }),
    ]) {
      expect((await ask.expect(401)).body).toMatchObject(body);
    }
  });

  it('take their credentials as parameters, too', async () => {
    const { app } = setUp();
    const credentials = { api_key: apiKey, api_secret: apiSecret };
    await request(app).get('/account/numbers').query(credentials).expect(200);
    await request(app).get('/account/get-balance').query(credentials).expect(200);
    const form = { ...free, ...credentials };
    await request(app).post('/number/buy').type('form').send(form).expect(200);
    await request(app).post('/number/cancel').query(form).expect(200);
  });

  it('count against the limit of requests, each in its words', async () => {
    const { app, faults } = setUp();
    faults.set({ restLimit: 1 });
    await request(app).get('/account/numbers').expect(401);
    const numbers = await request(app).get('/account/numbers').expect(429);
    expect(numbers.body).toMatchObject({ 'error-code': '429' });
    const balance = await request(app).get('/account/get-balance').expect(429);
    expect(balance.body).toMatchObject({ title: 'Rate Limit Hit' });
  });

  it('say where there is nothing', async () => {
    const { app, change } = setUp();
    await change('sell', own).expect(404);
    const wrong = request(app).delete('/account/get-balance').auth(apiKey, apiSecret);
    const reply = await wrong.expect(405);
    expect(reply.type).toBe('application/problem+json');
  });

  it('top up only with a reference', async () => {
    const { app, platform } = setUp();
    const topUp = () => request(app).post('/account/top-up').auth(apiKey, apiSecret).type('form');
    await topUp().expect(400);
    await topUp().send({ trx: '' }).expect(400);
    await topUp().send({ trx: 'reference' }).expect(200, success);
    expect(platform.purse.balance()).toBe(10_010);
  });
});
