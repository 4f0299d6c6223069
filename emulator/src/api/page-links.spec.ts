import { pageLinks } from './page-links.ts';

interface Row {
  readonly index: number;
  readonly count: number;
  readonly last: number;
  readonly prev: number | undefined;
  readonly next: number | undefined;
}

// Pages of ten.
it.each`
  index | count | last  | prev         | next
  ${0}  | ${0}  | ${0}  | ${undefined} | ${undefined}
  ${0}  | ${10} | ${0}  | ${undefined} | ${undefined}
  ${0}  | ${11} | ${10} | ${undefined} | ${10}
  ${10} | ${20} | ${10} | ${0}         | ${undefined}
  ${3}  | ${20} | ${10} | ${0}         | ${13}
  ${30} | ${5}  | ${0}  | ${20}        | ${undefined}
`('from record $index of $count, the pages beside it are found', (row: Row) => {
  const links = pageLinks({ path: '/v1/calls', query: { order: 'desc' }, size: 10, ...row });
  const at = (record: number | undefined) =>
    record === undefined
      ? undefined
      : { href: `/v1/calls?order=desc&page_size=10&record_index=${record}` };
  expect(links.self).toEqual(at(row.index));
  expect(links.first).toEqual(at(0));
  expect(links.last).toEqual(at(row.last));
  expect(links.prev).toEqual(at(row.prev));
  expect(links.next).toEqual(at(row.next));
});
