import type { Entry } from './entry.ts';

type Rule = readonly [
  applies: (problem: string, entry: Entry) => boolean,
  hint: (entry: Entry) => string,
];

const says = (pattern: RegExp) => (problem: string) => pattern.test(problem);
const url = ({ facts }: Entry): string => String(facts.url);
const name = ({ facts }: Entry): string => `${String(facts.webhook)} URL`;
const reply = ({ texts }: Entry): string => texts.find((text) => text.name === 'reply')?.text ?? '';

/** The first that applies is told. */
const rules: readonly Rule[] = [
  [
    (_, { facts }) => 'fault switched on' in facts,
    ({ facts }) =>
      `Nothing is wrong with your server: the fault "${String(facts['fault switched on'])}" is switched on in the emulator. PUT /emulator/faults or POST /emulator/reset switches it off.`,
  ],
  [
    says(/ECONNREFUSED/),
    (entry) => `Nobody listens at ${url(entry)}. Does your server run, and on that port?`,
  ],
  [
    says(/no connection in/),
    (entry) =>
      `Your server did not take the connection in time. Is ${url(entry)} the right address?`,
  ],
  [
    says(/no reply in/),
    (entry) =>
      `Your ${name(entry)} took too long. Reply first, and do what takes long afterwards; a handler that never replies looks the same.`,
  ],
  [
    says(/ECONNRESET|socket hang up|connection was closed/),
    () =>
      'Your server closed the connection before it had replied: has it crashed? Look at its log.',
  ],
  [
    says(/HTTP 404/),
    (entry) =>
      `Your server has no route for ${String(entry.facts.method)} ${url(entry)}. Is the path right, and the method?`,
  ],
  [
    says(/HTTP 405/),
    (entry) => `Your server has that path, but not for ${String(entry.facts.method)}.`,
  ],
  [
    says(/HTTP 40[13]/),
    () =>
      'Your server refused the request. If it checks signatures: is its signature secret the one of this application, and its clock right?',
  ],
  [says(/HTTP 429/), () => 'Your server says that it is asked too often.'],
  [
    says(/HTTP 3\d\d/),
    ({ facts }) =>
      `Redirects are not followed${'location' in facts ? ` (to ${String(facts.location)})` : ''}: name the URL itself.`,
  ],
  [says(/HTTP 5\d\d/), () => 'Your server failed while it worked on it. Look at its log.'],
  [says(/HTTP 2\d\d/), () => 'Instructions must come with HTTP 200 and nothing else.'],
  [
    (problem, entry) => problem.includes('content type') && /^\s*</.test(reply(entry)),
    (entry) =>
      `Your ${name(entry)} replied ${String(entry.facts.status)} with an HTML page: perhaps the page of a front end that answers every path, or of a login. It must reply with JSON.`,
  ],
  [
    (problem, entry) => problem.includes('content type') && /^\s*[[{]/.test(reply(entry)),
    () =>
      'The reply is JSON, but its Content-Type does not say so: send application/json (in Express: res.json(…)).',
  ],
  [says(/content type/), () => 'Reply with JSON, and with the Content-Type application/json.'],
  [
    says(/not JSON/),
    () =>
      'The Content-Type says JSON, but the body cannot be read as such: is it whole, and in double quotes?',
  ],
  [
    says(/longer than/),
    () => 'An NCCO is short. Was something else sent, such as a file or a page?',
  ],
  [
    says(/this machine only/),
    () =>
      'The emulator asks servers on this machine only: use http://localhost or http://127.0.0.1.',
  ],
  [
    says(/certificate|self-signed/i),
    () => 'The certificate is not trusted. On this machine, plain http will do.',
  ],
  [
    says(/no application is known/),
    () => 'The application of this call is not known any more, so nobody can sign the request.',
  ],
];

/** What a developer may do about a webhook that failed. */
export function webhookHint(entry: Entry): string | undefined {
  const { problem = '' } = entry;
  return rules.find(([applies]) => applies(problem, entry))?.[1](entry);
}
