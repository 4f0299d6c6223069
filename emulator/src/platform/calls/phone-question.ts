import type { Payload } from '../legs/leg-payloads.ts';

import type { EndpointType } from '../legs/endpoint-type.ts';

export interface PhoneQuestion {
  /** What makes or takes the call; a phone when left out. */
  readonly kind?: EndpointType;
  /** Numbers in E.164 without plus sign, or what stands for one. */
  readonly from: string;
  readonly to: string;
  /** Of the leg that the instructions are for. */
  readonly uuid: string;
  readonly conversation: string;
  readonly regionUrl: string;
}

/** What the answer URL is asked about a call that somebody made or took. */
export function phoneQuestion(question: PhoneQuestion): Payload {
  const { kind = 'phone', from, to, uuid, conversation, regionUrl } = question;
  return {
    ...{ to, from, endpoint_type: kind },
    ...{ conversation_uuid: conversation, uuid, region_url: regionUrl },
  };
}
