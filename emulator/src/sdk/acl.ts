/** True when one of the patterns covers the path: `*` is one segment, `/**` all that follow, or none. */
export function covers(patterns: readonly string[], path: string): boolean {
  return patterns.some((pattern) => matcher(pattern).test(path));
}

function matcher(pattern: string): RegExp {
  const source = pattern
    .replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\/\*\*$/, '(/.+)?')
    .replaceAll(/(?<![.(])\*/g, '[^/]+');
  return new RegExp(`^${source}$`);
}
