import { ConfigError, readConfig } from './config.ts';

describe('the configuration', () => {
  it('is a whole demo when nothing is set', () => {
    expect(readConfig({}, '/hotline')).toEqual({
      mode: 'demo',
      host: '127.0.0.1',
      port: 3000,
      number: '447700900000',
      voice: {
        sdk: 'nexmo-client',
        socketUrl: 'http://127.0.0.1:3100',
        apiUrl: 'http://127.0.0.1:3100',
      },
      phonesUrl: 'http://127.0.0.1:3100/phones',
      contactsPath: '/hotline/contacts.json',
      numberRules: {},
      limits: { callsPerMinute: 6, callsPerDay: 60, minutesPerDay: 240 },
      dataDir: '.hotline',
      retentionDays: 365,
      pid: process.pid,
      clientDir: '/hotline/client/dist/browser',
      log: 'info',
    });
  });

  it('takes what is set, and an empty value for none', () => {
    const env = {
      PORT: '0',
      EMULATOR_PORT: '4100',
      PUBLIC_URL: 'http://localhost:8080/',
      VONAGE_NUMBER: '+12025550123',
      LOG_LEVEL: 'warn',
      VOICE_SDK: 'client-sdk',
      DATA_DIR: '/var/lib/hotline',
      RETENTION_DAYS: '30',
      DATABASE_URL: 'postgresql://hotline:secret@db.example/calls',
      VONAGE_API_KEY: '',
    };
    expect(readConfig(env)).toMatchObject({
      port: 0,
      publicUrl: 'http://localhost:8080',
      number: '12025550123',
      voice: {
        sdk: 'client-sdk',
        socketUrl: 'http://127.0.0.1:4100',
        apiUrl: 'http://127.0.0.1:4100',
      },
      contactsPath: 'contacts.json',
      databaseUrl: 'postgresql://hotline:secret@db.example/calls',
      dataDir: '/var/lib/hotline',
      retentionDays: 30,
      log: 'warn',
    });
  });

  it.each([
    ['VOICE_SDK', 'vonage'],
    ['VOICE_SDK', 'Nexmo-Client'],
    ['RETENTION_DAYS', '0'],
    ['RETENTION_DAYS', '1.5'],
    ['RETENTION_DAYS', 'ever'],
    ['PORT', 'abc'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '3000.5'],
    ['PORT', '0x10'],
    ['EMULATOR_PORT', '1e3'],
    ['PUBLIC_URL', 'localhost:3000'],
    ['PUBLIC_URL', 'https://hotline.example'],
    ['PUBLIC_URL', 'ftp://localhost'],
    ['VONAGE_NUMBER', '07700900000'],
    ['LOG_LEVEL', 'loud'],
    ['DATABASE_URL', 'mysql://hotline:secret@db.example/calls'],
  ])('refuses %s=%s in one line that names it', (name, value) => {
    const read = () => readConfig({ [name]: value });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(new RegExp(`^${name} is .+$`));
  });

  it('does not repeat the password of a database', () => {
    expect(() => readConfig({ DATABASE_URL: 'do-not-tell' })).not.toThrow(/do-not-tell/);
  });
});
