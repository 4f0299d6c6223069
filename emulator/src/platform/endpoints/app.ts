import type { Member } from '../conversations/conversation.ts';
import type { Ending } from '../legs/leg-payloads.ts';
import type { EndpointOf } from '../ncco/endpoint.ts';
import type { User } from '../browsers/users.ts';
import type { BrowserOffer } from '../ports.ts';
import type { CallListener, Callee, OpenLine, Reached } from './callee.ts';
import { InvitedBrowser } from './invited-browser.ts';

const unavailable: Ending = {
  status: 'unanswered',
  detail: 'unavailable',
  by: 'platform',
  sipCode: 480,
};

/** A user of the application, whose browsers all ring. One who is not signed in cannot be reached. */
export function appCallee({ user: name }: EndpointOf<'app'>, user: User | undefined): Callee {
  return {
    ...{ kind: 'app', name },
    ...(user && { user }),
    call: (line, listener) => (user ? invite(user, line, listener) : refuse(line, listener)),
  };
}

function refuse({ stage }: OpenLine, listener: CallListener): Reached {
  const callOff = stage.clock.after(0, () => {
    listener.refused(unavailable);
  });
  return { release: callOff };
}

function invite(user: User, line: OpenLine, listener: CallListener): Reached {
  const { browsers, clock } = line.stage;
  if (!browsers.signedIn(user)) return refuse(line, listener);
  const invited = new InvitedBrowser({ user, line, listener, inviter: inviter(line) });
  const ring = (offer?: BrowserOffer): void => {
    browsers.add(invited);
    invited.invite(offer);
    listener.ringing();
  };
  const callOff = clock.after(0, () => {
    if (browsers.can('takesOffers', { user })) offerSound(line, listener, ring);
    else ring();
  });
  return {
    release: (ending) => {
      callOff();
      invited.release(ending);
    },
  };
}

/** Without sound to offer he cannot be reached. */
function offerSound(
  { leg, stage }: OpenLine,
  listener: CallListener,
  ring: (offer: BrowserOffer) => void,
): void {
  stage.media
    .offer()
    .then((offer) => {
      if (leg.ended) offer.close();
      else ring(offer);
    })
    .catch((error: unknown) => {
      stage.report(error);
      listener.refused(unavailable);
    });
}

/** Browsers look up who called them: a phone, or a server, is nobody's member by itself. */
function inviter({ leg, member, stage }: OpenLine): string {
  const { conversation, caller, ids, clock } = stage;
  const there = conversation.members().find(({ id }) => id !== member);
  if (there) return there.id;
  const { kind = 'phone' } = caller ?? {};
  const stands: Member = {
    id: ids.member(),
    user: { id: ids.user(), name: kind },
    kind,
    leg: (caller?.leg ?? leg).identity.uuid,
    ...{ state: 'JOINED', joinedAt: clock.now(), muted: false, earmuffed: false },
  };
  conversation.put(stands);
  return stands.id;
}
