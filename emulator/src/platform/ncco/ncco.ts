import { z } from 'zod';
import { connect } from './connect.ts';
import { conversation } from './conversation.ts';
import { input } from './input.ts';
import { notify } from './notify.ts';
import { record } from './record.ts';
import { stream } from './stream.ts';
import { talk } from './talk.ts';
import { transfer } from './transfer.ts';
import { wait } from './wait.ts';

/** Every action of the platform's NCCO reference. */
export const action = z.discriminatedUnion('action', [
  talk,
  stream,
  input,
  record,
  conversation,
  connect,
  notify,
  wait,
  transfer,
]);

/** Instructions for a call: actions, done one after the other. */
export const ncco = z.array(action);

export type Action = z.infer<typeof action>;
export type ActionOf<Name extends Action['action']> = Extract<Action, { action: Name }>;
export type Ncco = z.infer<typeof ncco>;
