import { covers } from './acl.ts';

it.each`
  pattern         | path                    | covered
  ${'/*/legs/**'} | ${'/beta/legs'}         | ${true}
  ${'/*/legs/**'} | ${'/beta/legs/1/x'}     | ${true}
  ${'/*/rtc/**'}  | ${'/v2/rtc/metrics'}    | ${true}
  ${'/*/legs/**'} | ${'/beta/legserver'}    | ${false}
  ${'/*/legs/**'} | ${'/beta/users/1/legs'} | ${false}
  ${'/*/legs/**'} | ${'/legs'}              | ${false}
  ${'/*/legs'}    | ${'/beta/legs/1'}       | ${false}
  ${'/**'}        | ${'/beta/anything'}     | ${true}
  ${'/v0.3/x'}    | ${'/v0a3/x'}            | ${false}
`('$pattern covers $path: $covered', ({ pattern, path, covered }: Row) => {
  expect(covers([pattern], path)).toBe(covered);
});

interface Row {
  readonly pattern: string;
  readonly path: string;
  readonly covered: boolean;
}

it('covers nothing without patterns', () => {
  expect(covers([], '/beta/legs')).toBe(false);
});
