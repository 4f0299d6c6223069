import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app.ts';
import { appConfig } from './app/app.config.ts';
import { Clock } from './app/clock.ts';

class SystemClock extends Clock {
  override now(): number {
    return Date.now();
  }

  override after(delay: number, run: () => void): () => void {
    const timer = setTimeout(run, delay);
    return () => {
      clearTimeout(timer);
    };
  }
}

await bootstrapApplication(App, {
  ...appConfig,
  providers: [...appConfig.providers, { provide: Clock, useClass: SystemClock }],
});
