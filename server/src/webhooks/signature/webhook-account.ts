import { createSecretKey, type KeyObject } from 'node:crypto';

/** Whose webhooks we take. */
export interface WebhookAccount {
  readonly applicationId: string;
  readonly apiKey: string;
  /** More than one while the secret is being changed. */
  readonly secrets: readonly KeyObject[];
}

export interface Signing {
  readonly id: string;
  readonly apiKey: string;
  readonly signatureSecrets: readonly string[];
}

export function webhookAccount({ id, apiKey, signatureSecrets }: Signing): WebhookAccount {
  const secrets = signatureSecrets.map((secret) => createSecretKey(secret, 'utf8'));
  return { applicationId: id, apiKey, secrets };
}
