/** The phones page: shows what the emulator tells, and passes on what a person does. */
import { cardOf, showCalls } from './calls.js';
import { follow } from './emulator.js';
import { watchFaults } from './faults.js';
import { giveBack, ownCalls, pickUp } from './own-lines.js';
import { showHabits, showPhones } from './phone-list.js';
import { ring } from './ring.js';
import { announce } from './say.js';

const pageTitle = document.title;
/** A call that this page has just made, until it is shown. */
let dialled;

follow({ about: showAbout, phones: show });
addEventListener('dialled', ({ detail }) => {
  dialled = detail;
  pickUpDialled();
});
addEventListener('pagehide', () => {
  for (const call of ownCalls()) void giveBack(call, { keepalive: true });
});

/** From another device only the phones are there, and no more of the emulator. */
function showAbout({ habits, nearby }) {
  showHabits(habits);
  document.documentElement.toggleAttribute('data-nearby', nearby);
  watchFaults();
}

function show({ calls, phones, numbers }) {
  const over = showPhones(phones, numbers, calls);
  const news = showCalls(calls).filter(({ id }) => over.every((one) => one.id !== id));
  const told = [...news, ...over].map(({ text }) => text);
  if (told.length > 0) announce(told.join(' '));
  const ringing = calls.filter(({ state }) => state === 'ringing').length;
  document.title = ringing > 0 ? `● ${ringing} ringing – ${pageTitle}` : pageTitle;
  ring(ringing > 0);
  pickUpDialled();
}

/** Whoever lets a phone call wants to talk on it. */
function pickUpDialled() {
  const card = cardOf(dialled);
  if (!card) return;
  dialled = undefined;
  void pickUp(card);
}
