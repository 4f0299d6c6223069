import type { CallOrder } from './call-order.ts';
import type { Conversation } from './conversation.ts';
import type { Handsets } from './handsets.ts';
import type { Ids } from './ids.ts';
import { Leg } from './leg.ts';
import { errorPayload } from './leg-payloads.ts';
import type { Clock, Media, Room, Webhooks } from './ports.ts';
import type { Stage } from './stage.ts';
import { createTeller } from './teller.ts';
import type { Teller } from './teller.ts';

export interface StageDependencies {
  readonly clock: Clock;
  readonly media: Media;
  readonly webhooks: Webhooks;
  readonly ids: Ids;
  readonly handsets: Handsets;
  readonly changed: () => void;
  readonly report: (error: unknown) => void;
}

export interface StageParts {
  readonly order: CallOrder;
  readonly dependencies: StageDependencies;
  readonly conversation: Conversation;
  readonly room: Room;
  readonly signal: AbortSignal;
  /** Every leg that enters is added here; the caller's own is the first. */
  readonly legs: Leg[];
}

/** Gets a call ready to be run: its first leg starts now. */
export function setStage(parts: StageParts): Stage {
  const { order, dependencies, conversation, room, signal, legs } = parts;
  const { clock, changed } = dependencies;
  const { application } = order;
  const teller = createTeller(dependencies.webhooks, application);
  const leg = callerLeg(parts, teller);
  legs.push(leg);

  return {
    ...dependencies,
    application,
    conversation,
    room,
    signal,
    teller,
    caller: { leg, ear: order.leg.end, name: order.owner.user.name },
    enter: (entering) => {
      legs.push(entering);
      changed();
    },
    complain: (reason) => {
      teller.tell(errorPayload(conversation.id, reason, clock.now()), order.leg.uuid);
    },
  };
}

/** The leg of a browser comes from no number, and goes to its own user. */
function callerLeg({ order, dependencies, conversation }: StageParts, teller: Teller): Leg {
  const { uuid, end } = order.leg;
  const { name } = order.owner.user;
  const leg = new Leg({
    identity: {
      uuid,
      conversation: conversation.id,
      direction: 'inbound',
      from: null,
      to: name,
      kind: 'app',
    },
    party: name,
    clock: dependencies.clock,
    tell: (payload) => {
      teller.tell(payload, uuid);
    },
    changed: dependencies.changed,
  });
  leg.attach(end);
  return leg;
}
