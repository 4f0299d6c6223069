export interface Page {
  /** What the links begin with. */
  readonly path: string;
  /** The query of the request: every link repeats it. */
  readonly query: Readonly<Record<string, string>>;
  readonly index: number;
  readonly size: number;
  /** How many records there are on all pages. */
  readonly count: number;
}

interface Link {
  readonly href: string;
}

/** Where this page is and which are beside it; `next` and `prev` only where there is one. */
export function pageLinks({ path, query, index, size, count }: Page): Record<string, Link> {
  const at = (record: number): Link => {
    const parameters = { ...query, page_size: String(size), record_index: String(record) };
    return { href: `${path}?${new URLSearchParams(parameters).toString()}` };
  };
  const last = Math.floor(Math.max(count - 1, 0) / size) * size;
  return {
    self: at(index),
    first: at(0),
    last: at(last),
    ...(index + size < count && { next: at(index + size) }),
    ...(index > 0 && { prev: at(Math.max(index - size, 0)) }),
  };
}
