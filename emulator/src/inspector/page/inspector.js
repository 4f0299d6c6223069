/** The inspector's page: follows the emulator, and shows the call that is chosen. */
import { noCall, showCalls, startList } from './call-list.js';
import { showLevels } from './levels.js';
import { clearTimeline, showEntries } from './timeline.js';
import { outcome, whoCalls } from './words.js';

const find = (selector) => document.querySelector(selector);
const base = '/emulator/inspector';
const form = find('#filter');
const pageTitle = document.title;

/** Summaries by id: of all calls that pass the filter. */
let calls = new Map();
let loose = new Map();
let chosen = decodeURIComponent(location.hash.slice(1)) || undefined;
/** The legs of the chosen call, and when it began. */
let shown = { legs: [], startedAt: 0 };
let events;
/** Counts what was asked for: an answer that comes too late is dropped. */
let asked = 0;

startList((id) => {
  form.elements.follow.checked = false;
  choose(id);
});
addEventListener('hashchange', () => {
  const id = decodeURIComponent(location.hash.slice(1));
  if (id !== '' && id !== chosen) choose(id);
});
form.addEventListener('submit', (event) => event.preventDefault());
let typing;
form.addEventListener('input', ({ target }) => {
  if (target.name === 'follow') {
    followNewest();
    return;
  }
  clearTimeout(typing);
  typing = setTimeout(loadCalls, 250);
});
find('#copy').addEventListener('click', copy);
listen();

/** Everything again, as often as the connection comes back. */
function listen() {
  events?.close();
  const query = chosen === undefined ? '' : `?call=${encodeURIComponent(chosen)}`;
  events = new EventSource(`${base}/events${query}`);
  events.addEventListener('open', () => {
    say('#connection', '');
    void load();
  });
  events.addEventListener('error', () => {
    say('#connection', 'The emulator does not answer. Trying again…');
  });
  events.addEventListener('calls', ({ data }) => addCalls(JSON.parse(data)));
  events.addEventListener('loose', ({ data }) => addLoose(JSON.parse(data)));
  events.addEventListener('entries', ({ data }) => showEntries(JSON.parse(data)));
  events.addEventListener('levels', ({ data }) => showLevels(JSON.parse(data), shown));
  events.addEventListener('forgotten', forget);
}

async function load() {
  await loadCalls();
  const { entries = [] } = (await get(`${base}/no-call`)) ?? {};
  loose = new Map(entries.map((entry) => [entry.id, entry]));
  list();
  if (chosen !== undefined) await loadChosen();
}

async function loadCalls() {
  const { failed, text } = form.elements;
  const query = new URLSearchParams();
  if (failed.value) query.set('failed', failed.value);
  if (text.value) query.set('text', text.value);
  const reply = await get(`${base}/calls?${query}`);
  if (!reply) return;
  calls = new Map(reply.calls.reverse().map((call) => [call.id, call]));
  list();
  followNewest();
}

const filtered = () => form.elements.failed.value !== '' || form.elements.text.value !== '';

let waiting;
function addCalls(summaries) {
  const mine = summaries.find(({ id }) => id === chosen);
  if (mine) showSummary(mine);
  if (filtered()) {
    // Whether they pass, the emulator knows.
    waiting ??= setTimeout(() => {
      waiting = undefined;
      void loadCalls();
    }, 500);
    return;
  }
  const fresh = summaries.filter(({ id }) => !calls.has(id));
  for (const call of summaries) calls.set(call.id, call);
  list();
  if (fresh.length === 1) say('#news', `New call: ${whoCalls(fresh[0])}.`);
  if (fresh.length > 1) say('#news', `${fresh.length} new calls.`);
  if (fresh.length > 0) followNewest();
}

function addLoose(entries) {
  for (const entry of entries) loose.set(entry.id, entry);
  if (chosen === noCall) showEntries(entries);
  list();
}

