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
  const { id, number, element } = card;
  if (lines.has(id)) return;
  const own = { card, line: undefined };
  lines.set(id, own);
  const line = await openLine(element, () => giveBack(card));
  own.line = line;
  const body = { page, offer: line.offer, force };
  const reply = lines.get(id) === own && (await ask(number, 'audio', { leg: id, body }));
  if (!reply || lines.get(id) !== own) {
    line.close();
    if (lines.get(id) === own) lines.delete(id);
    return;
  }
  await line.accept(reply.sdp);
  await openMicrophone(id, element);
}

/** Opens the microphone, once more if it has to be; says it on the card when there is none. */
export async function openMicrophone(id, element) {
  const problem = element.querySelector('.microphone');
  say(problem, '');
  try {
    await lineOf(id)?.speak();
    element.dataset.microphone = 'open';
  } catch ({ message }) {
    element.dataset.microphone = 'missing';
    if (lines.has(id)) say(problem, message);
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
