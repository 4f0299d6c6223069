import type { OnTrace } from '../trace.ts';
import type { Calls } from './calls.ts';

/** Tells of each new call before anything else happens in it. */
export function traceCalls(calls: Calls, onTrace: OnTrace): Calls {
  return {
    ...calls,
    add: (call) => {
      const { conversation, user: from, dialled: to } = call.view();
      const { leg, application } = call;
      onTrace({ kind: 'call', conversation, leg, application: application.id, from, to });
      calls.add(call);
    },
  };
}
