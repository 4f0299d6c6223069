import { z } from 'zod';

/** The provider did not do, or not say, what it should. `reason` is for logs: there is no secret in it. */
export class ProviderFailure extends Error {
  override readonly name = 'ProviderFailure';
  readonly reason: string;
  /** Whether it may be there again a little later. */
  readonly away: boolean;

  constructor(reason: string, away = false) {
    super(`The provider failed: ${reason}.`);
    this.reason = reason;
    this.away = away;
  }

  /** Only the code is taken: the rest of such an error may hold what the provider sent, tokens too. */
  static of(error: unknown): ProviderFailure {
    if (error instanceof ProviderFailure) return error;
    const { code, error: told } = coded.safeParse(error).data ?? {};
    if (code === undefined) {
      if (error instanceof TypeError) return new ProviderFailure('unreachable', true);
      throw error;
    }
    return new ProviderFailure(told ?? code, awayCodes.has(code));
  }
}

const word = z.string().regex(/^\w{1,64}$/);
const coded = z.object({ code: word, error: word.optional().catch(undefined) });

/** No answer in time, or one with a status that no such answer has. */
const awayCodes = new Set(['OAUTH_TIMEOUT', 'OAUTH_RESPONSE_IS_NOT_CONFORM']);
