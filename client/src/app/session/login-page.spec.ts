import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { FETCH } from '../api/api.ts';
import { settle } from '../testing/fake-clock.ts';
import { FakeServer, held } from '../testing/fake-server.ts';
import { LoginPage } from './login-page.ts';

@Component({ template: '' })
class Home {}

async function setUp() {
  const server = new FakeServer();
  TestBed.configureTestingModule({
    providers: [
      provideRouter([{ path: 'home', component: Home }]),
      { provide: FETCH, useValue: server.fetch },
    ],
  });
  const fixture = TestBed.createComponent(LoginPage);
  await fixture.whenStable();
  const page = fixture.nativeElement as HTMLElement;
  document.body.append(page);
  const field = page.querySelector('input')!;
  const button = page.querySelector('button')!;
  const submit = async (username: string): Promise<void> => {
    field.value = username;
    button.click();
    await settle();
    await fixture.whenStable();
  };
  const problem = (): string => page.querySelector('[role=alert]')!.textContent.trim();
  return { button, field, fixture, problem, server, submit };
}

it('asks for a username that password managers know', async () => {
  const { field, fixture } = await setUp();
  const page = fixture.nativeElement as HTMLElement;
  expect(page.querySelector(`label[for=${field.id}]`)!.textContent).toBe('Username');
  expect(field.autocomplete).toBe('username');
});

it('leads a known person to the pad', async () => {
  const { server, submit } = await setUp();
  server.on('POST /api/session', [200, { username: 'john' }]);
  await submit(' john ');
  expect(TestBed.inject(Router).url).toBe('/home');
});

it('says that the username is invalid, to eyes and to ears, with the focus in the field', async () => {
  const { field, problem, server, submit } = await setUp();
  server.on('POST /api/session', [401, { code: 'username-invalid', message: 'Username invalid' }]);
  await submit('zed');
  expect(problem()).toBe('Username invalid');
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(field.getAttribute('aria-describedby')).toBe('problem');
  expect(document.activeElement).toBe(field);
  expect(field.value).toBe('zed');
});

it('has its own words for a server that cannot be reached', async () => {
  const { problem, submit } = await setUp();
  await submit('john');
  expect(problem()).toBe('Hotline can’t be reached. Check your connection and try again.');
});

it('asks for a name before it asks the server', async () => {
  const { problem, server, submit } = await setUp();
  await submit('   ');
  expect(problem()).toBe('Type your username.');
  expect(server.requests).toEqual([]);
});

it('shows that it is working, and signs in once', async () => {
  const { button, server, submit } = await setUp();
  const answer = held<[number, unknown]>();
  server.on('POST /api/session', () => answer.promise);
  await submit('john');
  await submit('john');
  expect(button.textContent.trim()).toBe('Signing in…');
  expect(button.getAttribute('aria-disabled')).toBe('true');
  expect(server.requests).toEqual(['POST /api/session']);
});
