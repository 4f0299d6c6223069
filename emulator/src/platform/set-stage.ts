import type { Application } from './applications.ts';
import type { Conversation } from './conversation.ts';
import type { Gate } from './gate.ts';
import type { Handsets } from './handsets.ts';
import type { Ids } from './ids.ts';
import { errorPayload } from './leg-payloads.ts';
import type { Clock, Media, Room, Webhooks } from './ports.ts';
import type { Stage } from './stage.ts';
import { createTeller } from './teller.ts';

export interface StageDependencies {
  readonly clock: Clock;
  readonly media: Media;
  readonly webhooks: Webhooks;
  readonly ids: Ids;
  readonly handsets: Handsets;
  readonly gate: Gate;
  readonly changed: () => void;
  readonly report: (error: unknown) => void;
}

export interface StageParts extends Pick<Stage, 'caller' | 'enter' | 'signal'> {
  readonly application: Application;
  readonly dependencies: StageDependencies;
  readonly conversation: Conversation;
  readonly room: Room;
}

/** Gets a call ready to be run. */
export function setStage({ dependencies, ...parts }: StageParts): Stage {
  const { application, caller, conversation } = parts;
  const teller = createTeller(dependencies.webhooks, application);
  return {
    ...dependencies,
    ...parts,
    teller,
    complain: (reason) => {
      const payload = errorPayload(conversation.id, reason, dependencies.clock.now());
      teller.tell(payload, caller.leg.identity.uuid);
    },
  };
}
