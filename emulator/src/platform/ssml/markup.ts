/** A piece of SSML. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'open' | 'close' | 'empty'; readonly tag: Tag };

export interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Comments, and tags, also one that is never closed; the rest is text, also a lone "<". */
const pieces = /<!--[\s\S]*?(?:-->|$)|<[a-z_/!?][^<>]*(?:>|$|(?=<))|[^<]+|</gi;

/** The pieces of a text with tags, however badly they are written. */
export function piecesOf(text: string): readonly Piece[] {
  return [...text.matchAll(pieces)].flatMap(([found]) => pieceOf(found));
}

function pieceOf(found: string): Piece | [] {
  if (!/^<[a-z_/!?]/i.test(found)) return { kind: 'text', text: decode(found) };
  const [, closing = '', name = ''] = /^<(\/?)([\w:-]+)/.exec(found) ?? [];
  if (name === '') return [];
  const tag = { name: name.toLowerCase(), attributes: attributesOf(found) };
  if (closing !== '') return { kind: 'close', tag };
  return { kind: /\/>?$/.test(found) ? 'empty' : 'open', tag };
}

const attribute = /(?<![\w:-])([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

function attributesOf(tag: string): Tag['attributes'] {
  const pairs = [...tag.matchAll(attribute)].map(([, name = '', double, single]) => {
    return [name.toLowerCase(), decode(double ?? single ?? '').trim()];
  });
  return Object.fromEntries(pairs) as Tag['attributes'];
}

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
};

function decode(text: string): string {
  return text.replace(
    /&(lt|gt|quot|apos|amp|#\d{1,7}|#x[\da-f]{1,6});/gi,
    (entity, name: string) =>
      name.startsWith('#')
        ? character(name.slice(1), entity)
        : (entities[name.toLowerCase()] ?? entity),
  );
}

function character(code: string, entity: string): string {
  const point = /^x/i.test(code) ? Number.parseInt(code.slice(1), 16) : Number(code);
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : entity;
}
