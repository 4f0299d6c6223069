import type { Draft, Entry } from './entry.ts';

/** An entry of which nothing is known yet but that it is there. */
export function firstEntry(id: number, { kind, at, place: { leg } }: Draft, now: number): Entry {
  const empty = { title: '', facts: {}, texts: [], attempts: [] };
  return { id, kind, at: at ?? now, ...empty, ...(leg !== undefined && { leg }) };
}

/** The entry with what the draft adds: facts and bodies of the same name take the place of earlier ones. */
export function mergedEntry(before: Entry, draft: Draft, now: number): Entry {
  const { title = before.title, facts, texts = [], attempts = [], over = false } = draft;
  const kept = before.texts.filter(({ name }) => !texts.some((one) => one.name === name));
  return {
    ...before,
    ...changed(draft),
    title,
    facts: { ...before.facts, ...facts },
    texts: [...kept, ...texts],
    attempts: [...before.attempts, ...attempts],
    ...(over && { open: false, took: now - before.at }),
  };
}

function changed({ trouble, problem, open }: Draft): Partial<Entry> {
  return {
    ...(trouble && { trouble }),
    ...(problem !== undefined && { problem }),
    ...(open !== undefined && { open }),
  };
}
