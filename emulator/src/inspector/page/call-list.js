/** The list of calls: one tab stop, arrows within. */
import { clock, icon, make, outcome, troubleWords, whoCalls } from './words.js';

const list = document.querySelector('#calls');
/** The items by the id of their call. */
const items = new Map();

/** The id of what belongs to no call. */
export const noCall = 'no-call';

/** Calls `choose` with the id of the call that is clicked. */
export function startList(choose) {
  list.addEventListener('click', ({ target }) => {
    const button = target.closest('button');
    if (button) choose(button.dataset.call);
  });
  list.addEventListener('keydown', (event) => {
    const buttons = [...list.querySelectorAll('button')];
    const at = buttons.indexOf(document.activeElement);
    const moves = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 };
    const next = buttons[moves[event.key]];
    if (!next || at < 0) return;
    event.preventDefault();
    next.focus();
  });
}

/** Shows these calls (the newest first) and how many things belong to none. */
export function showCalls(calls, { loose, failedLoose, chosen }) {
  const wanted = [...calls.map((call) => [call.id, () => fillCall(call)])];
  if (loose > 0) wanted.push([noCall, () => fillLoose(loose, failedLoose)]);
  const ids = new Set(wanted.map(([id]) => id));
  for (const [id, item] of items) {
    if (ids.has(id)) continue;
    item.remove();
    items.delete(id);
  }
  let before = list.firstElementChild;
  for (const [id, fill] of wanted) {
    const item = items.get(id) ?? add(id);
    fill();
    if (item === before) before = item.nextElementSibling;
    else list.insertBefore(item, before);
  }
  markChosen(chosen);
}

function add(id) {
  const button = make('button', { type: 'button' });
  button.dataset.call = id;
  const item = make('li', {}, button);
  items.set(id, item);
  return item;
}

function fillCall(call) {
  const failed = call.troubles.length > 0;
  const words = failed
    ? [
        make(
          'span',
          { className: 'failed' },
          icon('complaint'),
          `Failed: ${call.troubles.map((one) => troubleWords[one]).join(', ')}`,
        ),
      ]
    : [];
  fill(call.id, failed, [
    make('strong', { textContent: whoCalls(call) }),
    make('span', { className: 'quiet', textContent: `${clock(call.startedAt)}, ${outcome(call)}` }),
    ...words,
  ]);
}

function fillLoose(loose, failed) {
  const words = `${loose} ${loose === 1 ? 'entry' : 'entries'}${failed > 0 ? `, ${failed} failed` : ''}`;
  fill(noCall, failed > 0, [
    make('strong', { textContent: 'Outside of calls' }),
    make('span', { className: 'quiet', textContent: words }),
  ]);
}

/** Leaves the button itself, and with it the focus, where it is. */
function fill(id, failed, children) {
  const button = items.get(id).firstElementChild;
  const text = children.map(({ textContent }) => textContent).join('|');
  if (button.dataset.text === text) return;
  button.dataset.text = text;
  button.classList.toggle('has-failed', failed);
  button.replaceChildren(...children);
}

function markChosen(chosen) {
  const buttons = [...list.querySelectorAll('button')];
  for (const button of buttons) {
    const current = button.dataset.call === chosen;
    if (current) button.setAttribute('aria-current', 'true');
    else button.removeAttribute('aria-current');
  }
  const stop =
    buttons.find((button) => button === document.activeElement) ??
    buttons.find((button) => button.dataset.call === chosen) ??
    buttons[0];
  for (const button of buttons) button.tabIndex = button === stop ? 0 : -1;
}
