import type { Page } from 'playwright-core';

/** What a page of another site aims at. */
interface Aim {
  /** Hotline's URL, as its user has it in the address bar. */
  readonly url: string;
  /** A call of the user's that is on. */
  readonly call: string;
}

/** A form that is submitted into a hidden frame. */
interface FormWay {
  readonly action: string;
  readonly method: 'GET' | 'POST';
  readonly enctype?: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** An element that fetches what it names. */
interface ElementWay {
  readonly tag: 'img' | 'script' | 'link' | 'iframe' | 'object' | 'embed' | 'audio' | 'video';
  readonly path: string;
}

/** A request by script. */
interface ScriptWay {
  readonly path: string;
  readonly by?: 'fetch' | 'XMLHttpRequest' | 'sendBeacon' | 'EventSource' | 'WebSocket' | 'open';
  readonly method?: string;
  readonly type?: string;
  readonly body?: string;
  readonly mode?: RequestMode;
}

const bob = '{"contactId":"bob"}';
const json = 'application/json';
const simple = 'text/plain';
// A text that is JSON only when it is not looked at as a form.
const smuggled = { '{"contactId":"bob","x":"': '"}' };

const forms: Readonly<Record<string, FormWay>> = {
  'a form, of fields': { action: '/api/calls', method: 'POST', fields: { contactId: 'bob' } },
  'a form, of text that is JSON': {
    ...{ action: '/api/calls', method: 'POST', enctype: simple },
    fields: smuggled,
  },
  'a form, of parts': {
    ...{ action: '/api/calls', method: 'POST', enctype: 'multipart/form-data' },
    fields: { contactId: 'bob' },
  },
  'a form that signs in as somebody else': {
    ...{ action: '/api/session', method: 'POST', enctype: simple },
    fields: { '{"username":"mary","x":"': '"}' },
  },
  'a form that hangs up': {
    ...{ action: '/api/calls/CALL?_method=DELETE', method: 'POST' },
    fields: { _method: 'DELETE' },
  },
  'a form that signs out': {
    ...{ action: '/api/session', method: 'POST' },
    fields: { _method: 'DELETE' },
  },
  'a form that switches calls off': {
    ...{ action: '/api/admin/calls', method: 'POST', enctype: simple },
    fields: { '{"on":false,"x":"': '"}' },
  },
  'a form that asks': { action: '/api/calls', method: 'GET', fields: { contactId: 'bob' } },
};

const elements: Readonly<Record<string, ElementWay>> = {
  'an image of the token': { tag: 'img', path: '/auth/john' },
  'an image of a call': { tag: 'img', path: '/api/calls?contactId=bob' },
  'an image of a webhook': { tag: 'img', path: '/webhooks/answer?to=CALL&from_user=john&uuid=a' },
  'a script of the token': { tag: 'script', path: '/auth/john' },
  'a script of the contacts': { tag: 'script', path: '/api/contacts' },
  'a style sheet of the contacts': { tag: 'link', path: '/api/contacts' },
  'a frame of the pad': { tag: 'iframe', path: '/home' },
  'a frame of the token': { tag: 'iframe', path: '/auth/john' },
  'an object of the pad': { tag: 'object', path: '/home' },
  'an embedded pad': { tag: 'embed', path: '/home' },
  'a sound of the live updates': { tag: 'audio', path: '/api/events' },
};

const scripts: Readonly<Record<string, ScriptWay>> = {
  'fetch, of JSON': { path: '/api/calls', method: 'POST', type: json, body: bob },
  'fetch, of text that is JSON': { path: '/api/calls', method: 'POST', type: simple, body: bob },
  'fetch, without reading': {
    ...{ path: '/api/calls', method: 'POST', type: simple, body: bob },
    mode: 'no-cors',
  },
  'fetch, that hangs up': { path: '/api/calls/CALL', method: 'DELETE' },
  'fetch, that signs out': { path: '/api/session', method: 'DELETE' },
  'fetch, that signs in': {
    ...{ path: '/api/session', method: 'POST', type: simple, body: '{"username":"mary"}' },
    mode: 'no-cors',
  },
  'fetch, that ends all sessions': { path: '/api/sessions', method: 'DELETE' },
  'fetch, that switches calls off': {
    ...{ path: '/api/admin/calls', method: 'PUT', type: json, body: '{"on":false}' },
  },
  'fetch, of the token': { path: '/auth/john' },
  'fetch, of the contacts': { path: '/api/contacts' },
  'fetch, of the calls': { path: '/api/calls' },
  'fetch, of an event of the platform': {
    ...{ path: '/webhooks/event', method: 'POST', type: simple, mode: 'no-cors' },
    body: '{"status":"completed","uuid":"a","conversation_uuid":"CON"}',
  },
  'a request with credentials': {
    ...{ path: '/api/calls', by: 'XMLHttpRequest', method: 'POST', type: simple, body: bob },
  },
  'a beacon': { path: '/api/calls', by: 'sendBeacon', type: simple, body: bob },
  'a beacon of a form': {
    ...{ path: '/api/calls', by: 'sendBeacon', type: 'application/x-www-form-urlencoded' },
    body: 'contactId=bob',
  },
  'the live updates': { path: '/api/events', by: 'EventSource' },
  'a web socket': { path: '/api/events', by: 'WebSocket' },
  'a window of the pad': { path: '/home', by: 'open' },
};

/** How many ways there are to try. */
export const crossSiteWays: readonly string[] = Object.keys({ ...forms, ...elements, ...scripts });

/** Tries one of the ways in a page of another site, and tells what it could read, if anything. */
export async function tryCrossSite(page: Page, way: string, aim: Aim): Promise<string | undefined> {
  const at = (path: string) => aim.url + path.replace('CALL', aim.call);
  const [form, element, script] = [forms[way], elements[way], scripts[way]];
  if (form) return page.evaluate(submit, { ...form, action: at(form.action) });
  if (element) return page.evaluate(load, { ...element, path: at(element.path) });
  if (script) return page.evaluate(ask, { ...script, path: at(script.path) });
  throw new Error(`${way} is none of the ways.`);
}

// What follows runs in the browser, and has nothing but what it is given.

async function submit({ action, method, enctype, fields }: FormWay): Promise<undefined> {
  const frame = Object.assign(document.createElement('iframe'), { name: 'hidden' });
  const form = Object.assign(document.createElement('form'), { action, method, target: 'hidden' });
  if (enctype !== undefined) form.enctype = enctype;
  for (const [name, value] of Object.entries(fields)) {
    form.append(Object.assign(document.createElement('input'), { name, value }));
  }
  document.body.append(frame, form);
  const loaded = new Promise((resolve) => {
    frame.onload = resolve;
  });
  form.submit();
  await loaded;
  frame.remove();
  form.remove();
}

async function load({ tag, path }: ElementWay): Promise<string | undefined> {
  const made = document.createElement(tag);
  const over = new Promise((resolve) => {
    for (const event of ['load', 'error', 'loadedmetadata']) made.addEventListener(event, resolve);
  });
  if (made instanceof HTMLLinkElement) Object.assign(made, { rel: 'stylesheet', href: path });
  else Object.assign(made, made instanceof HTMLObjectElement ? { data: path } : { src: path });
  document.body.append(made);
  await Promise.race([over, new Promise((resolve) => setTimeout(resolve, 1000))]);
  const inside = made instanceof HTMLIFrameElement ? made.contentDocument?.body.innerText : '';
  made.remove();
  return inside === '' ? undefined : inside;
}

async function ask(way: ScriptWay): Promise<string | undefined> {
  const { path, by, method = 'GET', type, body, mode = 'cors' } = way;
  const sources = {
    fetch: async () => {
      const headers = type === undefined ? {} : { 'content-type': type };
      const options = { method, mode, headers, credentials: 'include' as const };
      return (await fetch(path, { ...options, ...(body !== undefined && { body }) })).text();
    },
    XMLHttpRequest: () =>
      new Promise<string>((resolve, reject) => {
        const request = new XMLHttpRequest();
        request.open(method, path);
        request.withCredentials = true;
        request.setRequestHeader('content-type', type ?? '');
        request.onload = () => {
          resolve(request.responseText);
        };
        request.onerror = () => {
          reject(new Error('refused'));
        };
        request.send(body);
      }),
    sendBeacon: async () => {
      navigator.sendBeacon(path, new Blob([body ?? ''], { type: type ?? '' }));
      await new Promise((resolve) => setTimeout(resolve, 300));
      return '';
    },
    EventSource: () =>
      new Promise<string>((resolve, reject) => {
        const source = new EventSource(path, { withCredentials: true });
        source.onopen = () => {
          resolve('the live updates');
        };
        source.onerror = () => {
          source.close();
          reject(new Error('refused'));
        };
      }),
    WebSocket: () =>
      new Promise<string>((resolve, reject) => {
        const socket = new WebSocket(path.replace('http', 'ws'));
        socket.onopen = () => {
          resolve('a web socket');
        };
        socket.onerror = () => {
          reject(new Error('refused'));
        };
      }),
    open: async () => {
      const opened = window.open(path);
      await new Promise((resolve) => setTimeout(resolve, 500));
      const inside = opened?.document.body.innerText ?? '';
      opened?.close();
      return inside;
    },
  };
  try {
    const read = await sources[by ?? 'fetch']();
    return read === '' ? undefined : read;
  } catch {
    return undefined;
  }
}
