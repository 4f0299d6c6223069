import { Component, ErrorHandler, signal, type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { showLate } from './show-late.ts';
import { settle } from './testing/fake-clock.ts';

@Component({ template: '' })
class Late {}

function setUp() {
  const wanted = signal(0);
  const errors: unknown[] = [];
  const put: Type<unknown>[] = [];
  const fetches: PromiseWithResolvers<Type<unknown>>[] = [];

  @Component({ template: '' })
  class Page {
    constructor() {
      showLate({
        wanted: () => wanted() > 0,
        fetch: () => {
          const fetching = Promise.withResolvers<Type<unknown>>();
          fetches.push(fetching);
          return fetching.promise;
        },
        put: (component) => put.push(component),
      });
    }
  }

  const handler = { handleError: (error: unknown) => void errors.push(error) };
  TestBed.configureTestingModule({ providers: [{ provide: ErrorHandler, useValue: handler }] });
  const page = TestBed.createComponent(Page);
  const want = async (): Promise<void> => {
    wanted.update((times) => times + 1);
    TestBed.tick();
    await settle();
  };
  return { errors, fetches, page, put, want };
}

it('is fetched when it is wanted, and once', async () => {
  const { fetches, put, want } = setUp();
  TestBed.tick();
  expect(fetches).toHaveLength(0);
  await want();
  await want();
  expect(fetches).toHaveLength(1);
  fetches[0]!.resolve(Late);
  await settle();
  expect(put).toEqual([Late]);
});

it('is fetched again when that failed, and the failure is told', async () => {
  const { errors, fetches, put, want } = setUp();
  await want();
  fetches[0]!.reject(new Error('no network'));
  await settle();
  expect(errors).toEqual([new Error('no network')]);
  await want();
  fetches[1]!.resolve(Late);
  await settle();
  expect(put).toEqual([Late]);
});

it('is put nowhere when its page is gone meanwhile', async () => {
  const { fetches, page, put, want } = setUp();
  await want();
  page.destroy();
  fetches[0]!.resolve(Late);
  await settle();
  expect(put).toEqual([]);
});
