import { CalledLine } from './called-line.ts';
import type { DialOrder } from './dial-order.ts';
import type { Member } from '../conversations/conversation.ts';
import { Leg } from '../legs/leg.ts';
import type { Ending } from '../legs/leg-payloads.ts';
import { rateOf } from '../account/rate.ts';
import type { DialStage } from '../run/stage.ts';

/**
 * Calls somebody into the conversation. Resolves with how its leg ended: not reached, hung up, cut off by
 * the limit, or let go because the caller is gone.
 */
export function dial(order: DialOrder, { ...stage }: DialStage): Promise<Ending> {
  // The caller may go elsewhere; this leg stays in the conversation that it was called into.
  const { conversation, signal, clock, gate } = stage;
  const leg = outboundLeg(order, stage);
  const member = invite(order, leg, stage);

  return new Promise((resolve) => {
    const end = (ending: Ending): void => {
      if (!leg.end(ending)) return;
      signal.removeEventListener('abort', letGo);
      line.close();
      reached.release(ending);
      leaveConversation(ending);
      resolve(ending);
    };
    const letGo = (): void => {
      end(leg.answered ? released : cancelled);
    };
    const leaveConversation = (ending: Ending): void => {
      const gone: Partial<Member> = { state: 'LEFT', leftAt: clock.now() };
      const { status } = ending;
      if (status === 'completed') conversation.record(member, { type: 'left' }, gone);
      else if (status !== 'cancelled') {
        conversation.record(member, { type: 'refused', status }, gone);
      }
    };

    signal.addEventListener('abort', letGo);
    leg.onDetached(() => {
      signal.removeEventListener('abort', letGo);
    });
    leg.onHangUp(() => {
      end(leg.answered ? released : calledOff);
    });
    const line = new CalledLine({ order, stage, leg, member, end });
    const reached = order.callee.call({ leg, member, from: order.from, stage }, line);
    if (signal.aborted) letGo();
    const refusal = rateOf(leg.identity) && gate.refusal();
    if (refusal) end(refusal);
  });
}

const cancelled: Ending = { status: 'cancelled', by: 'user', sipCode: 487 };
const calledOff: Ending = { ...cancelled, by: 'platform' };
const released: Ending = { status: 'completed', by: 'platform', sipCode: 200 };

function outboundLeg({ callee, shownFrom, tell }: DialOrder, stage: DialStage): Leg {
  const uuid = stage.ids.leg();
  const leg = new Leg({
    identity: {
      uuid,
      direction: 'outbound',
      from: shownFrom.name,
      fromKind: shownFrom.kind,
      to: callee.name,
      kind: callee.kind,
      ...(callee.headers && { headers: callee.headers }),
    },
    conversation: stage.conversation,
    party: callee.name,
    clock: stage.clock,
    tell: (payload) => {
      tell(payload, uuid);
    },
    changed: stage.changed,
    onTrace: stage.onTrace,
  });
  stage.enter(leg);
  return leg;
}

/** The callee becomes a member that no event shows by a number of its own: browsers must not learn it. */
function invite({ callee, from }: DialOrder, leg: Leg, stage: DialStage): string {
  const { ids, clock, conversation } = stage;
  const { kind, user = { id: ids.user(), name: kind } } = callee;
  const id = ids.member();
  conversation.put({
    id,
    user: { id: user.id, name: user.name },
    kind,
    ...(kind === 'app' && { calledBy: from }),
    leg: leg.identity.uuid,
    state: 'INVITED',
    invitedAt: clock.now(),
    muted: false,
    earmuffed: false,
  });
  return id;
}
