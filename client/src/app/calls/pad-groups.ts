import type { TileSituation } from './tile-face.ts';

export interface PadGroup {
  /** Null for the people without a group, who come first. */
  readonly heading: string | null;
  readonly tiles: readonly TileSituation[];
}

/** The tiles whose name contains `query`, under their headings, in the order of the list. */
export function padGroups(tiles: readonly TileSituation[], query: string): PadGroup[] {
  const wanted = query.trim().toLocaleLowerCase();
  const found = tiles.filter(({ contact }) => contact.name.toLocaleLowerCase().includes(wanted));
  const groups = Map.groupBy(found, ({ contact }) => contact.group ?? null);
  const loose = groups.get(null);
  groups.delete(null);
  return [
    ...(loose ? [{ heading: null, tiles: loose }] : []),
    ...Array.from(groups, ([heading, members]) => ({ heading, tiles: members })),
  ];
}
