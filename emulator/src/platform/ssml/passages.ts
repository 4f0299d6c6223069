import { breakTime, restAfter } from './break-time.ts';
import { deliveryIn, plain } from './delivery.ts';
import type { Delivery } from './delivery.ts';
import { piecesOf } from './markup.ts';
import type { Piece, Tag } from './markup.ts';
import { saidAs } from './say-as.ts';

/** A stretch of speech in one voice, or of silence. */
export type Passage =
  | ({ readonly kind: 'words'; readonly text: string } & Delivery)
  | { readonly kind: 'pause'; readonly milliseconds: number };

interface Element {
  readonly tag: Tag;
  readonly delivery: Delivery;
}

/** More changes of voice than that are a mistake, or malice: what follows is spoken plainly. */
const mostPassages = 60;
const longestPause = 60_000;

/** What is to be said, and how. Tags are never spoken: those that mean nothing to the voice are as if not there. */
export function passagesOf(text: string): readonly Passage[] {
  const marked = isSsml(text);
  const passages: Passage[] = [];
  let open: readonly Element[] = [];
  for (const piece of marked ? piecesOf(text) : plainPieces(text)) {
    passages.push(...passageOf(piece, open));
    open = openAfter(piece, open);
  }
  return bounded(merged(audible(merged(passages))).map(tidied));
}

/** What is to be read by the eye. */
export function captionOf(text: string): string {
  if (!isSsml(text)) return withoutTags(text).trim();
  const words = piecesOf(text).map((piece) => (piece.kind === 'text' ? piece.text : ' '));
  return words
    .join('')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ (?=[.,;:!?])/g, '')
    .trim();
}

function isSsml(text: string): boolean {
  return /^\s*(?:<\?[^>]*>\s*)?<speak[\s/>]/i.test(text);
}

/** SSML counts only inside of speak; elsewhere a tag means nothing, and "&amp;" is what it says. */
function plainPieces(text: string): readonly Piece[] {
  return [{ kind: 'text', text: withoutTags(text) }];
}

function withoutTags(text: string): string {
  return text.replaceAll(/<\/?[a-z][^<>]*>/gi, ' ');
}

function passageOf(piece: Piece, open: readonly Element[]): readonly Passage[] {
  if (piece.kind === 'text') return words(piece.text, open);
  // A tag parts words.
  const blank = words(' ', open);
  if (piece.kind === 'close') return [...blank, ...pause(restAfter.get(piece.tag.name) ?? 0)];
  return saying.get(piece.tag.name)?.(piece.tag, open) ?? blank;
}

/** What says something by itself. */
const saying = new Map<string, (tag: Tag, open: readonly Element[]) => readonly Passage[]>([
  ['break', (tag) => pause(breakTime(tag))],
  ['sub', ({ attributes }, open) => words(` ${attributes.alias ?? ''} `, open)],
]);

function words(text: string, open: readonly Element[]): readonly Passage[] {
  // The alias has been said in its place.
  if (open.some(({ tag }) => tag.name === 'sub' && tag.attributes.alias !== undefined)) return [];
  const way = open.findLast(({ tag }) => tag.name === 'say-as');
  const said = way ? ` ${saidAs(way.tag, text)} ` : text;
  return [{ kind: 'words', text: said, ...(open.at(-1)?.delivery ?? plain) }];
}

function pause(milliseconds: number): readonly Passage[] {
  return milliseconds > 0 ? [{ kind: 'pause', milliseconds }] : [];
}

function openAfter(piece: Piece, open: readonly Element[]): readonly Element[] {
  if (piece.kind === 'open') {
    const delivery = deliveryIn(piece.tag, open.at(-1)?.delivery ?? plain);
    return [...open, { tag: piece.tag, delivery }];
  }
  if (piece.kind !== 'close') return open;
  const last = open.findLastIndex(({ tag }) => tag.name === piece.tag.name);
  // What closes nothing is as if not there; what was not closed in it is closed now.
  return last < 0 ? open : open.slice(0, last);
}

/** Words that are spoken alike are one passage, so that they sound as one; so are pauses. */
function merged(passages: readonly Passage[]): Passage[] {
  const whole: Passage[] = [];
  for (const passage of passages) {
    const together = join(whole.at(-1), passage);
    if (together) whole[whole.length - 1] = together;
    else whole.push(passage);
  }
  return whole;
}

/** Without those in which there is nothing to say. */
function audible(passages: readonly Passage[]): Passage[] {
  return passages.flatMap((one) => {
    if (one.kind === 'pause') return one;
    return /[\p{L}\p{N}]/u.test(one.text) ? { ...one, text: ` ${one.text} ` } : [];
  });
}

function join(before: Passage | undefined, next: Passage): Passage | undefined {
  if (before?.kind === 'pause' && next.kind === 'pause') {
    const milliseconds = Math.min(longestPause, before.milliseconds + next.milliseconds);
    return { kind: 'pause', milliseconds };
  }
  if (before?.kind !== 'words' || next.kind !== 'words' || !alike(before, next)) return undefined;
  return { ...before, text: before.text + next.text };
}

function alike(one: Delivery, other: Delivery): boolean {
  return one.rate === other.rate && one.pitch === other.pitch && one.volume === other.volume;
}

function tidied(passage: Passage): Passage {
  if (passage.kind === 'pause') return passage;
  return { ...passage, text: tidy(passage.text.replaceAll('\0', '')) };
}

function tidy(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ (?=[.,;:!?](?:\s|$))/g, '')
    .trim();
}

function bounded(passages: readonly Passage[]): readonly Passage[] {
  if (passages.length <= mostPassages) return passages;
  const rest = passages.slice(mostPassages - 1);
  const text = rest.flatMap((one) => (one.kind === 'words' ? one.text : [])).join(' ');
  return [...passages.slice(0, mostPassages - 1), { kind: 'words', text, ...plain }];
}
