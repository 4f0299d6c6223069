import type { Action } from '../platform/ncco/ncco.ts';
import type { Trace } from '../platform/trace.ts';
import type { Draft } from './entry.ts';
import { keptText } from './kept-text.ts';

type Timed = Exclude<Trace, { kind: 'call' | 'call-over' }>;
type Traces = { readonly [Kind in Timed['kind']]: Extract<Timed, { kind: Kind }> };
type Drafts = { readonly [Kind in keyof Traces]: (trace: Traces[Kind]) => Described };
type Described = Omit<Draft, 'place'>;

/** What the timeline says of something that happened on the platform. */
export function platformDraft(trace: Timed): Draft {
  const { conversation, leg } = trace;
  return { ...describe(trace), place: { conversation, leg } };
}

function describe<Kind extends keyof Traces>(
  trace: Traces[Kind] & { readonly kind: Kind },
): Described {
  return drafts[trace.kind](trace);
}

const drafts: Drafts = {
  leg: ({ party, status, direction, type, ending }) => ({
    kind: 'leg',
    title: `${party}: ${status}`,
    facts: {
      ...{ status, direction, type },
      ...(ending && { 'ended by': ending.by, 'SIP code': ending.sipCode }),
      ...(ending?.detail !== undefined && { detail: ending.detail }),
    },
    ...(status === 'failed' && { trouble: 'unreachable', problem: `${party} cannot be reached` }),
  }),
  instructions: ({ ncco }) => ({
    kind: 'instructions',
    title: `Instructions: ${ncco.map(({ action }) => action).join(', ') || 'nothing to do'}`,
    texts: [keptText('ncco', ncco)],
  }),
  step: ({ of, action, state }) => ({
    ...{ kind: 'step', of, title: `Step: ${stepWords(action)}` },
    ...(state === 'begun' ? { open: true, texts: [keptText('action', action)] } : { over: true }),
    ...(state === 'cut-short' && { facts: { 'cut short': true } }),
  }),
  note: ({ note: { what, text } }) => ({
    kind: what === 'pressed' || what === 'keys' ? 'key' : 'sound',
    title: noteWords[what](shortened(text)),
  }),
  recording: ({ of, state, format, bytes }) => ({
    ...{ kind: 'recording', of, title: `Recording (${format})` },
    ...(state === 'begun' ? { open: true } : { over: true }),
    ...(bytes !== undefined && { facts: { bytes } }),
  }),
  moved: ({ to }) => ({ kind: 'leg', title: 'Goes to another conversation', facts: { to } }),
  complaint: ({ reason }) => ({
    ...{ kind: 'complaint', title: 'The platform complains' },
    ...{ trouble: 'instructions', problem: reason },
  }),
  switched: ({ what, on }) => ({
    kind: 'leg',
    title: `${what === 'mute' ? 'Mute' : 'Earmuff'} ${on ? 'on' : 'off'}`,
  }),
};

function stepWords(action: Action): string {
  if (action.action === 'talk') return `talk “${shortened(action.text)}”`;
  return action.action === 'connect' ? `connect to ${action.endpoint[0].type}` : action.action;
}

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

const noteWords = {
  heard: (text: string) => `Hears “${text}”`,
  tone: (text: string) => `Hears the ${text} tone`,
  keys: (text: string) => `Hears the keys ${text}`,
  said: (text: string) => `Says “${text}”`,
  pressed: (text: string) => `Presses ${text}`,
};
