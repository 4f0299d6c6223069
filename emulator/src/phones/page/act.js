/** What the buttons of a card do. */
import { ask } from './emulator.js';
import { giveBack, lineOf, openMicrophone, page, pickUp } from './own-lines.js';

/** Does what was pressed on that card: one of the actions, or a key of the keypad. */
export async function act(card, { action, key, text }) {
  const { id: leg, number } = card;
  if (key !== undefined) await ask(number, 'press', { leg, body: { digits: key } });
  else if (action === 'say') await ask(number, 'say', { leg, body: { text } });
  else await (actions[action]?.(card) ?? ask(number, action, { leg }));
}

const actions = {
  answer: async (card) => {
    if (await ask(card.number, 'answer', { leg: card.id })) await pickUp(card);
  },
  'pick-up': (card) => pickUp(card, card.call.heldBy !== null && card.call.heldBy !== page),
  'give-back': (card) => giveBack(card),
  retry: ({ id, element }) => openMicrophone(id, element),
  mute: async ({ id, element }) => {
    const button = element.querySelector('[data-action=mute]');
    const muted = button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-pressed', String(muted));
    lineOf(id)?.mute(muted);
  },
};
