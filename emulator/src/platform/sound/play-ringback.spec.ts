import { connectTo, createTestPlatform } from '../../testing/test-platform.ts';
import { setUpTime } from '../phones/handset.ts';

const url = 'http://127.0.0.1:1/ring.mp3';
const ringing = connectTo('447700900001', { ringbackTone: url });

it('a ringback tone of the customer is heard again and again, until it is answered', async () => {
  const { place, clock, platform } = createTestPlatform();
  const { browser } = await place([ringing]);
  await clock.advance(setUpTime);
  expect(browser.plays).toEqual([{ name: url, loop: 0 }]);
  expect(platform.snapshot().calls[0]?.legs[0]?.notes).toMatchObject([{ what: 'tone', text: url }]);
  await clock.advance(1999);
  expect(browser.hearing()).toEqual([url]);
  await clock.advance(1);
  expect(browser.hearing()).toEqual([]);
});

it('the usual tone takes its place when it cannot be loaded', async () => {
  const { place, clock, sounds, told } = createTestPlatform();
  sounds.lose(url);
  const { browser } = await place([ringing]);
  await clock.advance(setUpTime);
  expect(browser.hearing()).toEqual(['ringback']);
  expect(told()).toContain('error');
  await clock.advance(2000);
  expect(browser.hearing()).toEqual([]);
});

it('one that is loaded after the answer is not heard', async () => {
  const { place, clock, sounds } = createTestPlatform();
  let load: () => void = () => undefined;
  sounds.load = () =>
    new Promise((resolve) => {
      load = () => {
        resolve({ samples: new Int16Array(8) });
      };
    });
  const { browser } = await place([ringing]);
  await clock.advance(setUpTime + 2000);
  load();
  await clock.advance(0);
  expect(browser.heard).toEqual([]);
});
