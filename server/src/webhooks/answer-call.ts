import { answerWebhook } from '@hotline/protocol/webhook';
import type { Ncco } from '@hotline/protocol/ncco';
import { callIdPattern } from '../calls/call-id.ts';
import type { CallLog } from '../calls/call-log.ts';
import type { Clock } from '../clock.ts';
import type { ContactBook } from '../contacts/contact-book.ts';
import type { CallsSwitch } from '../limits/calls-switch.ts';
import type { Claim, StoredCall, TokenUse } from '../store/store.ts';
import type { UserBook } from '../users/user-book.ts';
import { connectTo } from './answer-ncco.ts';
import { SignatureRefused } from './signature/signature-refused.ts';
import type { WebhookGuard } from './signature/webhook-guard.ts';

export interface AnswerDependencies {
  readonly webhookGuard: Pick<WebhookGuard, 'claim'>;
  readonly callLog: CallLog;
  readonly contacts: ContactBook;
  readonly users: UserBook;
  readonly callsSwitch: Pick<CallsSwitch, 'read'>;
  readonly clock: Clock;
  /** Hotline's own number. */
  readonly number: string;
  /** Where the platform tells what happens to the contact's leg. */
  readonly eventUrl: string;
}

/** What the platform is to do, or the stable code of why nothing. */
export type Answer = Connected | Refusal;

export interface Connected {
  readonly ncco: Ncco;
  /** The call that it connects. */
  readonly call: Pick<StoredCall, 'user' | 'contactId'>;
}

export interface Refusal {
  readonly code: string;
  /** What was dialled instead of a call of ours. */
  readonly to?: string;
}

/**
 * Decides on a call that a browser has just dialled. Only a call of ours, redeemed here, is connected. A token that is
 * not claimed yet is claimed, whatever the answer.
 * @throws SignatureRefused when the token stood for something else before, or is shown again too late
 */
export type AnswerCall = (payload: unknown, token?: TokenUse) => Promise<Answer>;

export function createAnswerCall(dependencies: AnswerDependencies): AnswerCall {
  const { webhookGuard, callLog, contacts, users, callsSwitch, clock } = dependencies;
  const { number: from, eventUrl } = dependencies;

  return async (payload, token) => {
    const asked = read(payload);
    if ('code' in asked) {
      if (token) await webhookGuard.claim(token);
      return asked;
    }
    const { to, user, leg } = asked;
    const redeemed = await callLog.redeem(to, user, leg, token);
    if (redeemed === 'replayed') throw new SignatureRefused('replayed');
    const answer = redeemed.ok ? await connect(redeemed.call) : redeemed;
    callLog.jot(to, 'answered the platform', 'ncco' in answer ? { ncco: answer.ncco } : answer);
    return answer;
  };

  async function connect({ id, user, contactId, maxSeconds }: StoredCall): Promise<Answer> {
    const number = contacts.list().find(user, contactId)?.number;
    const code = number === undefined ? 'contact-unknown' : await obstacle(user);
    if (number !== undefined && code === undefined) {
      const limited = maxSeconds === undefined ? {} : { seconds: maxSeconds };
      return { ncco: connectTo({ from, number, eventUrl, ...limited }), call: { user, contactId } };
    }
    await callLog.tell(id, { type: 'ended', reason: 'blocked', at: clock.now() });
    return { code: code ?? 'contact-unknown' };
  }

  /** What has come between since the call was placed. */
  async function obstacle(user: string): Promise<string | undefined> {
    const [calls, person] = await Promise.all([callsSwitch.read(), users.find(user)]);
    if (!calls.on) return 'calls-off';
    return person ? undefined : 'user-unknown';
  }
}

interface Asked {
  readonly to: string;
  readonly user: string | undefined;
  readonly leg: Omit<Claim, 'at'>;
}

/** Which call is asked for, and by whom; or why that is none of ours. */
function read(payload: unknown): Asked | Refusal {
  const webhook = answerWebhook.safeParse(payload);
  if (!webhook.success) return { code: 'request-invalid' };
  const { to = '', from_user: user, uuid, conversation_uuid: conversation } = webhook.data;
  if (!callIdPattern.test(to)) return { code: 'call-id-malformed', to };
  return { to, user, leg: { uuid, conversation } };
}