function list() {
  const newestFirst = [...calls.values()].reverse();
  const all = [...loose.values()];
  const failedLoose = all.filter(({ problem }) => problem !== undefined).length;
  showCalls(newestFirst, { loose: all.length, failedLoose, chosen });
  find('#count').textContent = calls.size === 0 ? '' : `(${calls.size})`;
  const none = find('#no-calls');
  none.hidden = calls.size > 0;
  none.textContent = filtered() ? 'No call passes the filter.' : 'No call yet.';
}

function followNewest() {
  const newest = [...calls.keys()].at(-1);
  const follows = form.elements.follow.checked && chosen !== noCall;
  if (newest !== undefined && newest !== chosen && (follows || chosen === undefined))
    choose(newest);
}

/** A new connection tells what is new of this call. */
function choose(id) {
  chosen = id;
  history.replaceState(undefined, '', `#${encodeURIComponent(id)}`);
  list();
  listen();
}

async function loadChosen() {
  asked += 1;
  const mine = asked;
  if (chosen === noCall) {
    showLoose();
    return;
  }
  const reply = await get(`${base}/calls/${encodeURIComponent(chosen)}`);
  if (mine !== asked) return;
  if (!reply) {
    find('#chosen-title').textContent = 'That call is not known';
    return;
  }
  if (reply.call.id !== chosen) {
    // It was asked for by one of its legs.
    choose(reply.call.id);
    return;
  }
  say('#problem', '');
  clearTimeline(reply.call.startedAt);
  showSummary(reply.call);
  showEntries(reply.entries);
  showLevels(reply.levels, shown);
}

function showLoose() {
  find('#chosen-title').textContent = 'Outside of calls';
  find('#summary').textContent =
    'Sign-ins, refused requests and whatever else belongs to no call, the latest at the end.';
  find('#actions').hidden = true;
  find('#left-out').hidden = true;
  document.title = pageTitle;
  clearTimeline(undefined);
  showEntries([...loose.values()].sort((one, other) => one.at - other.at || one.id - other.id));
  showLevels([], shown);
}

function showSummary(call) {
  shown = call;
  const title = whoCalls(call);
  find('#chosen-title').textContent = title;
  find('#summary').textContent =
    `${new Date(call.startedAt).toLocaleString()}, ${outcome(call)}. Dialled ${call.dialled}.`;
  find('#actions').hidden = false;
  find('#export').href = `${base}/calls/${encodeURIComponent(call.id)}/export`;
  const left = find('#left-out');
  left.hidden = call.left === 0;
  left.textContent = `${call.left} entries after the first hundred are not kept any more.`;
  document.title = `${title} – ${pageTitle}`;
}

function forget() {
  calls = new Map();
  loose = new Map();
  chosen = undefined;
  clearTimeline(undefined);
  showLevels([], shown);
  find('#actions').hidden = true;
  find('#chosen-title').textContent = 'No call yet';
  find('#summary').textContent = 'The emulator was reset, and all calls with it.';
  history.replaceState(undefined, '', location.pathname);
  list();
}

async function copy() {
  const reply = await get(`${base}/calls/${encodeURIComponent(chosen)}`);
  if (!reply) return;
  try {
    await navigator.clipboard.writeText(JSON.stringify(reply, undefined, 2));
    say('#news', 'Copied.');
    find('#copy').textContent = 'Copied';
    setTimeout(() => (find('#copy').textContent = 'Copy as JSON'), 2000);
  } catch {
    say('#problem', 'The browser does not let this page copy. Use the export instead.');
  }
}

/** Its JSON; `undefined`, and a word about it, when there is none. */
async function get(path) {
  try {
    const reply = await fetch(path);
    const body = await reply.json();
    if (reply.ok) return body;
    say('#problem', body.message);
  } catch {
    say('#connection', 'The emulator does not answer. Trying again…');
  }
  return undefined;
}

function say(where, text) {
  find(where).textContent = text;
}
