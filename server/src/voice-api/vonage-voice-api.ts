import type { Vonage } from '@vonage/server-sdk';
import type { Clock } from '../clock.ts';
import type { Random } from '../random.ts';
import type { Application } from '../session/client-token.ts';
import { legPage, type PlatformLeg } from './platform-leg.ts';
import { createServerToken } from './server-token.ts';
import { voiceApiErrorOf } from './voice-api-error-of.ts';
import { VoiceApiError, type VoiceApi } from './voice-api.ts';

export interface VonageVoiceApiDependencies {
  readonly application: Application;
  /** Where the Voice API is, no slash at the end: of a real account, the host of the calls' region. */
  readonly apiUrl: string;
  readonly clock: Clock;
  readonly random: Random;
  /** How long an answer may take. */
  readonly timeoutMs?: number;
}

/** As many as the platform gives at once, and far more than one call of ours has. */
const pageSize = 100;

/** Vonage's Voice API, through Vonage's own SDK, which is loaded when it is first needed. */
export function createVonageVoiceApi(dependencies: VonageVoiceApiDependencies): VoiceApi {
  const { apiUrl, clock, timeoutMs = 5000 } = dependencies;
  const credentials = ownCredentials(createServerToken(dependencies));
  let loaded: Vonage['voice'] | undefined;

  async function ask<T>(request: (voice: Vonage['voice']) => Promise<T>): Promise<T> {
    loaded ??= await load(credentials, { apiHost: apiUrl, timeout: timeoutMs });
    try {
      return await request(loaded);
    } catch (error) {
      throw voiceApiErrorOf(error, clock.now());
    }
  }

  return {
    legsOf: async (conversation) => {
      // One page, because the SDK's `getAllCalls` throws on the relative links that the platform really sends.
      const page = await ask((voice) =>
        voice.getCallsPage({ conversationUuid: conversation, pageSize }),
      );
      return legsIn(page, conversation);
    },
    // The path is put together unchecked, and the name came from outside.
    hangUp: (uuid) => ask((voice) => voice.hangupCall(encodeURIComponent(uuid))),
  };
}

async function load(...[credentials, options]: ConstructorParameters<typeof Vonage>) {
  const sdk = await import('@vonage/server-sdk');
  return new sdk.Vonage(credentials, options).voice;
}

/** @throws VoiceApiError also when the legs are all of other conversations: then nobody read our question. */
function legsIn(page: unknown, conversation: string): readonly PlatformLeg[] {
  const read = legPage.safeParse(page);
  if (!read.success) throw new VoiceApiError('answer-unreadable', { cause: read.error });
  const { calls } = read.data._embedded;
  const legs = calls.filter(({ conversation_uuid: of = conversation }) => of === conversation);
  if (legs.length < calls.length) throw new VoiceApiError('answer-unreadable');
  return legs;
}

/**
 * What the SDK asks for its bearer token. Its own way would sign with the PEM text, slowly, and print that when
 * DEBUG is set.
 */
function ownCredentials(token: () => string) {
  const none = () => Promise.reject(new Error('Hotline asks the platform with a token alone.'));
  return {
    getQueryParams: none,
    createSignatureHash: none,
    createBasicHeader: none,
    createBearerHeader: () => Promise.resolve(`Bearer ${token()}`),
  };
}
