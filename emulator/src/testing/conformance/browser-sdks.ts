import type { Chapter } from './row.ts';

const nexmo = 'sdk/nexmo/nexmo-gateway.spec.ts ›';
const vonage = 'sdk/vonage/vonage-gateway.spec.ts ›';
const called = 'e2e/invited.e2e.ts › a user who is called, with nexmo-client ›';
const real = 'e2e/vonage-sdk.e2e.ts › @vonage/client-sdk ›';

/** What the SDKs for browsers need of the platform, each in its own words. */
export const browserSdks: Chapter = {
  title: 'The SDKs in browsers',
  rows: [
    {
      what: 'Users sign in with a token, are refused with a reason, and are signed out when it expires.',
      shown: [
        `${nexmo} signing in › is refused by the event %s, and the socket is ended`,
        `${nexmo} signing in › ends when the token expires`,
        `${real} is refused with a reason, and signs in with a better token`,
        `${vonage} signing in › tells the API key too, which this SDK needs`,
        `${vonage} signing in › takes a fresh token, and names the session`,
      ],
    },
    {
      what: 'A session outlives its connection, and keeps what was missed.',
      shown: [
        `${nexmo} a lost connection › resumes by the session’s id, with what was missed`,
        `${vonage} signing in › lasts 15 minutes without a connection, and keeps what was missed`,
      ],
    },
    {
      what: 'A browser calls, hears and is heard, and either side hangs up.',
      shown: [
        `${real} calls, hears and is heard, and hangs up`,
        `${real} hears that the other side hung up, or declined`,
      ],
    },
    {
      what: 'The newer SDK is told three states of the other leg, and by a code why the call ended.',
      shown: [
        `${vonage} a call › is told in the three states that the SDK knows, and as joined`,
        `${vonage} a call › to a phone that ends in %i leaves for the reason %s, and then ends`,
      ],
      missing: 'codes for all outcomes as the platform has them: which it sends is not published.',
    },
    {
      what: 'A browser is called, answers or declines; its other pages, and it itself, hear why it rings no more.',
      shown: [
        `${called} hears and is heard once one of two pages has answered, and hangs up`,
        `${real} is called in two pages, answers in one, and moves elsewhere`,
        `${real} declines, and hears who did, or that nobody calls any more`,
        `${vonage} an invite › goes to both SDKs, each in its own words`,
      ],
    },
    {
      what: 'Audio that is lost comes back on the same leg, also in a page that was loaded anew.',
      shown: [
        `${real} brings lost sound back on the same leg, and the call into a page that is loaded anew`,
        `${vonage} sound that is lost › is waited for, and comes back on the same leg`,
        `${vonage} sound that is lost › ends the call after 20 s, also when it was to come back and did not`,
      ],
      missing: 'bringing it back with nexmo-client.',
    },
    {
      what: 'A browser mutes itself, does not hear, presses keys, and lets something be said.',
      shown: [
        `${nexmo} in a call › mutes, is deaf, presses keys, and tells so`,
        `${vonage} a call › lets something be said to all who are there`,
      ],
    },
  ],
};
