/** The cards of the calls that go on now. */
import { act } from './act.js';
import { page, putDown } from './own-lines.js';
import { say } from './say.js';

const list = document.querySelector('#calls');
const template = document.querySelector('#call');
const title = document.querySelector('#calls-title');
const words = { ringing: 'Ringing', calling: 'Calling', answered: 'In a call' };

/** The cards by their leg, with what they show. */
const cards = new Map();

list.addEventListener('click', ({ target }) => {
  const button = target.closest('[data-action], [data-key]');
  if (button) void act(cards.get(button.closest('.call').dataset.leg), button.dataset);
});
list.addEventListener('submit', (event) => {
  event.preventDefault();
  const { text } = event.target.elements;
  const card = cards.get(event.target.closest('.call').dataset.leg);
  void act(card, { action: 'say', text: text.value });
  text.value = '';
});
setInterval(showTimes, 1000);

/** Shows these calls; gives what is to be announced. */
export function showCalls(calls) {
  const news = [];
  for (const [id, card] of cards) {
    if (calls.some((call) => call.id === id)) continue;
    news.push({ id, text: `${card.call.name}: the call is over.` });
    remove(card);
  }
  for (const call of calls) {
    news.push(...changes(cards.get(call.id)?.call, call).map((text) => ({ id: call.id, text })));
    show(call);
  }
  document.querySelector('#no-calls').hidden = calls.length > 0;
  return news;
}

/** The card of a call that this page itself has made. */
export const cardOf = (id) => cards.get(id);

function changes(before, { name, line, state, heldBy }) {
  const own = heldBy === page;
  const told = [];
  if (before?.state !== state) {
    if (state === 'ringing') told.push(`${name} is ringing, ${line}.`);
    else told.push(state === 'calling' ? `${name} ${line}.` : `${name} is in a call.`);
  }
  if (own && before?.heldBy !== page) told.push(`You are on the phone of ${name}.`);
  if (!own && before?.heldBy === page) {
    const whose = heldBy === null ? 'has its own voice again' : 'was taken over by another page';
    told.push(`The phone of ${name} ${whose}.`);
  }
  return told;
}

function show(call) {
  const before = cards.get(call.id);
  const element = before?.element ?? add(call);
  const focused = element.contains(document.activeElement);
  cards.set(call.id, { id: call.id, number: call.number, element, call });
  if (before?.call.heldBy === page && call.heldBy !== page) putDown(call.id);
  element.dataset.state = call.state;
  say(element.querySelector('strong'), words[call.state]);
  say(element.querySelector('.line'), capital(call.line));
  element.querySelector('.answer').hidden = call.answer === null;
  say(element.querySelector('.answer'), call.answer ?? '');
  showButtons(element, call);
  showVoice(element, call);
  showCaptions(element, call.captions);
  showTimes();
  // The button that was pressed may have made way for another.
  const now = document.activeElement;
  if (focused && !(element.contains(now) && now.checkVisibility())) {
    [...element.querySelectorAll('button')].find((button) => button.checkVisibility())?.focus();
  }
}

function showButtons(element, { state }) {
  for (const action of ['answer', 'decline']) button(element, action).hidden = state !== 'ringing';
  button(element, 'hang-up').hidden = state === 'ringing';
  element.querySelector('.mouth').hidden = state !== 'answered';
}

function showVoice(element, { state, heldBy }) {
  const own = heldBy === page;
  const whose = own
    ? 'You are on this phone. Headphones keep it from howling.'
    : heldBy === null
      ? 'Nobody is on this phone: it has its own voice.'
      : 'Another page is on this phone.';
  element.querySelector('.voice').hidden = state === 'ringing';
  say(element.querySelector('.whose'), whose);
  element.querySelector('.levels').hidden = !own;
  if (!own) say(element.querySelector('.microphone'), '');
  const pickUp = button(element, 'pick-up');
  say(pickUp, heldBy === null || own ? 'Talk here' : 'Take it over here');
  pickUp.hidden = own;
  const mute = button(element, 'mute');
  mute.hidden = !own;
  if (!own) mute.setAttribute('aria-pressed', 'false');
  button(element, 'retry').hidden = !own;
  button(element, 'give-back').hidden = !own;
}

function showCaptions(element, captions) {
  const lines = element.querySelector('ol');
  element.querySelector('.captions').hidden = captions.length === 0;
  for (const text of captions.slice(lines.childElementCount)) {
    lines.append(Object.assign(document.createElement('li'), { textContent: `“${text}”` }));
  }
}

function add(call) {
  const element = template.content.firstElementChild.cloneNode(true);
  const name = element.querySelector('h3');
  name.textContent = call.name;
  name.id = `call-${call.id}`;
  for (const key of '123456789*0#') element.querySelector('.keys').append(keyFor(key));
  element.dataset.number = call.number;
  element.dataset.leg = call.id;
  const inspect = element.querySelector('.inspect');
  inspect.href = `/inspector#${call.id}`;
  inspect.setAttribute('aria-describedby', name.id);
  for (const one of element.querySelectorAll('button')) {
    one.setAttribute('aria-describedby', name.id);
  }
  list.append(element);
  return element;
}

function remove({ id, element }) {
  putDown(id);
  if (element.contains(document.activeElement)) title.focus();
  element.remove();
  cards.delete(id);
}

function showTimes() {
  for (const { element, call } of cards.values()) {
    const seconds = Math.max(0, Math.floor((Date.now() - call.since) / 1000));
    const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    element.querySelector('.time').textContent = clock;
  }
}

function keyFor(key) {
  const element = Object.assign(document.createElement('button'), { textContent: key });
  element.type = 'button';
  element.dataset.key = key;
  return element;
}

const button = (element, action) => element.querySelector(`[data-action=${action}]`);
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
