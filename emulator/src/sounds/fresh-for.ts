/** How many milliseconds a reply may be used again, by its Cache-Control; 0 when it says nothing of it. */
export function freshFor(cacheControl: string | null): number {
  const directives = (cacheControl ?? '').toLowerCase().split(',').map(trimmed);
  if (directives.some((one) => /^(no-store|no-cache|private)(=|$)/.test(one))) return 0;
  const [age] = directives.flatMap((one) => /^max-age="?(\d+)"?$/.exec(one)?.[1] ?? []);
  return Number(age ?? 0) * second;
}

const second = 1000;
const trimmed = (text: string): string => text.trim();
