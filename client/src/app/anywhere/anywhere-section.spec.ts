import { TestBed } from '@angular/core/testing';
import { descriptors, FakeHid, FakeHidDevice } from '../testing/fake-hid.ts';
import { World } from '../testing/mount.ts';
import { AnywhereSection } from './anywhere-section.ts';
import { HID } from './headset/hid.ts';

async function setUp(hid: FakeHid | undefined) {
  const world = new World();
  TestBed.overrideProvider(HID, { useValue: hid });
  return world.mount(AnywhereSection);
}

const evolve = () => new FakeHidDevice('Evolve', descriptors.oneReport);

describe('the ways to end a call', () => {
  it('are told, with their keys', async () => {
    const section = await setUp(undefined);
    expect(section.words()).toMatch(/Ctrl\+Shift\+H ends the call, Ctrl\+Shift\+M mutes you/);
    expect(section.words()).toContain('this browser can’t hear them');
    expect(() => section.button('Connect a headset')).toThrow();
  });

  it('grow by a headset that is chosen', async () => {
    const hid = new FakeHid();
    const section = await setUp(hid);
    hid.chosen = [evolve()];
    await section.press('Connect a headset');
    expect(section.words('li.account-row')).toContain('Evolve');
    expect(section.said).toBe('Evolve is connected.');
  });

  it('stay as they are when none is chosen', async () => {
    const section = await setUp(new FakeHid());
    await section.press('Connect a headset');
    expect(section.root.querySelector('li.account-row')).toBeNull();
    expect(section.problem).toBe('');
    expect(section.said).toBe('');
  });

  it('list a headset once, also when it is several devices, and let it go as a whole', async () => {
    const hid = new FakeHid(evolve(), evolve());
    const section = await setUp(hid);
    expect(section.root.querySelectorAll('li.account-row')).toHaveLength(1);
    await section.press('Disconnect Evolve');
    expect(section.root.querySelectorAll('li.account-row')).toHaveLength(0);
    expect(hid.plugged.map(({ allowed }) => allowed)).toEqual([false, false]);
    expect(section.said).toBe('Evolve is disconnected.');
    expect(document.activeElement?.textContent).toBe('End a call from anywhere');
  });
});
