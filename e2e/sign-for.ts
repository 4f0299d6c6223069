import { demoApplication } from '@hotline/server/demo-application';
import { webhookSigner, type WebhookSigner } from '@hotline/server/testing/webhook-signer';

/** Signs as the platform does for the demo that has begun in this folder. */
export function signFor(dataDir: string): WebhookSigner {
  let sign: WebhookSigner | undefined;
  return (words) => {
    sign ??= webhookSigner(demoApplication(dataDir));
    return sign(words);
  };
}
