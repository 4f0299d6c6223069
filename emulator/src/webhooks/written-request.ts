import type { WebhookRequest } from '../platform/ports.ts';

/** A webhook as it goes over the wire. */
export interface WrittenRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  /** Absent in a GET. */
  readonly body?: string;
  /** The text whose hash the signature covers: the body, or the parameters as compact JSON. */
  readonly signed: string;
}

/** A POST carries JSON; a GET carries the same fields as parameters, after those the URL has already. */
export function writeRequest({ method, payload }: WebhookRequest, target: URL): WrittenRequest {
  if (method === 'POST') {
    const body = JSON.stringify(payload);
    return { method, url: target, body, signed: body };
  }
  const url = new URL(target);
  const parameters = Object.entries(payload).flatMap(([name, value]) => {
    return value === undefined || value === null
      ? []
      : [`${encode(name)}=${encode(asText(value))}`];
  });
  url.search = [url.search.slice(1), ...parameters].filter((part) => part !== '').join('&');
  return { method, url, signed: inOrder(url.searchParams) };
}

/** Compact JSON of the parameters as they stand in the URL, also where an object would put them in another order. */
function inOrder(parameters: URLSearchParams): string {
  const pairs = [...parameters].map((pair) => pair.map((text) => JSON.stringify(text)).join(':'));
  return `{${pairs.join(',')}}`;
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** As captured from the platform: spaces and braces are percent-encoded; colon, comma and slash are not. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/%3A/g, ':').replace(/%2C/g, ',').replace(/%2F/g, '/');
}
