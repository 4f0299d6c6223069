import type { PasskeyAnswer, PasskeyRegistration } from '@hotline/protocol/sign-in';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { AccountBook } from './account-book.ts';
import type { ChallengePurpose, Challenges } from './challenges.ts';
import type { NewPasskey, Passkey, PasskeyBook } from './passkey-book.ts';
import { readChallenge } from './read-challenge.ts';
import type { RelyingParty } from './relying-party.ts';

type JsonOptions<T extends (...asked: never[]) => Promise<object>> = Awaited<ReturnType<T>>;

/** What a browser asks passkeys, and whether it got the right answer. */
export interface PasskeyQuestions {
  /** Asks for a passkey: any, or one of the user whom the purpose names. */
  ask(purpose: ChallengePurpose): Promise<JsonOptions<typeof generateAuthenticationOptions>>;
  /** The user whose passkey gave that answer; undefined when it is wrong. */
  answered(answer: PasskeyAnswer, purpose: ChallengePurpose): Promise<string | undefined>;
  /** Asks for a new passkey of the user whom the purpose names. */
  askForNew(purpose: ChallengePurpose): Promise<JsonOptions<typeof generateRegistrationOptions>>;
  /** The new passkey; undefined when it is none, or none of ours. */
  made(
    registration: PasskeyRegistration,
    purpose: ChallengePurpose,
  ): Promise<Omit<NewPasskey, 'label'> | undefined>;
}

export interface PasskeyQuestionsDependencies {
  readonly relyingParty: RelyingParty;
  readonly challenges: Challenges;
  readonly passkeys: PasskeyBook;
  readonly accounts: AccountBook;
}

/** EdDSA, ES256 and RS256, by their COSE numbers: what devices make. */
const supportedAlgorithmIDs = [-8, -7, -257];

/** As long as the challenge can be answered. */
const timeout = 300_000;

export function createPasskeyQuestions(
  dependencies: PasskeyQuestionsDependencies,
): PasskeyQuestions {
  return { ...questions(dependencies), ...answers(dependencies) };
}

function questions({
  relyingParty,
  challenges,
  passkeys,
  accounts,
}: PasskeyQuestionsDependencies): Pick<PasskeyQuestions, 'ask' | 'askForNew'> {
  const theirs = async (user: string) => (await passkeys.list(user)).map(({ id }) => ({ id }));
  const challengeFor = async (purpose: ChallengePurpose) => ({
    challenge: bytesOf(await challenges.make(purpose)),
    timeout,
  });

  return {
    ask: async (purpose) =>
      generateAuthenticationOptions({
        ...(await challengeFor(purpose)),
        rpID: relyingParty.id,
        userVerification: 'required',
        ...(purpose.user !== '' && { allowCredentials: await theirs(purpose.user) }),
      }),
    askForNew: async (purpose) =>
      generateRegistrationOptions({
        ...(await challengeFor(purpose)),
        rpID: relyingParty.id,
        rpName: relyingParty.name,
        userName: purpose.user,
        userDisplayName: purpose.user,
        userID: bytesOf((await accounts.find(purpose.user))?.handle ?? ''),
        attestationType: 'none',
        supportedAlgorithmIDs,
        excludeCredentials: await theirs(purpose.user),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      }),
  };
}

function answers(
  dependencies: PasskeyQuestionsDependencies,
): Pick<PasskeyQuestions, 'answered' | 'made'> {
  const { relyingParty, challenges, passkeys } = dependencies;
  const expected = { expectedOrigin: relyingParty.origin, expectedRPID: relyingParty.id };

  /** The question that was answered: ours, for that purpose, and not answered before. */
  async function asked(clientDataJson: string, purpose: ChallengePurpose) {
    const challenge = readChallenge(clientDataJson);
    if (challenge === undefined || !(await challenges.take(challenge, purpose))) return undefined;
    return { expectedChallenge: challenge, ...expected, requireUserVerification: true };
  }

  return {
    answered: async (answer, purpose) => {
      const question = await asked(answer.response.clientDataJSON, purpose);
      const passkey = await passkeys.find(answer.id);
      if (!question || !passkey || !isOf(passkey, answer, purpose)) return undefined;
      const response = plainAnswer(answer);
      const credential = { ...passkey, publicKey: bytesOf(passkey.publicKey), transports: [] };
      const checked = await unlessWrong(
        verifyAuthenticationResponse({ response, ...question, credential }),
      );
      if (!checked?.verified) return undefined;
      await passkeys.used(passkey.id, checked.authenticationInfo.newCounter);
      return passkey.user;
    },
    made: async (registration, purpose) => {
      const question = await asked(registration.response.clientDataJSON, purpose);
      if (!question) return undefined;
      const response = plainRegistration(registration);
      const checked = await unlessWrong(
        verifyRegistrationResponse({ response, ...question, supportedAlgorithmIDs }),
      );
      if (!checked?.verified) return undefined;
      const { id, publicKey, counter } = checked.registrationInfo.credential;
      const { transports = [] } = registration.response;
      const key = Buffer.from(publicKey).toString('base64url');
      return { id, user: purpose.user, publicKey: key, counter, transports };
    },
  };
}

/** Whether the passkey is of the user who has to answer, and of the one whom its device names. */
function isOf(passkey: Passkey, { response }: PasskeyAnswer, { user }: ChallengePurpose): boolean {
  if (user === '') return response.userHandle === passkey.handle;
  return passkey.user === user && (response.userHandle ?? passkey.handle) === passkey.handle;
}

/** The library throws for whatever is wrong with an answer: no answer is worth more than another. */
async function unlessWrong<T>(checked: Promise<T>): Promise<T | undefined> {
  return checked.catch(() => undefined);
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(base64url, 'base64url'));
}

function plainAnswer({ response, ...rest }: PasskeyAnswer) {
  const { userHandle, ...needed } = response;
  const handle = userHandle === undefined ? {} : { userHandle };
  return { ...rest, response: { ...needed, ...handle }, clientExtensionResults: {} };
}

function plainRegistration({ response, ...rest }: PasskeyRegistration) {
  const { clientDataJSON, attestationObject } = response;
  return { ...rest, response: { clientDataJSON, attestationObject }, clientExtensionResults: {} };
}
