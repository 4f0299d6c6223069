import type { Application } from '../applications.ts';
import type { Browsers } from '../browsers/browsers.ts';
import { complain as tellComplaint } from './complain.ts';
import type { Conversation } from '../conversations/conversation.ts';
import type { FileStore } from '../recording/file-store.ts';
import type { Gate } from '../account/gate.ts';
import type { Handsets } from '../phones/handsets.ts';
import type { Ids } from '../ids.ts';
import { Arrivals } from '../input/arrivals.ts';
import type { InputForms } from '../input/input-forms.ts';
import { consult } from './instructions.ts';
import type { Leg } from '../legs/leg.ts';
import type { Meetings } from '../conversations/meetings.ts';
import type { Clock, Media, Sounds, Webhooks } from '../ports.ts';
import { createPrompts } from './prompts.ts';
import type { Recordings } from '../recording/recordings.ts';
import { given } from './script.ts';
import type { Script } from './script.ts';
import type { CallerOnStage, Stage } from './stage.ts';
import type { OnTrace } from '../trace.ts';
import type { Users } from '../browsers/users.ts';
import { createTeller } from './teller.ts';

export interface StageDependencies {
  readonly browsers: Browsers;
  readonly users: Users;
  readonly clock: Clock;
  readonly media: Media;
  readonly sounds: Sounds;
  readonly webhooks: Webhooks;
  readonly ids: Ids;
  readonly handsets: Handsets;
  readonly gate: Gate;
  readonly meetings: Meetings;
  readonly files: FileStore;
  readonly recordings: Recordings;
  /** Base URL of the platform. */
  readonly regionUrl: () => string;
  readonly inputForms: () => InputForms;
  readonly legOf: (applicationId: string, uuid: string) => Leg | undefined;
  readonly changed: () => void;
  readonly onTrace: OnTrace;
  readonly report: (error: unknown) => void;
}

export interface StageParts extends Pick<Stage, 'caller' | 'enter' | 'signal' | 'moveTo'> {
  readonly application: Application;
  readonly dependencies: StageDependencies;
  /** Where the caller is now. */
  readonly conversation: () => Conversation;
  readonly supersede: (script: Script) => void;
}

/** Gets a call ready to be run. */
export function setStage(parts: StageParts): Stage {
  const { dependencies, application, caller, signal, conversation, supersede } = parts;
  const teller = createTeller(dependencies.webhooks, application);
  const { uuid } = caller.leg.identity;
  const complain = (reason: string): void => {
    // What a call that is over cannot do any more is no fault.
    if (signal.aborted) return;
    const about = { conversation: conversation().id, leg: uuid };
    tellComplaint(about, reason, { ...dependencies, teller });
  };
  const pressed = new Arrivals<string>();
  signal.addEventListener('abort', caller.leg.onPressed(pressed.add), { once: true });
  const stage: Stage = {
    ...dependencies,
    ...{ application, caller, signal, teller, complain, pressed },
    enter: parts.enter,
    moveTo: parts.moveTo,
    prompts: createPrompts(signal),
    fileUrl: (id) => `${dependencies.regionUrl()}/v1/files/${id}`,
    get conversation() {
      return conversation();
    },
    consult: (payload, target, leg = uuid) =>
      consult({ application, teller, complain }, leg, payload, target),
    supersede: (ncco) => {
      supersede(given(ncco));
    },
    doWith: (other, ncco) => given(ncco)(withOther(stage, other)),
  };
  return stage;
}

/** The same call, as another of its legs finds it. */
function withOther(stage: Stage, caller: CallerOnStage): Stage {
  const over = new AbortController();
  caller.leg.onEnd(() => {
    over.abort();
  });
  const signal = AbortSignal.any([stage.signal, over.signal]);
  const pressed = new Arrivals<string>();
  signal.addEventListener('abort', caller.leg.onPressed(pressed.add), { once: true });
  return { ...stage, ...{ caller, signal, pressed }, prompts: createPrompts(signal) };
}
