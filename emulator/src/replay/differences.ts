/** Where two replies differ. Paths count from the whole, such as `[1].endpoint[0].number`. */
export interface Difference {
  readonly path: string;
  readonly expected: unknown;
  readonly got: unknown;
}

/** What is new each time: when both sides are of the same such kind, they are the same. */
const passing: readonly RegExp[] = [
  /^(CON-|NAM-)?[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i,
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/,
  /^eyJ[\w-]+\.[\w-]+\.[\w-]*$/,
];

/** Nothing of what `mask` names: paths, in which `*` stands for one step, cover all below them. */
export function differences(
  expected: unknown,
  got: unknown,
  mask: readonly string[] = [],
): Difference[] {
  const masks = mask.map(pattern);
  return compare(expected, got, '').filter(({ path }) => !masks.some((one) => one.test(path)));
}

function compare(expected: unknown, got: unknown, path: string): Difference[] {
  if (isTree(expected) && isTree(got) && Array.isArray(expected) === Array.isArray(got)) {
    const names = new Set([...Object.keys(expected), ...Object.keys(got)]);
    return [...names].flatMap((name) =>
      compare(
        at(expected, name),
        at(got, name),
        Array.isArray(got) ? `${path}[${name}]` : `${path}.${name}`,
      ),
    );
  }
  return isSame(expected, got) ? [] : [{ path: path.replace(/^\./, ''), expected, got }];
}

const isTree = (value: unknown): value is object => typeof value === 'object' && value !== null;

const at = (tree: object, name: string): unknown =>
  Object.entries(tree).find(([key]) => key === name)?.[1];

function isSame(expected: unknown, got: unknown): boolean {
  if (expected === got || expected === '[hidden]') return true;
  if (typeof expected !== 'string' || typeof got !== 'string') return false;
  return passing.some((kind) => kind.test(expected) && kind.test(got));
}

function pattern(mask: string): RegExp {
  const source = mask
    .replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('\\[*\\]', '\\[\\d+\\]')
    .replaceAll('*', '[^.[]+');
  return new RegExp(`^${source}($|[.[])`);
}
