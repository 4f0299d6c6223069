import { Router } from 'express';
import type { BrowserFace } from '../../platform/browsers/browser-face.ts';
import type { Member } from '../../platform/conversations/conversation.ts';
import { iso, soundState } from '../member-views.ts';
import { callIn } from '../route-dependencies.ts';
import type { RouteDependencies } from '../route-dependencies.ts';
import { notFound } from '../sdk-error.ts';

type Part = ReturnType<BrowserFace['partsOf']>[number];

/** The legs of calls that the user is in: his own by its id, and all of a conversation. */
export function legRoutes({ platform, guard }: RouteDependencies): Router {
  const router = Router();

  router.get(
    '/v0.3/legs/:leg',
    guard(({ user }, req, res) => {
      const part = platform.partsOf(user).find(({ leg }) => leg === req.params.leg);
      const member = part?.conversation.member(part.caller.id);
      if (!part || !member) throw notFound('leg');
      res.json(legView(member, part));
    }),
  );

  router.get(
    '/v0.3/conversations/:conversation/legs',
    guard(({ user }, req, res) => {
      const part = callIn(platform, user, req.params.conversation);
      const legs = part.conversation.members().map((member) => legView(member, part));
      res.json({ page_size: legs.length, _embedded: { legs }, _links: { self: { href: '' } } });
    }),
  );

  return router;
}

/** The SDK wants every time as text: an empty one where there is none yet. */
function legView(member: Member, { conversation }: Part): object {
  const { id: user, name } = member.user;
  const time = (at: number | undefined): string => (at === undefined ? '' : iso(at));
  return {
    id: member.leg,
    conversation_id: conversation.id,
    status: statusOf(member),
    start_time: time(member.joinedAt ?? member.invitedAt),
    end_time: time(member.leftAt),
    direction: member.knocking ? 'inbound' : 'outbound',
    type: member.kind,
    from: { type: member.kind },
    to: { type: member.kind },
    state: member.state,
    media_state: soundState(member),
    _embedded: { from_user: { id: user, name } },
  };
}

const statuses = { INVITED: 'ringing', JOINED: 'answered', LEFT: 'completed' } as const;
const statusOf = ({ state }: Member): string => statuses[state];
