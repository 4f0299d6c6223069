/** Makes things go wrong for all calls, shows what does, and mends it. */
import { request } from './emulator.js';
import { atOnce, ofCalls, ofSound } from './fault-switches.js';
import { say } from './say.js';

const section = document.querySelector('#faults');
const mend = document.querySelector('#mend');

const boxes = [...boxesIn('#faults-of-calls', ofCalls), ...boxesIn('#faults-of-sound', ofSound)];
for (const { words, path } of atOnce) {
  const button = Object.assign(document.createElement('button'), { textContent: words });
  button.type = 'button';
  button.addEventListener('click', () => void request(path, { method: 'POST' }));
  section.querySelector('#faults-at-once').append(button);
}
mend.addEventListener('click', () => {
  section.querySelector('summary').focus();
  void mendAll();
});
section.addEventListener('toggle', () => {
  if (section.open) void look();
});
// They may have been changed by a program, or by another page.
addEventListener('focus', () => void look());

/** From now on what goes wrong is shown. */
export function watchFaults() {
  void look();
}

function boxesIn(where, switches) {
  return switches.map(({ words, on, off }) => {
    const label = Object.assign(document.createElement('label'), { className: 'switch' });
    const box = Object.assign(document.createElement('input'), { type: 'checkbox' });
    box.addEventListener('change', () => void change(box.checked ? on : off));
    label.append(box, words);
    section.querySelector(where).append(label);
    return { words, box, on, off };
  });
}

async function look() {
  if (!section.hidden) show(await request('faults'));
}

async function change(body) {
  show(await request('faults', { method: 'PUT', body }));
}

async function mendAll() {
  show(await request('faults', { method: 'DELETE' }));
}

function show(faults) {
  if (!faults) return;
  const are = (some) => Object.entries(some).every(([name, value]) => faults[name] === value);
  for (const { box, on } of boxes) box.checked = are(on);
  const named = boxes.filter(({ box }) => box.checked).map(({ words }) => words);
  const spoilt = boxes.some(({ off }) => !are(off));
  const what = named.length > 0 ? named.join('. ') : 'Something was changed by a program';
  say('#spoilt', spoilt ? `On purpose, things go wrong now. ${what}.` : '');
  mend.hidden = !spoilt;
}
