import { DOCUMENT } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { BrowserMicrophone, type MicrophoneWindow } from './browser-microphone.ts';

function microphoneIn(window: MicrophoneWindow): BrowserMicrophone {
  TestBed.configureTestingModule({
    providers: [BrowserMicrophone, { provide: DOCUMENT, useValue: { defaultView: window } }],
  });
  return TestBed.inject(BrowserMicrophone);
}

function windowWith(getUserMedia: () => Promise<MediaStream>) {
  const devices = Object.assign(new EventTarget(), { getUserMedia });
  const permission = new EventTarget();
  return {
    isSecureContext: true,
    devices,
    permission,
    navigator: {
      mediaDevices: devices,
      permissions: { query: () => Promise.resolve(permission as PermissionStatus) },
    },
  };
}

it('gives out what the browser gives', async () => {
  const stream = {} as MediaStream;
  const microphone = microphoneIn(windowWith(() => Promise.resolve(stream)));
  expect(await microphone.open()).toBe(stream);
});

it.each([
  ['NotAllowedError', 'denied'],
  ['NotFoundError', 'missing'],
  ['NotReadableError', 'in-use'],
  ['SomethingNew', 'in-use'],
])('calls %s "%s"', async (name, problem) => {
  const refusal = new DOMException('no', name);
  const microphone = microphoneIn(windowWith(() => Promise.reject(refusal)));
  await expect(microphone.open()).rejects.toMatchObject({ problem, cause: refusal });
});

it('tells an insecure page from a browser without microphones', async () => {
  const insecure = microphoneIn({ isSecureContext: false, navigator: {} });
  await expect(insecure.open()).rejects.toMatchObject({ problem: 'insecure' });
  TestBed.resetTestingModule();
  const old = microphoneIn({ isSecureContext: true, navigator: {} });
  await expect(old.open()).rejects.toMatchObject({ problem: 'unsupported' });
});

it('tells of new devices and permissions until nobody listens any more', async () => {
  const window = windowWith(() => Promise.reject(new Error()));
  let changes = 0;
  const stop = microphoneIn(window).watch(() => {
    changes += 1;
  });
  await Promise.resolve();
  window.devices.dispatchEvent(new Event('devicechange'));
  window.permission.dispatchEvent(new Event('change'));
  expect(changes).toBe(2);
  stop();
  window.devices.dispatchEvent(new Event('devicechange'));
  window.permission.dispatchEvent(new Event('change'));
  expect(changes).toBe(2);
});
