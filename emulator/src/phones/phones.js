/** The phones page: shows what the emulator tells, and passes on what a person presses. */

const list = document.querySelector('#phones');
const template = document.querySelector('#phone');
const title = document.querySelector('h1');
const pageTitle = document.title;
const words = { ringing: 'Ringing', calling: 'Calling', answered: 'In a call' };

/** The cards on the page by their leg, with what they show. */
const cards = new Map();

const events = new EventSource('/emulator/phones/events');
events.addEventListener('phones', ({ data }) => show(JSON.parse(data)));
events.addEventListener('open', () => say('#connection', ''));
events.addEventListener('error', () => {
  say('#connection', 'The emulator does not answer. Trying again…');
});
list.addEventListener('click', ({ target }) => {
  const button = target.closest('[data-action]');
  if (button) void act(button);
  const key = target.closest('[data-key]');
  if (key) void post(key, 'press', { digits: key.dataset.key });
});
list.addEventListener('submit', (event) => {
  event.preventDefault();
  const { text } = event.target.elements;
  void post(event.target, 'say', { text: text.value });
  text.value = '';
});
setInterval(showTimes, 1000);

function show(phones) {
  const told = phones.flatMap(announcement);
  for (const [id, card] of cards) {
    if (phones.some((phone) => phone.id === id)) continue;
    told.push(`${card.phone.name}: the call is over.`);
    remove(id, card);
  }
  for (const phone of phones) showPhone(phone);
  if (told.length > 0) say('#news', told.join(' '));
  document.querySelector('#empty').hidden = phones.length > 0;
  const ringing = phones.filter(({ state }) => state === 'ringing').length;
  document.title = ringing > 0 ? `● ${ringing} ringing – ${pageTitle}` : pageTitle;
}

const capital = (words) => words.charAt(0).toUpperCase() + words.slice(1);

function announcement({ id, name, line, state }) {
  if (cards.get(id)?.phone.state === state) return [];
  if (state === 'ringing') return [`${name} is ringing, ${line}.`];
  return state === 'calling' ? [`${name} ${line}.`] : [`${name} is in a call.`];
}

function showPhone(phone) {
  const element = cards.get(phone.id)?.element ?? add(phone);
  const focused = element.contains(document.activeElement);
  cards.set(phone.id, { element, phone });
  element.dataset.state = phone.state;
  element.querySelector('strong').textContent = words[phone.state];
  element.querySelector('.line').textContent = capital(phone.line);
  element.querySelector('.habit').textContent = phone.habit;
  showCaptions(element, phone.captions);
  showTimes();
  // The button that was pressed may have made way for another.
  if (focused && document.activeElement?.checkVisibility() !== true) {
    element
      .querySelector(phone.state === 'ringing' ? '[data-action=answer]' : '[data-action=hang-up]')
      .focus();
  }
}

function add(phone) {
  const element = template.content.firstElementChild.cloneNode(true);
  const name = element.querySelector('h2');
  name.textContent = phone.name;
  name.id = `phone-${phone.id}`;
  for (const key of '123456789*0#') element.querySelector('.keys').append(keyFor(key));
  element.dataset.number = phone.number;
  element.dataset.leg = phone.id;
  for (const button of element.querySelectorAll('button')) {
    button.setAttribute('aria-describedby', name.id);
  }
  list.append(element);
  return element;
}

function remove(id, { element }) {
  if (element.contains(document.activeElement)) title.focus();
  element.remove();
  cards.delete(id);
}

function showCaptions(element, captions) {
  const lines = element.querySelector('ol');
  element.querySelector('.captions').hidden = captions.length === 0;
  for (const text of captions.slice(lines.childElementCount)) {
    lines.append(Object.assign(document.createElement('li'), { textContent: `“${text}”` }));
  }
}

function showTimes() {
  for (const { element, phone } of cards.values()) {
    const seconds = Math.max(0, Math.floor((Date.now() - phone.since) / 1000));
    const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    element.querySelector('.time').textContent = clock;
  }
}

function keyFor(key) {
  const button = Object.assign(document.createElement('button'), { textContent: key });
  button.type = 'button';
  button.dataset.key = key;
  return button;
}

const act = (button) => post(button, button.dataset.action);

/** Does something with the phone on whose card `element` is. */
async function post(element, action, body) {
  const { number, leg } = element.closest('.phone').dataset;
  say('#problem', '');
  try {
    const reply = await fetch(`/emulator/phones/${number}/${action}?leg=${leg}`, {
      method: 'POST',
      ...(body && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    if (!reply.ok) say('#problem', (await reply.json()).message);
  } catch {
    say('#problem', 'The emulator does not answer. Is it still running?');
  }
}

function say(where, text) {
  document.querySelector(where).textContent = text;
}
