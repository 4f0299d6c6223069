import type { Page } from 'playwright-core';

interface Watched {
  microphones: MediaStreamTrack[];
}

/** Remembers every microphone the page will open. To be called before the page is loaded. */
export async function watchMicrophone(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const microphones: MediaStreamTrack[] = [];
    Object.assign(window, { microphones });
    const { mediaDevices } = navigator;
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (constraints) => {
      const stream = await open(constraints);
      microphones.push(...stream.getTracks());
      return stream;
    };
  });
}

/** Waits until every microphone that the page opened is closed again. */
export async function noOpenMicrophone(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    (window as unknown as Watched).microphones.every(({ readyState }) => readyState === 'ended'),
  );
}
