/** How the page words and draws things. */

/** What each kind of entry is called, and its icon (24 × 24). */
export const kinds = {
  webhook: ['Webhook', 'M4 12h11m-4-5 5 5-5 5M20 5v14'],
  instructions: ['Instructions', 'M6 5h12M6 10h12M6 15h12M6 20h7'],
  step: ['Step', 'M8 5l9 7-9 7z'],
  leg: [
    'Leg',
    'M6 3h4l2 5-3 2a11 11 0 0 0 5 5l2-3 5 2v4a2 2 0 0 1-2 2A17 17 0 0 1 4 5a2 2 0 0 1 2-2z',
  ],
  sound: ['Sound', 'M3 10v4M7 6v12M11 3v18M15 8v8M19 10v4'],
  key: ['Key', 'M5 5h4v4H5zm10 0h4v4h-4zM5 15h4v4H5zm10 0h4v4h-4z'],
  sdk: ['Browser SDK', 'M3 5h18v14H3zM3 9h18'],
  rest: ['REST', 'M8 4 3 12l5 8m8-16 5 8-5 8'],
  'by-hand': ['By hand', 'M12 3v9m0-9a2 2 0 0 1 4 0v9m-4-6a2 2 0 0 0-4 0v8l-2-2-2 1 4 7h8l2-5V8'],
  recording: ['Recording', 'M12 6a6 6 0 1 0 .1 0z'],
  complaint: ['Complaint', 'M12 3 2 20h20zm0 7v4m0 3v.5'],
};

export const troubleWords = {
  'answer-url': 'answer URL',
  'event-url': 'event URL',
  instructions: 'instructions',
  rest: 'REST request',
  sdk: 'browser SDK',
  unreachable: 'number not reached',
};

const drawing = 'http://www.w3.org/2000/svg';

/** An SVG element with those attributes. */
export function draw(name, attributes, ...children) {
  const element = document.createElementNS(drawing, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

export function icon(kind) {
  const path = draw('path', { d: kinds[kind]?.[1] ?? '' });
  return draw('svg', { viewBox: '0 0 24 24', width: 18, height: 18, 'aria-hidden': 'true' }, path);
}

/** An HTML element; properties first, then what is in it. */
export function make(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

/** Milliseconds as people read them: 12 ms, 3.4 s, 2 min 5 s. */
export function duration(milliseconds) {
  const size = Math.abs(milliseconds);
  const sign = milliseconds < 0 ? '−' : '';
  if (size < 1000) return `${sign}${Math.round(size)} ms`;
  if (size < 60_000) return `${sign}${(size / 1000).toFixed(size < 10_000 ? 2 : 1)} s`;
  return `${sign}${Math.floor(size / 60_000)} min ${Math.round((size % 60_000) / 1000)} s`;
}

/** British numbers in their usual groups, others with a plus sign, all else as it is. */
export function readable(party) {
  return /^\d{7,15}$/.test(party) ? `+${party.replace(/^44(\d{4})(\d{6})$/, '44 $1 $2')}` : party;
}

export const clock = (at) => new Date(at).toLocaleTimeString();

/** Who called whom. A browser dials an id, which says less than whom it reached. */
export function whoCalls({ from, dialled, reached }) {
  const to = reached.length > 0 ? reached.map(readable).join(', ') : readable(dialled);
  return `${readable(from)} → ${to}`;
}

/** How it ended, or how far it has come. */
export function outcome({ status, startedAt, endedAt }) {
  if (endedAt === undefined) return `${status}, live`;
  return `${status} after ${duration(endedAt - startedAt)}`;
}
