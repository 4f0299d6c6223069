import { dial } from '../dial.ts';
import { eventTarget } from '../event-target.ts';
import type { Ending } from '../leg-payloads.ts';
import type { Connect } from '../ncco/connect.ts';
import { pause } from '../pause.ts';
import { playRingback } from '../play-ringback.ts';
import { playTone } from '../play-tone.ts';
import type { Stage } from '../stage.ts';

const seconds = 1000;
/** How long a caller hears why nobody answered. */
export const toneTime = 2000;

// NOTE: the platform's own words are not published.
const tooManyCalls = 'The limit of new calls per second is reached.';

/** Calls a phone and joins it to the caller, until either is gone. */
export async function runConnect(
  connect: Connect,
  stage: Stage,
  last: boolean,
): Promise<undefined> {
  const [endpoint] = connect.endpoint;
  const from = callerId(connect, stage);
  if (from === undefined) {
    stage.complain('The connect action has no "from" number of this application.');
    return;
  }
  if (endpoint.type !== 'phone') {
    stage.complain(`The emulator cannot connect to ${endpoint.type} yet.`);
    return;
  }
  if (!stage.gate.admit()) {
    stage.complain(tooManyCalls);
    return;
  }
  const target = eventTarget(connect);
  const ending = await dial(
    {
      number: endpoint.number,
      from,
      // A browser's call shows the phone's leg as coming from the user.
      shownFrom: stage.caller.kind === 'app' ? stage.caller : { kind: 'phone', name: from },
      ringTime: (connect.timeout ?? 60) * seconds,
      talkTime: (connect.limit ?? 7200) * seconds,
      ringback: (caller) => playRingback(connect.ringbackTone, caller, stage, stage.complain),
      detection: connect.machineDetection,
      tell: (payload, leg) => {
        stage.teller.tell(payload, leg, target);
      },
    },
    stage,
  );
  if (last) await playOutcome(ending, stage);
}

/** Phones show only numbers that belong to the application. */
function callerId({ from, randomFromNumber }: Connect, stage: Stage): string | undefined {
  const { numbers } = stage.application;
  return randomFromNumber === true ? numbers[0] : numbers.find((number) => number === from);
}

const tones: Partial<Record<Ending['status'], 'busy' | 'congestion'>> = {
  busy: 'busy',
  rejected: 'busy',
  failed: 'congestion',
  unanswered: 'congestion',
};

/** Lets the caller hear the outcome before the call ends. */
async function playOutcome({ status }: Ending, stage: Stage): Promise<void> {
  const tone = tones[status];
  if (!tone || stage.signal.aborted) return;
  const stop = playTone(tone, stage.caller, stage.media);
  await pause(stage.clock, toneTime, stage.signal);
  stop();
}
