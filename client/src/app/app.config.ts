import { provideBrowserGlobalErrorListeners, type ApplicationConfig } from '@angular/core';
import { provideRouter } from '@angular/router';
import { EventSourceUpdates } from './api/event-source-updates.ts';
import { LiveUpdates } from './api/live-updates.ts';
import { routes } from './app.routes.ts';
import { BrowserMicrophone } from './voice/browser-microphone.ts';
import { ChosenVoiceClient } from './voice/chosen-voice-client.ts';
import { Microphone } from './voice/microphone.ts';

import { VoiceClient } from './voice/voice-client.ts';

/** Which adapter stands behind each port; the clock comes from `main.ts`. */
export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(routes),
    { provide: VoiceClient, useClass: ChosenVoiceClient },
    { provide: Microphone, useClass: BrowserMicrophone },
    { provide: LiveUpdates, useClass: EventSourceUpdates },
  ],
};
