import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { World } from '../testing/mount.ts';
import { LiveSignIn } from './live-sign-in.ts';

const welcome = { mode: 'live', signIn: ['company'], company: { label: 'Acme' } };

async function mountAt(url: string) {
  const world = new World();
  await TestBed.inject(Router).navigateByUrl(url);
  return world.mount(LiveSignIn, { welcome });
}

it.each([
  ['failed', /^That did not work with Acme\. Try again\.$/],
  ['away', /^Right now Acme can’t be reached\./],
  ['unknown', /^Nobody here is connected with you at Acme yet\. Ask your admin for a setup link/],
])('says what it means to be back from the company with %s', async (outcome, words) => {
  expect((await mountAt(`/login?company=${outcome}`)).problem).toMatch(words);
});

it('offers the company’s page, and says nothing of it before', async () => {
  const page = await mountAt('/login');
  expect(page.words()).toBe('or Sign in with Acme');
  expect(page.root.querySelector('a')?.getAttribute('href')).toBe('/auth/company');
});
