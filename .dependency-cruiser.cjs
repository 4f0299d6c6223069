/** Who may import whom: section by section the picture in README.md. */
const programs = ['client', 'server', 'emulator'];
/** Scripts of simulated phones: for the tests of every program, and for nothing else. */
const testLibrary = '^emulator/src/test-library/';
/** Which SDK each folder of the client's `voice` adapts. */
const voiceSdks = { nexmo: 'nexmo-client', vonage: '@vonage/client-sdk' };
const adapters = Object.keys(voiceSdks).join('|');
const spec = '\\.(spec|contract|e2e)\\.ts$|/testing/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...programs.map((program) => ({
      name: `${program}-imports-no-other-program`,
      severity: 'error',
      from: { path: `^${program}/` },
      to: {
        path: `^(${programs.filter((other) => other !== program).join('|')})/`,
        pathNot: testLibrary,
      },
    })),
    {
      name: 'protocol-imports-no-program',
      severity: 'error',
      from: { path: '^protocol/' },
      to: { path: '^(client|server|emulator|e2e|bench|start\\.ts)' },
    },
    {
      name: 'protocol-depends-on-zod-only',
      severity: 'error',
      from: { path: '^protocol/src/', pathNot: spec },
      to: { pathNot: '^protocol/src/|node_modules/zod/' },
    },
    {
      name: 'the-judge-does-not-share-the-rule-it-judges-by',
      severity: 'error',
      from: { path: '^emulator/' },
      to: { path: '^protocol/src/call\\.ts$' },
    },
    {
      name: 'platform-knows-no-transport',
      comment: 'What the platform does is told without HTTP, sockets and WebRTC.',
      severity: 'error',
      from: { path: '^emulator/src/platform/' },
      to: {
        path: '^emulator/src/(sdk|api|webhooks|media|phones)/|node_modules/(express|socket\\.io|werift|jsonwebtoken)/|^(node:)?https?$',
      },
    },
    ...Object.entries(voiceSdks).map(([folder, sdk]) => ({
      name: `${sdk.replace('@vonage/', '')}-only-in-its-adapter`,
      severity: 'error',
      from: { pathNot: `^client/src/app/voice/${folder}/|^e2e/|^bench/` },
      to: { path: `node_modules/${sdk}/` },
    })),
    {
      name: 'voice-sdks-are-fetched-late',
      comment: 'One plain import, if only of a constant, and the whole SDK is in the first load.',
      severity: 'error',
      from: { path: '^client/src/' },
      to: {
        path: `node_modules/(${Object.values(voiceSdks).join('|')})/`,
        dynamic: false,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'voice-adapters-are-fetched-late',
      severity: 'error',
      from: { path: '^client/src/', pathNot: `^client/src/app/voice/(?:${adapters})/|${spec}` },
      to: {
        path: `^client/src/app/voice/(?:${adapters})/`,
        dynamic: false,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'the-sdk-for-servers-only-in-its-adapter',
      comment: 'The emulator is tried against it, but not made with it.',
      severity: 'error',
      from: { pathNot: `^server/src/voice-api/vonage-voice-api\\.ts$|^emulator/.*${spec}` },
      to: { path: 'node_modules/@vonage/(?!client-sdk/)' },
    },
    {
      name: 'nobody-imports-a-main',
      severity: 'error',
      from: {},
      to: { path: '(^|/)main\\.ts$|^start\\.ts$' },
    },
    {
      name: 'no-schema-library-in-the-first-load',
      severity: 'error',
      from: { path: '^client/src/', pathNot: spec },
      to: {
        path: 'node_modules/(zod|valibot)/|^protocol/src/(?!call\\.ts)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'no-way-back-to-the-composition-root',
      severity: 'error',
      from: { path: '^(server|emulator)/src/[^/]+/', pathNot: spec },
      to: { path: '^(server|emulator)/src/(app|start-server|emulator|config)\\.ts$' },
    },
    {
      name: 'no-test-code-in-the-product',
      severity: 'error',
      from: { path: '^(client|server|emulator|protocol)/src/', pathNot: spec },
      to: { path: spec },
    },
    {
      name: 'the-test-library-is-for-tests',
      severity: 'error',
      from: { pathNot: `${spec}|^(e2e|bench)/|${testLibrary}` },
      to: { path: testLibrary },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        pathNot:
          '\\.d\\.ts$|\\.config\\.(mjs|ts)$|\\.(c|m)js$|^start\\.ts$|main\\.ts$|^emulator/src/(phones|inspector/page)/|^e2e/patience',
      },
      to: {},
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^[^/]+/dist/|\\.angular/|^\\.hotline/|^client/[^/]*\\.mjs$' },
    enhancedResolveOptions: {
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
};
