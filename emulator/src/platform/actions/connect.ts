import { takeAdvice } from '../run/advice.ts';
import { anyNumber } from '../dialling/caller-id.ts';
import { detectionOf } from '../dialling/detection.ts';
import { dial } from '../dialling/dial.ts';
import type { DialOrder } from '../dialling/dial-order.ts';
import { calleeOf } from '../endpoints/callee-of.ts';
import type { Callee } from '../endpoints/callee.ts';
import { eventTarget } from '../run/event-target.ts';
import type { Ending } from '../legs/leg-payloads.ts';
import type { Connect } from '../ncco/connect.ts';
import { number } from '../ncco/endpoint.ts';
import type { Ncco } from '../ncco/ncco.ts';
import { pause } from '../pause.ts';
import { playRingback } from '../sound/play-ringback.ts';
import { playTone } from '../sound/play-tone.ts';
import type { CallerOnStage, Stage } from '../run/stage.ts';
import { whisper } from '../dialling/whisper.ts';

const seconds = 1000;
/** How long a caller hears why nobody answered. */
export const toneTime = 2000;

// NOTE: the platform's own words are not published.
const tooManyCalls = 'The limit of new calls per second is reached.';

/** Calls somebody and joins both, until either is gone. */
export async function runConnect(
  connect: Connect,
  stage: Stage,
  last: boolean,
): Promise<Ncco | undefined> {
  const [endpoint] = connect.endpoint;
  const callee = calleeOf(endpoint, stage);
  const from = callerId(connect, stage);
  if (from === undefined) {
    stage.complain('The connect action has no "from" number of this application.');
    return undefined;
  }
  if (!stage.gate.admit()) {
    stage.complain(tooManyCalls);
    return undefined;
  }
  return join(connect, { callee, from, last }, stage);
}

interface Joining {
  readonly callee: Callee;
  readonly from: string;
  readonly last: boolean;
}

async function join(connect: Connect, { callee, from, last }: Joining, stage: Stage) {
  const advice = takeAdvice({
    stage,
    target: eventTarget(connect),
    synchronous: connect.eventType === 'synchronous',
  });
  const { tell, consult } = advice;
  const ending = await dial(
    {
      ...{ callee, from, tell, consult },
      shownFrom: shownFrom(connect, from, stage),
      ringTime: (connect.timeout ?? 60) * seconds,
      talkTime: (connect.limit ?? 7200) * seconds,
      ringback: (caller) => playRingback(connect.ringbackTone, caller, stage, stage.complain),
      detection: detectionOf(connect),
      ...preludeOf(connect, from, stage),
    },
    stage,
  );
  const instead = await advice.instead();
  if (!instead && last) await playOutcome(ending, stage);
  return instead;
}

/** A phone may hear something first, while the caller goes on hearing that it rings. */
function preludeOf(
  { endpoint: [endpoint], ringbackTone: tone }: Connect,
  from: string,
  stage: Stage,
): Pick<DialOrder, 'prelude'> {
  if (endpoint.type !== 'phone' || !endpoint.onAnswer) return {};
  const { onAnswer } = endpoint;
  const { ringbackTone = onAnswer.ringback ?? tone } = onAnswer;
  return {
    prelude: {
      run: (leg, ear) => whisper(onAnswer, { leg, ear }, { from, stage }),
      ringback: (caller) => playRingback(ringbackTone, caller, stage, stage.complain),
    },
  };
}

/** Phones show only numbers that belong to the application; others are shown whatever the call comes from. */
function callerId(
  { from, randomFromNumber, endpoint: [endpoint] }: Connect,
  { application: { numbers }, caller }: Stage,
): string | undefined {
  if (randomFromNumber === true) return anyNumber(numbers, endpoint);
  if (endpoint.type === 'phone') return numbers.find((own) => own === from);
  return from ?? caller.name;
}

/** A browser's call shows the other leg as coming from its user. */
function shownFrom(
  connect: Connect,
  name: string,
  { caller }: Stage,
): Pick<CallerOnStage, 'kind' | 'name'> {
  if (caller.kind === 'app') return caller;
  if (number.safeParse(name).success) return { kind: 'phone', name };
  return { kind: connect.from === undefined ? caller.kind : 'app', name };
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
