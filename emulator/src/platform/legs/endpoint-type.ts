/** What a leg leads to, or comes from. */
export type EndpointType = 'phone' | 'app' | 'websocket' | 'sip' | 'vbc';
