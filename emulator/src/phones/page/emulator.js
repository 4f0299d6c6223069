/** What the page asks of the emulator, and hears from it. */
import { say } from './say.js';

const gone = 'The emulator does not answer. Is it still running?';

/** Asks something of the phone of that number, in the call of that leg when one is given; undefined when it is refused. */
export function ask(number, action, { leg, method = 'POST', ...options } = {}) {
  const call = leg === undefined ? '' : `?leg=${encodeURIComponent(leg)}`;
  return request(`phones/${encodeURIComponent(number)}/${action}${call}`, { method, ...options });
}

/** Asks something of the emulator as a whole; undefined when it is refused. */
export async function request(path, options = {}) {
  say('#problem', '');
  const reply = await send(path, options);
  if (reply === undefined) say('#problem', gone);
  else if (!reply.ok) say('#problem', reply.message);
  return reply?.ok ? reply : undefined;
}

async function send(path, { body, ...options }) {
  try {
    const reply = await fetch(`/emulator/${path}`, {
      ...options,
      ...(body && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    return { ok: reply.ok, ...(reply.status === 204 ? {} : await reply.json()) };
  } catch {
    return undefined;
  }
}

/** Listens for good: `about` once, `phones` now and after each change. */
export function follow({ about, phones }) {
  const events = new EventSource('/emulator/phones/events');
  events.addEventListener('about', ({ data }) => about(JSON.parse(data)));
  events.addEventListener('phones', ({ data }) => phones(JSON.parse(data)));
  events.addEventListener('open', () => say('#connection', ''));
  events.addEventListener('error', () => {
    say('#connection', 'The emulator does not answer. Trying again…');
  });
}
