import { Router } from 'express';
import { z } from 'zod';
import type { BrowserCall } from '../platform/calls/browser-call.ts';
import type { Clock } from '../platform/ports.ts';
import { replyThen } from './after-reply.ts';
import { requireSession } from './route-dependencies.ts';
import type { RouteDependencies } from './route-dependencies.ts';
import { notFound } from './sdk-error.ts';
import type { Session } from './session.ts';
import { spoil } from './spoil-requests.ts';

const knock = z.object({
  originating_session: z.string(),
  channel: z.object({
    id: z.string(),
    to: z.union([
      z.object({ type: z.literal('phone'), number: z.string().max(1024) }),
      z.object({ type: z.literal('app'), user: z.string().min(1).max(1024) }),
    ]),
  }),
  properties: z.object({ custom_data: z.record(z.string(), z.unknown()) }).optional(),
});

/** A knock asks for a call: with the leg that is up, to whatever the page dialled. */
export function knockingRoutes(dependencies: RouteDependencies): Router {
  const { platform, sessions, guard, faults } = dependencies;
  const router = Router();

  router.post(
    ['/beta/knocking', '/v0.3/knocking'],
    guard(({ user, application }, req, res) => {
      const { originating_session, channel, properties } = knock.parse(req.body);
      if (faults().sdkKnock === 'refused') spoil(403, 'knocking:error:refused');
      const session = requireSession(sessions, user, originating_session);
      const call = platform.knock({ user, session: session.id }, application, {
        leg: channel.id,
        dialled: channel.to.type === 'phone' ? channel.to.number : channel.to.user,
        customData: properties?.custom_data ?? {},
      });
      if (!call) throw notFound('leg');
      replyThen(res, { id: call.knocking }, () => {
        // A browser that did not get the reply does not know of the call.
        if (!res.writableFinished) call.hangUp('user');
        letIn(call, session, dependencies);
      });
    }),
  );

  router.delete(
    '/beta/knocking/:id',
    guard(({ user }, req, res) => {
      const call = platform.callsOf(user).find(({ knocking }) => knocking === req.params.id);
      if (!call) throw notFound('knocking');
      replyThen(res, { id: call.knocking }, () => {
        call.hangUp('user');
      });
    }),
  );

  return router;
}

function letIn(
  call: BrowserCall,
  session: Session,
  { headStart, faults, clock }: RouteDependencies,
): void {
  const { sdkKnock, sdkDelayJoin } = faults();
  const { conversation } = call;
  if (sdkKnock === 'silent' || sdkKnock === 'hang-up') {
    headStart.withhold(conversation.id);
    if (sdkKnock === 'hang-up') hangUpFirst(call, session, clock);
    return;
  }
  if (sdkDelayJoin > 0) headStart.give(conversation.id, sdkDelayJoin);
  else headStart.give(conversation.id);
  call.begin();
}

/** The browser hears that a call is over which it has never heard to be in. */
function hangUpFirst(call: BrowserCall, session: Session, clock: Clock): void {
  const member = call.conversation.member(call.caller.id);
  if (member) {
    const event = { at: clock.now(), member, what: { type: 'hung-up', by: 'platform' } } as const;
    const told = session.dialect.tell(event, call.conversation, {
      user: session.user,
      session: session.id,
    });
    for (const each of told) session.deliver(each);
  }
  call.hangUp('platform');
}
