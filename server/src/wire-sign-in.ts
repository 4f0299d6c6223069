import type { Welcome } from '@hotline/protocol/sign-in';
import type { AuditLog } from './audit/audit-log.ts';
import type { CallLog } from './calls/call-log.ts';
import { createVoidPlacedCalls } from './calls/void-placed-calls.ts';
import { createAdminOnly } from './session/admin-only.ts';
import { createEndSessions } from './session/end-sessions.ts';
import { createEnter } from './session/enter.ts';
import { createFreshProof } from './session/fresh-proof.ts';
import { createSessionBook } from './session/session-book.ts';
import { createSessionCookie } from './session/session-cookie.ts';
import { createSignedIn, createWhoIs } from './session/signed-in.ts';
import { relyingPartyOf, type RelyingParty } from './sign-in/relying-party.ts';
import { createDemoUsers } from './users/demo-users.ts';
import { createStoredUsers } from './users/stored-users.ts';
import type { World } from './world.ts';

/** Who may come in, how, and who is in. */
export function wireSignIn(
  world: World,
  { callLog, audit }: { readonly callLog: CallLog; readonly audit: AuditLog },
) {
  const { mode } = world.config;
  const sessions = createSessionBook(world);
  const cookie = createSessionCookie(mode);
  const users = mode === 'live' ? createStoredUsers(world) : createDemoUsers(world.contacts);
  const whoIs = createWhoIs({ sessions, users, cookie });
  const signedIn = createSignedIn(whoIs);
  const voidPlacedCalls = createVoidPlacedCalls({ ...world, callLog });
  const endSessions = createEndSessions({ sessions, voidPlacedCalls, audit });
  const relyingParty = relyingPartyOf(world.publicUrl);

  return {
    ...{ sessions, cookie, users, whoIs, signedIn, endSessions, relyingParty },
    adminOnly: createAdminOnly(signedIn),
    freshProof: createFreshProof({ ...world, mode, signedIn, sessions }),
    enter: createEnter({ sessions, cookie, whoIs, endSessions, audit }),
    welcome: welcomeOf(world.config, relyingParty),
    company: world.config.company,
  };
}

function welcomeOf(
  { mode, phonesUrl, company }: World['config'],
  { takesPasskeys }: RelyingParty,
): Welcome {
  if (mode === 'demo') {
    return { mode, signIn: ['name'], ...(phonesUrl !== undefined && { phonesUrl }) };
  }
  return {
    mode,
    signIn: [
      ...(takesPasskeys ? ['passkey' as const] : []),
      'passphrase',
      ...(company ? ['company' as const] : []),
    ],
    ...(company && { company: { label: company.label } }),
  };
}
