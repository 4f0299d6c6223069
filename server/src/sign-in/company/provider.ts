import * as client from 'openid-client';
import { z } from 'zod';
import type { CompanySettings } from '../../live/company-settings.ts';
import type { Attempt } from './attempt.ts';
import type { Identity } from './identity-book.ts';
import { ProviderFailure } from './provider-failure.ts';

/** The company's own sign-in, by OpenID Connect. What goes wrong there is a ProviderFailure. */
export interface Provider {
  readonly issuer: string;
  /** Resolves when the provider can be spoken to: it is asked how at its first use, until it says. */
  ready(): Promise<unknown>;
  /** Where somebody signs in. */
  pageFor(attempt: Attempt): Promise<URL>;
  /** Who has come back to that address of ours. */
  identityAt(url: URL, attempt: Attempt): Promise<Identity>;
}

export interface ProviderDependencies {
  readonly company: CompanySettings;
  /** Where people come back to. */
  readonly returnUrl: string;
  readonly fetch: typeof globalThis.fetch;
}

/** Nobody waits longer at a login page. */
const timeoutSeconds = 8;

export function createProvider({ company, returnUrl, fetch }: ProviderDependencies): Provider {
  let known: Promise<client.Configuration> | undefined;

  function configuration(): Promise<client.Configuration> {
    known ??= unlessFailed(() => discover(company, fetch)).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  }

  return {
    issuer: company.issuer,
    ready: configuration,
    pageFor: async ({ state, nonce, verifier }) =>
      client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: returnUrl,
        scope: 'openid',
        ...{ state, nonce },
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      }),
    identityAt: async (url, { state, nonce, verifier }) => {
      const config = await configuration();
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier };
      const tokens = await unlessFailed(() => client.authorizationCodeGrant(config, url, checks));
      const who = identity.safeParse(tokens.claims());
      if (!who.success) throw new ProviderFailure('claims-unusable');
      return who.data;
    },
  };
}

/** Asks the provider how it is spoken to. */
async function discover(
  company: CompanySettings,
  fetch: typeof globalThis.fetch,
): Promise<client.Configuration> {
  const { issuer, clientId, clientSecret } = company;
  const config = await client.discovery(new URL(issuer), clientId, {}, shows(clientSecret), {
    timeout: timeoutSeconds,
    // The token comes over TLS, but its signature is looked at in any case.
    execute: [client.enableNonRepudiationChecks],
    // All that is ever sent is a form.
    [client.customFetch]: (url, { body, signal, ...rest }) =>
      fetch(url, {
        ...rest,
        ...(body instanceof URLSearchParams && { body }),
        ...(signal && { signal }),
      }),
  });
  // The library lets some providers sign for others; nobody else speaks for this one.
  if (config.serverMetadata().issuer !== issuer) throw new ProviderFailure('issuer-differs');
  return config;
}

/** Shows the secret in the header, as is usual, unless the provider only reads it in the body. */
function shows(secret: string): client.ClientAuth {
  return (server, ...rest) => {
    const { token_endpoint_auth_methods_supported: methods = ['client_secret_basic'] } = server;
    const inHeader = methods.includes('client_secret_basic');
    const show = inHeader ? client.ClientSecretBasic : client.ClientSecretPost;
    show(secret)(server, ...rest);
  };
}

async function unlessFailed<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw ProviderFailure.of(error);
  }
}

const identity = z.object({ iss: z.string(), sub: z.string().min(1).max(255) });
