import { StartError } from '../start-error.ts';
import type { Env } from './env.ts';

/** Where people may sign in at their company: an OpenID Connect provider, and what we are to it. */
export interface CompanySettings {
  /** Exactly as the provider calls itself. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** How people call it. */
  readonly label: string;
}

const needed = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'];

/** The settings of the company's own sign-in; undefined when there is none. @throws StartError when they will not do */
export function companySettings(env: Env, mode: 'demo' | 'live'): CompanySettings | undefined {
  const set = [...needed, 'OIDC_LABEL'].find((name) => env[name] !== undefined);
  if (set === undefined) return undefined;
  const settings = settingsIn(env);
  const problem =
    mode === 'demo' ? `${set} is for a live start. Unset it for a demo.` : problemOf(env, settings);
  if (problem !== undefined) throw new StartError(problem);
  return settings;
}

function settingsIn(env: Env): CompanySettings {
  return {
    issuer: env.OIDC_ISSUER ?? '',
    clientId: env.OIDC_CLIENT_ID ?? '',
    clientSecret: env.OIDC_CLIENT_SECRET ?? '',
    label: env.OIDC_LABEL ?? 'your company',
  };
}

function problemOf(env: Env, { issuer, label }: CompanySettings): string | undefined {
  const missing = needed.find((name) => env[name] === undefined);
  if (missing !== undefined) {
    return `${missing} is missing for signing in at a company. Set ${needed.join(', ')}, or none of them.`;
  }
  if (!isIssuer(issuer)) {
    return 'OIDC_ISSUER is not usable. Write the provider’s https address, exactly as it calls itself.';
  }
  if (/^[^\p{C}\p{Zl}\p{Zp}]{1,40}$/u.test(label)) return undefined;
  return 'OIDC_LABEL is not usable. Write 40 characters at most, in one line.';
}

function isIssuer(text: string): boolean {
  // What it holds beside an address: a query, a fragment, a password, a space.
  return URL.parse(text)?.protocol === 'https:' && !/[?#@\s]/.test(text);
}
