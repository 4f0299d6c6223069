import {
  createSign,
  generateKeyPairSync,
  createHash,
  randomUUID,
  type KeyObject,
} from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { World } from '../world.ts';

const pair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const own = pair();
const strange = pair();

/** What the next token says, where it is not as it should be. */
export interface Faults {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly key?: 'strange';
  readonly status?: number;
}

/** A company's sign-in: a small OpenID Connect provider, in which whoever comes by is `sub`. */
export interface FakeCompany {
  readonly settings: {
    readonly issuer: string;
    readonly clientId: string;
    readonly clientSecret: string;
    readonly label: string;
  };
  /** Its https addresses are this server’s. */
  readonly fetch: World['fetch'];
  readonly faults: { now: Faults };
  /** Who sits there. */
  readonly person: { sub: string };
  /** The paths that were asked for. */
  readonly asked: string[];
  /** Signs in on that page; where the browser is sent back to. */
  signIn(location: string): URL;
  close(): Promise<void>;
}

const issuer = 'https://sign-in.company.example/realm';
const settings = {
  issuer,
  clientId: 'hotline',
  clientSecret: 'a secret: of & company',
  label: 'Acme',
};

interface Grant {
  readonly sub: string;
  readonly nonce: string;
  readonly challenge: string;
  readonly redirectUri: string;
}

export async function startFakeCompany(): Promise<FakeCompany> {
  const faults: { now: Faults } = { now: {} };
  const person = { sub: 'alice-of-acme' };
  const asked: string[] = [];
  const grants = new Map<string, Grant>();

  const answer = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const path = req.url ?? '';
    asked.push(path);
    const body = await textOf(req);
    const [status, json] = respond(path, req.headers.authorization, new URLSearchParams(body));
    res.writeHead(faults.now.status ?? status, { 'Content-Type': 'application/json' });
    res.end(JSON.stringify(json));
  };

  function respond(
    path: string,
    shown: string | undefined,
    form: URLSearchParams,
  ): [number, object] {
    switch (path) {
      case '/realm/.well-known/openid-configuration':
        return [200, metadata];
      case '/realm/keys':
        return [
          200,
          {
            keys: [
              { ...own.publicKey.export({ format: 'jwk' }), kid: 'own', use: 'sig', alg: 'RS256' },
            ],
          },
        ];
      case '/realm/token':
        return token(shown, form);
      default:
        return [404, {}];
    }
  }

  function token(shown: string | undefined, form: URLSearchParams): [number, object] {
    const said = (name: string) => form.get(name) ?? '';
    const grant = grants.get(said('code'));
    grants.delete(said('code'));
    const { clientId } = settings;
    if (!isOurs(shown)) return [401, { error: 'invalid_client' }];
    const proof = createHash('sha256').update(said('code_verifier')).digest('base64url');
    if (proof !== grant?.challenge || said('redirect_uri') !== grant.redirectUri) {
      return [400, { error: 'invalid_grant' }];
    }
    const now = Math.floor(new Date().getTime() / 1000);
    const { sub, nonce } = grant;
    const times = { iat: now, exp: now + 300 };
    const claims = { iss: issuer, aud: clientId, sub, nonce, ...times, ...faults.now.claims };
    const idToken = jwt(claims, faults.now.key === 'strange' ? strange.privateKey : own.privateKey);
    return [200, { access_token: 'not-to-be-kept', token_type: 'Bearer', id_token: idToken }];
  }

  const server = createServer((req, res) => void answer(req, res)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  return {
    ...{ settings, faults, person, asked },
    fetch: (url, init) =>
      fetch((url as string).replace(new URL(issuer).origin, `http://127.0.0.1:${port}`), init),
    signIn: (location) => {
      const { searchParams } = new URL(location);
      const said = (name: string) => searchParams.get(name) ?? '';
      const code = randomUUID();
      grants.set(code, {
        ...{ sub: person.sub, nonce: said('nonce') },
        ...{ challenge: said('code_challenge'), redirectUri: said('redirect_uri') },
      });
      const back = new URL(said('redirect_uri'));
      back.search = String(new URLSearchParams({ code, state: said('state') }));
      return back;
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

const metadata = {
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/keys`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
  code_challenge_methods_supported: ['S256'],
};

/** Whether that header shows the client's secret. */
function isOurs(shown = ''): boolean {
  const text = Buffer.from(shown.replace('Basic ', ''), 'base64').toString();
  const parts = text.split(':').map((part) => decodeURIComponent(part.replaceAll('+', ' ')));
  return parts.join(':') === `${settings.clientId}:${settings.clientSecret}`;
}

async function textOf(req: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of req) text += String(chunk);
  return text;
}

function jwt(claims: object, key: KeyObject): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'RS256', kid: 'own' })}.${part(claims)}`;
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key, 'base64url')}`;
}
