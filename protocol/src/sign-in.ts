import { z } from 'zod';

/** Ways to sign in: by name alone in a demo, by a passkey, by user name and passphrase, or at the company's own page. */
export type SignInWay = 'name' | 'passkey' | 'passphrase' | 'company';

/** Answer of `GET /api/welcome`, for anybody. */
export interface Welcome {
  readonly mode: 'demo' | 'live';
  readonly signIn: readonly SignInWay[];
  /** How the company's own page is called; there when `signIn` has it. */
  readonly company?: { readonly label: string };
  /** Where the simulated phones can be picked up; only in a demo. */
  readonly phonesUrl?: string;
}

/** One of one's sessions, in `GET /api/sessions`. Times are epoch milliseconds. */
export interface OwnSession {
  readonly id: string;
  /** The one that asks. */
  readonly current: boolean;
  readonly createdAt: number;
  readonly seenAt: number;
  /** What the browser calls itself. */
  readonly agent: string;
}

/** One of one's passkeys, in `GET /api/passkeys`. */
export interface OwnPasskey {
  readonly id: string;
  readonly label: string;
  readonly createdAt: number;
  readonly usedAt: number | null;
}

/** Answer of `GET /api/company`: the company's own page, and whether one can sign in there. */
export interface OwnCompany {
  readonly label: string;
  readonly connected: boolean;
}

/** Answer of `POST /api/company`: where one connects. */
export interface CompanyPage {
  readonly location: string;
}

/** Answer of `POST /api/setup`. */
export interface SetupFor {
  readonly username: string;
}

const username = z.string().trim().min(1).max(64);
/** What is wrong with one is judged when it is chosen; a wrong one is just wrong. */
const passphrase = z.string().max(1024);
const token = z.string().max(64);
const base64url = z
  .string()
  .max(8192)
  .regex(/^[\w-]+$/);

/** Body of `POST /api/session` when live. */
export const passphraseSignIn = z.object({ username, passphrase });

/** Body of `POST /api/proof` and `PUT /api/passphrase`. */
export const passphraseBody = z.object({ passphrase });

/** Body of `POST /api/setup` and `POST /api/setup/passkey/options`. */
export const setupBody = z.object({ token });

/** Body of `POST /api/setup/passphrase`. */
export const setupPassphrase = z.object({ token, passphrase });

/** What a browser says when it has asked a passkey: a WebAuthn AuthenticationResponseJSON. */
const answer = z.object({
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.optional(),
  }),
});

/** What a browser says when it has made a passkey: a WebAuthn RegistrationResponseJSON. */
const registration = z.object({
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(z.string().max(32)).max(8).optional(),
  }),
});

/** Body of `POST /api/session/passkey` and `POST /api/proof/passkey`. */
export const passkeyAnswer = z.object({ response: answer });

/** What a person calls a passkey. */
const label = z
  .string()
  .trim()
  .max(60)
  .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u);

/** Body of `POST /api/passkeys`. */
export const newPasskey = z.object({ response: registration, label });

/** Body of `POST /api/setup/passkey`. */
export const setupPasskey = newPasskey.extend({ token });

export type PasskeyAnswer = z.infer<typeof answer>;
export type PasskeyRegistration = z.infer<typeof registration>;
