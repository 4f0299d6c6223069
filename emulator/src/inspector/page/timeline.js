/** The chosen call's timeline: an item for each entry, changed in place as news come. */
import { entryItem } from './entry.js';
import { icon, kinds, make } from './words.js';

const list = document.querySelector('#timeline');
const kindsBox = document.querySelector('#kinds');
const onlyProblems = document.querySelector('#only-problems');
const nothing = document.querySelector('#nothing');

/** Entries and their items by id. */
const known = new Map();
const hiddenKinds = new Set();
let base = 0;

onlyProblems.addEventListener('change', filter);
kindsBox.addEventListener('change', ({ target }) => {
  if (target.checked) hiddenKinds.delete(target.value);
  else hiddenKinds.add(target.value);
  filter();
});

/** Begins anew, with times that count from `startedAt`; from midnight where there is none. */
export function clearTimeline(startedAt) {
  base = startedAt;
  known.clear();
  list.replaceChildren();
  showKinds();
}

export function showEntries(entries) {
  for (const entry of entries) {
    const before = known.get(entry.id);
    const item = entryItem(entry, base);
    if (before) {
      keepOpen(before.item, item);
      before.item.replaceWith(item);
    } else place(item, entry);
    known.set(entry.id, { entry, item });
  }
  showKinds();
  filter();
}

/** By time, then by number: news are nearly always the last. */
function place(item, entry) {
  const later = (one) => one.at > entry.at || (one.at === entry.at && one.id > entry.id);
  let next = null;
  for (let last = list.lastElementChild; last; last = last.previousElementSibling) {
    if (!later(known.get(Number(last.dataset.id)).entry)) break;
    next = last;
  }
  list.insertBefore(item, next);
}

/** What was unfolded stays so, and keeps the focus. */
function keepOpen(before, after) {
  const [was, is] = [before, after].map((item) => item.querySelector('details'));
  if (!was || !is) return;
  is.open = was.open;
  if (was.contains(document.activeElement)) {
    queueMicrotask(() => is.querySelector('summary').focus({ preventScroll: true }));
  }
}

function showKinds() {
  const counts = new Map();
  for (const { entry } of known.values()) counts.set(entry.kind, (counts.get(entry.kind) ?? 0) + 1);
  kindsBox.hidden = counts.size < 2;
  for (const [kind, [name]] of Object.entries(kinds)) {
    const count = counts.get(kind) ?? 0;
    const label = kindsBox.querySelector(`[data-kind=${kind}]`) ?? kindSwitch(kind);
    label.hidden = count === 0;
    label.querySelector('span').textContent = `${name} ${count}`;
  }
}

function kindSwitch(kind) {
  const box = make('input', { type: 'checkbox', value: kind, checked: !hiddenKinds.has(kind) });
  const label = make('label', { className: 'switch' }, box, icon(kind), make('span'));
  label.dataset.kind = kind;
  kindsBox.append(label);
  return label;
}

function filter() {
  let shown = 0;
  for (const { entry, item } of known.values()) {
    item.hidden =
      hiddenKinds.has(entry.kind) || (onlyProblems.checked && entry.problem === undefined);
    if (!item.hidden) shown += 1;
  }
  nothing.hidden = shown > 0 || known.size === 0;
  nothing.textContent = onlyProblems.checked
    ? 'Nothing has gone wrong here.'
    : 'Everything is filtered out.';
}
