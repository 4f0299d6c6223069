/** What a bare route answers: as long as the real answer. */
export const fixedAnswer = [
  { action: 'talk', text: 'Transferring your call now.' },
  {
    action: 'connect',
    endpoint: [{ type: 'phone', number: '447700900001' }],
    from: '447700900000',
    timeout: 45,
    limit: 3600,
    machineDetection: 'continue',
    eventUrl: ['http://127.0.0.1:3000/webhooks/event'],
  },
];
