import type { Payload } from './leg-payloads.ts';

export interface PhoneQuestion {
  /** E.164 without plus sign, both. */
  readonly from: string;
  readonly to: string;
  /** Of the leg that the instructions are for. */
  readonly uuid: string;
  readonly conversation: string;
  readonly regionUrl: string;
}

/** What the answer URL is asked about a call that a phone made or took. */
export function phoneQuestion(question: PhoneQuestion): Payload {
  const { from, to, uuid, conversation, regionUrl } = question;
  return {
    ...{ to, from, endpoint_type: 'phone' },
    ...{ conversation_uuid: conversation, uuid, region_url: regionUrl },
  };
}
