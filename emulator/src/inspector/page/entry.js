/** One entry of a timeline. */
import { clock, duration, icon, kinds, make, readable } from './words.js';

/** An item for that entry, whose time counts from `base`, or is the time of day without one. */
export function entryItem(entry, base) {
  const { id, kind, at, title, party, problem, hint, open, took } = entry;
  const item = make('li', { className: problem === undefined ? 'entry' : 'entry has-failed' });
  item.dataset.id = id;
  item.dataset.kind = kind;
  const time = base === undefined ? clock(at) : duration(at - base);
  const lasted = open ? 'goes on' : took === undefined ? '' : `took ${duration(took)}`;
  const whose = party === undefined || title.startsWith(party) ? '' : readable(party);
  const about = [whose, lasted].filter(Boolean).join(' · ');
  item.append(
    make('span', { className: 'time', textContent: time, title: new Date(at).toISOString() }),
    make('span', { className: 'mark' }, icon(problem === undefined ? kind : 'complaint')),
    make(
      'div',
      { className: 'what' },
      make(
        'p',
        {},
        make('span', { className: 'kind', textContent: kinds[kind]?.[0] ?? kind }),
        ' ',
        make('strong', { textContent: short(title), title }),
        make('span', { className: 'quiet', textContent: about === '' ? '' : ` ${about}` }),
      ),
      ...(problem === undefined
        ? []
        : [
            make('p', {
              className: 'problem',
              textContent: `Problem: ${problem}.`.replace('..', '.'),
            }),
          ]),
      ...(hint === undefined ? [] : [make('p', { className: 'hint', textContent: hint })]),
      ...details(entry),
    ),
  );
  return item;
}

/** Long ids say little; copied as JSON, they are whole. */
const short = (title) =>
  title
    .replace(/^\d{7,15}(?=:)/, readable)
    .replace(/([\da-f]{8})-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g, '$1…');

/** What is folded away; it is made when somebody unfolds it. */
function details(entry) {
  const { facts, texts, attempts } = entry;
  if (Object.keys(facts).length + texts.length + attempts.length === 0) return [];
  const box = make('details', {}, make('summary', { textContent: summaryOf(entry) }));
  box.addEventListener('toggle', () => {
    if (box.open && box.childElementCount === 1) box.append(...inside(entry));
  });
  return [box];
}

function summaryOf({ facts, texts }) {
  const names = texts.map(({ name }) => textNames[name]).join(', ');
  const method = facts.method === undefined ? '' : `${facts.method} ${facts.url} `;
  const status =
    facts.status === undefined || facts.direction !== undefined ? '' : `→ ${facts.status}`;
  const short = `${method}${status}`.trim();
  return [short, names === '' ? 'Details' : `Details: ${names}`].filter(Boolean).join(' · ');
}

const textNames = {
  request: 'request body',
  reply: 'reply body',
  ncco: 'NCCO',
  action: 'action',
  message: 'message',
};

function inside({ facts, texts, attempts }) {
  const rows = Object.entries(facts).map(([name, fact]) => row(name, String(fact)));
  const tries = attempts.map(({ took, outcome }, index) =>
    row(`attempt ${index + 1}`, `${outcome} after ${duration(took)}`),
  );
  const bodies = texts.flatMap(({ name, json, text, cut }) => [
    make('h3', { textContent: textNames[name] }),
    ...(cut === undefined
      ? []
      : [
          make('p', {
            className: 'quiet',
            textContent: `${cut.toLocaleString()} characters are left out.`,
          }),
        ]),
    make('pre', {
      tabIndex: 0,
      textContent: json === undefined ? text : JSON.stringify(json, undefined, 2),
    }),
  ]);
  return [
    ...(rows.length + tries.length === 0 ? [] : [make('dl', {}, ...rows, ...tries)]),
    ...bodies,
  ];
}

function row(name, value) {
  return make('div', {}, make('dt', { textContent: name }), make('dd', { textContent: value }));
}
