import type { WebhookTarget } from '../applications.ts';
import type { Stage } from '../run/stage.ts';
import { inputPayload } from './input-payload.ts';
import { oneKey } from './one-key.ts';

/**
 * Tells each key of the caller by itself, those that nobody has taken yet first, for as long as the present
 * instructions last. A reply with instructions takes their place.
 */
export function tellEachKey(stage: Stage, target: WebhookTarget | undefined): void {
  const { caller, clock, pressed, prompts, signal, report } = stage;
  const tell = (key: string): void => {
    prompts.cut();
    const payload = inputPayload(caller.leg.identity, oneKey(key), stage.inputForms(), clock.now());
    stage
      .consult(payload, target)
      .then((ncco) => {
        if (ncco && !signal.aborted) stage.supersede(ncco);
      })
      .catch(report);
  };
  for (const key of pressed.takeAll()) tell(key);
  pressed.watched = true;
  signal.addEventListener('abort', caller.leg.onPressed(tell), { once: true });
}
