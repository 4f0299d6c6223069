/** All phones, whatever they do now. */
import { ask } from './emulator.js';
import { say } from './say.js';

const list = document.querySelector('#phones');
const template = document.querySelector('#phone');
const find = document.querySelector('#find');
const words = { ringing: 'Ringing', calling: 'Calling', answered: 'In a call' };
/** From so many on, one of them can be searched. */
const many = 12;

/** The rows by their number, with what they show. */
const rows = new Map();
let habits = {};

list.addEventListener('change', ({ target }) => {
  if (target.closest('.habit')) void changeHabit(target);
});
list.addEventListener('submit', (event) => {
  event.preventDefault();
  void dial(event.target);
});
find.addEventListener('input', filter);

/** What phones can do, by its name. */
export function showHabits(known) {
  habits = known;
}

/** Shows these phones, which call these numbers; gives what is to be announced. */
export function showPhones(phones, numbers, calls) {
  const first = rows.size === 0;
  const news = first ? [] : phones.flatMap(change);
  for (const [number, { element }] of rows) {
    if (phones.some((phone) => phone.number === number)) continue;
    element.remove();
    rows.delete(number);
  }
  for (const phone of phones) show(phone, numbers, calls);
  inOrder(phones);
  document.querySelector('#no-phones').hidden = phones.length > 0;
  find.hidden = phones.length < many;
  filter();
  return news;
}

function change({ number, name, last }) {
  const before = rows.get(number)?.phone;
  if (last === null || before?.last?.id === last.id) return [];
  return [{ id: last.id, text: `${name}: ${last.words}` }];
}

function show(phone, numbers, calls) {
  const { number, name, digits, last } = phone;
  const element = rows.get(number)?.element ?? add(number);
  rows.set(number, { element, phone });
  const call = calls.find((one) => one.number === number);
  element.dataset.state = call?.state ?? 'idle';
  say(element.querySelector('h3'), name);
  say(element.querySelector('.digits'), digits === name ? '' : digits);
  say(element.querySelector('.now'), words[call?.state] ?? 'Idle');
  element.querySelector('.last').hidden = last === null;
  say(element.querySelector('.last'), last ? `${time(last.at)}: ${last.words}` : '');
  showHabit(element, phone);
  showDial(element.querySelector('.dial'), phone, numbers);
}

function add(number) {
  const element = template.content.firstElementChild.cloneNode(true);
  const name = element.querySelector('h3');
  name.id = `phone-${number}`;
  element.dataset.number = number;
  for (const one of element.querySelectorAll('button, select')) {
    one.setAttribute('aria-describedby', name.id);
  }
  return element;
}

function inOrder(phones) {
  const elements = phones.map(({ number }) => rows.get(number).element);
  const before = [...list.children];
  // Moving an element takes the focus from it.
  if (elements.some((element, index) => before[index] !== element)) list.append(...elements);
}

function showHabit(element, { habit, ownHabit }) {
  const select = element.querySelector('select');
  if (select.options.length === 0) {
    const choices = Object.entries(habits).map(([value, text]) => new Option(text, value));
    select.append(new Option('As its number says', ''), ...choices);
  }
  if (select.value !== (habit ?? '')) select.value = habit ?? '';
  say(element.querySelector('.does'), habits[habit] ?? ownHabit);
}

function showDial(form, { number }, numbers) {
  const { to } = form.elements;
  form.hidden = !/^\d{7,15}$/.test(number) || numbers.length === 0;
  const known = [...to.options].map(({ value, text }) => `${value} ${text}`).join();
  const options = numbers.map((one) => new Option(`${one.name}, ${one.digits}`, one.number));
  if (known !== options.map(({ value, text }) => `${value} ${text}`).join()) {
    to.replaceChildren(...options);
  }
  to.parentElement.hidden = numbers.length < 2;
  say(form.querySelector('button'), numbers.length === 1 ? `Call ${numbers[0].name}` : 'Call');
}

async function changeHabit(select) {
  const { number } = select.closest('.phone').dataset;
  await ask(number, 'habit', { method: 'PUT', body: { habit: select.value || null } });
}

async function dial(form) {
  const { number } = form.closest('.phone').dataset;
  const reply = await ask(number, 'dial', { body: { to: form.elements.to.value } });
  if (reply) dispatchEvent(new CustomEvent('dialled', { detail: reply.leg }));
}

function filter() {
  const asked = find.querySelector('input').value.trim().toLowerCase();
  for (const { element, phone } of rows.values()) {
    const text = `${phone.name} ${phone.digits} ${phone.number}`.toLowerCase();
    element.hidden = !find.hidden && !text.includes(asked);
  }
}

const time = (at) => new Date(at).toLocaleTimeString([], { timeStyle: 'short' });
