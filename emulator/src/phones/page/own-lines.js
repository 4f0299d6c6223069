/** The calls on which a person speaks by this page. */
import { ask } from './emulator.js';
import { openLine } from './line.js';
import { say } from './say.js';

/** How other pages know this one. */
export const page = [...crypto.getRandomValues(new Uint8Array(8))]
  .map((byte) => byte.toString(16).padStart(2, '0'))
  .join('');

const lines = new Map();

/** The cards of calls on which somebody talks here. */
export const ownCalls = () => [...lines.values()].map(({ card }) => card);

export const lineOf = (id) => lines.get(id)?.line;

/** Speaks and listens on the phone of that card. `force` takes it from another page. */
export async function pickUp(card, force = false) {
  const { id, element } = card;
  if (lines.has(id)) return;
  const own = { card, line: undefined };
  lines.set(id, own);
  try {
    own.line = await openLine(element, () => giveBack(card));
    if (!(await connect(own, force)) || lines.get(id) !== own) {
      own.line.close();
      if (lines.get(id) === own) lines.delete(id);
      return;
    }
  } catch {
    putDown(id);
    say('#problem', 'This browser cannot carry the sound of a call. Type what you want to say.');
    return;
  }
  await openMicrophone(id, element);
}

/** False when the emulator refuses, which has been said then. */
async function connect({ card: { id, number }, line }, force) {
  const body = { page, offer: line.offer, force };
  const reply = await ask(number, 'audio', { leg: id, body });
  if (reply) await line.accept(reply.sdp);
  return reply !== undefined;
}

/** Opens the microphone, once more if it has to be; says it on the card when there is none. */
export async function openMicrophone(id, element) {
  const problem = element.querySelector('.microphone');
  say(problem, '');
  try {
    await lineOf(id)?.speak(missing);
    element.dataset.microphone = 'open';
  } catch ({ message }) {
    missing(message);
  }

  function missing(words) {
    element.dataset.microphone = 'missing';
    if (lines.has(id)) say(problem, words);
  }
}

/** Ends this page's sound of a call, wherever the call is now. */
export function putDown(id) {
  lines.get(id)?.line?.close();
  lines.delete(id);
}

/** The phone has its own voice again. */
export function giveBack({ id, number }, options = {}) {
  putDown(id);
  return ask(number, 'audio', { leg: id, method: 'DELETE', body: { page }, ...options });
}
