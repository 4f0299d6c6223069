/** What can be made to go wrong for all calls. A switch more is a line more. */
import { request } from './emulator.js';

const section = document.querySelector('#faults');
const list = section.querySelector('.switches');

/** Each is on when the emulator's faults are as `on` says. */
const switches = [
  {
    words: 'Answer URLs cannot be reached',
    on: { answers: 'unreachable' },
    off: { answers: 'none' },
  },
  { words: 'Events come 5 seconds late', on: { delayEvents: 5000 }, off: { delayEvents: 0 } },
  { words: 'Half of all events are lost', on: { dropEvents: 0.5 }, off: { dropEvents: 0 } },
];

const boxes = switches.map(({ words, on, off }) => {
  const label = Object.assign(document.createElement('label'), { className: 'switch' });
  const box = Object.assign(document.createElement('input'), { type: 'checkbox' });
  box.addEventListener('change', () => void change(box.checked ? on : off));
  label.append(box, words);
  return { label, box, on };
});
const cut = Object.assign(document.createElement('button'), {
  type: 'button',
  textContent: 'Cut every browser’s connection now',
});
cut.addEventListener('click', () => void request('sessions/drop', { method: 'POST' }));
list.append(...boxes.map(({ label }) => label), cut);
section.addEventListener('toggle', () => {
  if (section.open) void look();
});

async function look() {
  show(await request('faults'));
}

async function change(body) {
  show(await request('faults', { method: 'PUT', body }));
}

function show(faults) {
  if (!faults) return;
  for (const { box, on } of boxes) {
    box.checked = Object.entries(on).every(([name, value]) => faults[name] === value);
  }
}
