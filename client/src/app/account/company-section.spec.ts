import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { World } from '../testing/mount.ts';
import { CompanySection } from './company-section.ts';
import { LEAVE } from './leave.ts';

async function setUp(connected: boolean, url = '/home') {
  const world = new World();
  const left: string[] = [];
  TestBed.overrideProvider(LEAVE, { useValue: (to: string) => void left.push(to) });
  world.server.on('GET /api/company', [200, { label: 'Acme', connected }]);
  await TestBed.inject(Router).navigateByUrl(url);
  return { server: world.server, left, page: await world.mount(CompanySection) };
}

it('goes to the company’s page to connect', async () => {
  const { server, left, page } = await setUp(false);
  server.on('POST /api/company', [200, { location: 'https://acme.example/authorize' }]);
  await page.press('Connect Acme');
  expect(left).toEqual(['https://acme.example/authorize']);
});

it('says why it cannot', async () => {
  const { server, left, page } = await setUp(false);
  server.on('POST /api/company', [503, { code: 'company-away', message: 'It is away.' }]);
  await page.press('Connect Acme');
  expect(page.words()).toContain('It is away.');
  expect(left).toEqual([]);
});

it('disconnects', async () => {
  const { server, page } = await setUp(true);
  server
    .on('DELETE /api/company', [204])
    .on('GET /api/company', [200, { label: 'Acme', connected: false }]);
  await page.press('Disconnect Acme');
  expect(page.words()).toContain('Connect it once');
  expect(page.said).toBe('Disconnected.');
});

it('says what came of connecting', async () => {
  const { page } = await setUp(false, '/home?company=taken');
  expect(page.words()).toMatch(/Not connected: at Acme you are another user/);
});
