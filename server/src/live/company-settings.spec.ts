import { StartError } from '../start-error.ts';
import { companySettings } from './company-settings.ts';

const all = {
  OIDC_ISSUER: 'https://login.example/realms/acme',
  OIDC_CLIENT_ID: 'hotline',
  OIDC_CLIENT_SECRET: 'do-not-tell',
};

describe('the sign-in at a company', () => {
  it('is off unless it is set', () => {
    expect(companySettings({}, 'live')).toBeUndefined();
    expect(companySettings({}, 'demo')).toBeUndefined();
  });

  it('takes its issuer as it is, and has a label of its own', () => {
    expect(companySettings(all, 'live')).toEqual({
      issuer: 'https://login.example/realms/acme',
      clientId: 'hotline',
      clientSecret: 'do-not-tell',
      label: 'your company',
    });
    expect(companySettings({ ...all, OIDC_LABEL: 'Acme & Söhne' }, 'live')).toMatchObject({
      label: 'Acme & Söhne',
    });
  });

  it.each<[string, 'demo' | 'live', Record<string, string | undefined>]>([
    ['OIDC_ISSUER', 'demo', {}],
    ['OIDC_ISSUER', 'live', { OIDC_ISSUER: undefined }],
    ['OIDC_CLIENT_ID', 'live', { OIDC_CLIENT_ID: undefined }],
    ['OIDC_CLIENT_SECRET', 'live', { OIDC_CLIENT_SECRET: undefined }],
    ['OIDC_ISSUER', 'live', { OIDC_ISSUER: 'http://login.example' }],
    ['OIDC_ISSUER', 'live', { OIDC_ISSUER: 'login.example' }],
    ['OIDC_ISSUER', 'live', { OIDC_ISSUER: 'https://me:pass@login.example' }],
    ['OIDC_ISSUER', 'live', { OIDC_ISSUER: 'https://login.example?a=b' }],
    ['OIDC_LABEL', 'live', { OIDC_LABEL: 'a\nb' }],
    ['OIDC_LABEL', 'live', { OIDC_LABEL: 'a'.repeat(41) }],
  ])('refuses what %s (%s) may not be, in one line', (name, mode, other) => {
    const read = () => companySettings({ ...all, ...other }, mode);
    expect(read).toThrow(StartError);
    expect(read).toThrow(new RegExp(`^${name} is .+$`));
    expect(read).not.toThrow(/do-not-tell/);
  });
});
